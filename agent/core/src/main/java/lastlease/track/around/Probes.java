package lastlease.track.around;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Dhcp;
import lastlease.wire.ProbeStranger;

/** Recognises the strangers as whom lastlease probes, this one and any other: no guests. */
public final class Probes {
  private static final int KEPT = 64;

  /**
   * So long a server may keep what it offered: ISC dhcpd 120 s (its source, {@code dhcpdiscover}),
   * udhcpd 60 s (its {@code offer_time}), and what the answer is late by, at most 10 s. dnsmasq and
   * Kea keep nothing (measured).
   */
  private static final long RESERVED = 130 * Times.SECOND;

  private final Set<MacAddress> strangers = new LinkedHashSet<>();
  private final Map<MacAddress, Offered> offered = new HashMap<>();

  private record Offered(Ipv4 address, long at) {}

  /**
   * Whether an OFFER to a stranger shows a free address. The same one again does not, while it may
   * be kept for the stranger, since the server may have no other; after that anybody else could
   * have had it.
   *
   * @param now core time
   */
  public boolean showsFree(MacAddress stranger, Ipv4 address, long now) {
    if (address.isZero()) {
      return false;
    }
    Offered before = offered.put(stranger, new Offered(address, now));
    return before == null || !address.equals(before.address()) || now - before.at() > RESERVED;
  }

  /** Whether a message is such a probe, or the answer to one. */
  public boolean isProbe(Dhcp dhcp) {
    MacAddress chaddr = dhcp.message().chaddr();
    MacAddress source = dhcp.link().source();
    if (chaddr == null) {
      return false;
    }
    if (dhcp.message().reply()) {
      return strangers.contains(chaddr);
    }
    boolean probe =
        source != null && !source.equals(chaddr) && ProbeStranger.of(source).equals(chaddr);
    if (probe && strangers.size() < KEPT) {
      strangers.add(chaddr);
    }
    return probe;
  }
}
