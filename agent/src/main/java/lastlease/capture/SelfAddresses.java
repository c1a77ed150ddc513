package lastlease.capture;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The IPv4 addresses of this machine, as they come and go. */
public final class SelfAddresses {
  private Map<String, Own> before = new LinkedHashMap<>();

  /**
   * An address of an interface.
   *
   * @param mac hardware address in colon form
   * @param present false when it has gone
   */
  public record Own(String iface, String mac, String address, int prefixLength, boolean present) {}

  /** What changed since the last call; at the first one, everything. */
  public List<Own> changes() throws SocketException {
    Map<String, Own> now = new LinkedHashMap<>();
    for (NetworkInterface one : LinkState.addressed()) {
      byte[] mac = one.getHardwareAddress();
      if (mac == null || mac.length != 6) {
        continue;
      }
      for (InterfaceAddress address : one.getInterfaceAddresses()) {
        if (address.getAddress() instanceof Inet4Address) {
          Own own =
              new Own(
                  one.getName(),
                  java.util.HexFormat.ofDelimiter(":").formatHex(mac),
                  address.getAddress().getHostAddress(),
                  address.getNetworkPrefixLength(),
                  true);
          now.put(own.iface() + "/" + own.address(), own);
        }
      }
    }
    List<Own> changes = new ArrayList<>();
    before.forEach(
        (key, own) -> {
          if (!now.containsKey(key)) {
            changes.add(new Own(own.iface(), own.mac(), own.address(), own.prefixLength(), false));
          }
        });
    now.forEach(
        (key, own) -> {
          if (!before.containsKey(key)) {
            changes.add(own);
          }
        });
    before = now;
    return changes;
  }
}
