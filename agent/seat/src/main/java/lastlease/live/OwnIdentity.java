package lastlease.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lastlease.capture.machine.SelfAddresses;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Who this machine is on an interface.
 *
 * @param address a routable one, or null
 */
public record OwnIdentity(MacAddress mac, @Nullable Ipv4 address) {

  /**
   * Looks it up now.
   *
   * @throws IOException when the interface has no Ethernet address
   */
  public static OwnIdentity of(String name) throws IOException {
    List<SelfAddresses.Own> addresses = new ArrayList<>(new SelfAddresses().changes());
    addresses.removeIf(own -> !own.iface().equals(name));
    addresses.sort(Comparator.comparing(SelfAddresses.Own::linkLocal));
    Optional<String> mac =
        addresses.isEmpty()
            ? SelfAddresses.hardwareAddress(name)
            : Optional.of(addresses.get(0).mac());
    boolean routable = !addresses.isEmpty() && !addresses.get(0).linkLocal();
    return new OwnIdentity(
        MacAddress.parse(
            mac.orElseThrow(() -> new SaidException(Saying.of("probe.noMac").with("name", name)))),
        routable ? Ipv4.parse(addresses.get(0).address()) : null);
  }
}
