package lastlease.track;

import java.util.LinkedHashSet;
import java.util.Set;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Dhcp;
import lastlease.wire.ProbeStranger;

/** Recognises the strangers as whom lastlease probes, this one and any other: no guests. */
final class Probes {
  private static final int KEPT = 64;
  private final Set<MacAddress> strangers = new LinkedHashSet<>();

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
