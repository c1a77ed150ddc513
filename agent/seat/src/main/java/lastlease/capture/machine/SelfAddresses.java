package lastlease.capture.machine;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The IPv4 addresses of this machine, as they come and go, with their leases where told. */
public final class SelfAddresses {
  /** Lease files are written within seconds of the address; then the question is dropped. */
  private static final int LEASE_QUESTIONS = 5;

  private final OwnLeases leases = new OwnLeases();
  private Map<String, Own> before = new LinkedHashMap<>();
  private final Map<String, Integer> unanswered = new HashMap<>();

  /**
   * An address of an interface.
   *
   * @param mac hardware address in colon form
   * @param present false when it has gone
   * @param lease null where the system does not tell it
   */
  public record Own(
      String iface,
      int index,
      String mac,
      String address,
      int prefixLength,
      boolean present,
      @Nullable OwnLease lease) {
    Own gone() {
      return new Own(iface, index, mac, address, prefixLength, false, null);
    }

    Own leased(OwnLease told) {
      return new Own(iface, index, mac, address, prefixLength, present, told);
    }

    /** In 169.254/16. */
    public boolean linkLocal() {
      return address.startsWith("169.254.");
    }
  }

  /** What changed since the last call; at the first one, everything. Found leases are changes. */
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
                  one.getIndex(),
                  java.util.HexFormat.ofDelimiter(":").formatHex(mac),
                  address.getAddress().getHostAddress(),
                  address.getNetworkPrefixLength(),
                  true,
                  null);
          now.put(own.iface() + "/" + own.address(), own);
        }
      }
    }
    List<Own> changes = new ArrayList<>();
    before.forEach(
        (key, own) -> {
          if (!now.containsKey(key)) {
            unanswered.remove(key);
            changes.add(own.gone());
          }
        });
    now.forEach(
        (key, own) -> {
          boolean added = !before.containsKey(key);
          if (added && !own.linkLocal()) {
            unanswered.put(key, LEASE_QUESTIONS);
          }
          Own told = lease(key, own);
          if (added || told.lease() != null) {
            changes.add(told);
          }
        });
    before = now;
    return changes;
  }

  private Own lease(String key, Own own) {
    Integer left = unanswered.remove(key);
    if (left == null) {
      return own;
    }
    Optional<OwnLease> found = leases.of(own.iface(), own.index(), own.address());
    if (found.isEmpty() && left > 1) {
      unanswered.put(key, left - 1);
    }
    return found.map(own::leased).orElse(own);
  }

  /** The hardware address of an interface, in colon form, also of one without an IP address. */
  public static Optional<String> hardwareAddress(String name) throws IOException {
    return LinkState.hardwareAddress(name);
  }
}
