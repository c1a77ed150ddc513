package lastlease.track;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Dhcp;
import lastlease.wire.ProbeStranger;

/** Recognises the strangers as whom lastlease probes, this one and any other: no guests. */
final class Probes {
  private static final int KEPT = 64;
  private final Set<MacAddress> strangers = new LinkedHashSet<>();
  private final Map<MacAddress, Ipv4> offered = new HashMap<>();

  /**
   * Whether an OFFER to a stranger shows a free address. The same one again does not: a server may
   * keep it for the stranger (ISC and udhcpd for over 60 s, measured), and have no other.
   */
  boolean showsFree(MacAddress stranger, Ipv4 address) {
    return !address.isZero() && !address.equals(offered.put(stranger, address));
  }

  /** Whether a message is such a probe, or the answer to one. */
  boolean isProbe(Dhcp dhcp) {
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
