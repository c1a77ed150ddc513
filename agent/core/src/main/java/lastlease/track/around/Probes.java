package lastlease.track.around;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import lastlease.track.moment.Times;
import lastlease.wire.DhcpMessage;
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

  private final Predicate<MacAddress> own;
  private final Map<MacAddress, Question> strangers = new LinkedHashMap<>();
  private final Map<MacAddress, Offered> offered = new HashMap<>();

  private record Offered(Ipv4 address, long at) {}

  /** What a stranger asked last, and whether it is the own machine's. */
  private record Question(int xid, boolean own) {}

  /**
   * @param own whether an address is one of the machine that the agent runs on
   */
  public Probes(Predicate<MacAddress> own) {
    this.own = own;
  }

  /**
   * Whether a message answers what the own machine asked last. What others ask under such names,
   * and what is answered to them, may be anybody's: it proves nothing.
   */
  public boolean answersOwn(DhcpMessage message) {
    Question asked = message.chaddr() == null ? null : strangers.get(message.chaddr());
    return asked != null && asked.own() && asked.xid() == message.xid();
  }

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
      return strangers.containsKey(chaddr);
    }
    if (source == null) {
      return false;
    }
    if (source.equals(chaddr)) {
      // A device of that address speaks for itself: whoever wrote it as a stranger's lied.
      strangers.remove(chaddr);
      return false;
    }
    boolean probe = ProbeStranger.of(source).equals(chaddr);
    if (probe) {
      remember(chaddr, new Question(dhcp.message().xid(), own.test(source)));
    }
    return probe;
  }

  private void remember(MacAddress stranger, Question question) {
    strangers.remove(stranger);
    strangers.put(stranger, question);
    if (strangers.size() > KEPT) {
      MacAddress eldest =
          strangers.entrySet().stream()
              .filter(each -> !each.getValue().own())
              .findFirst()
              .orElseGet(() -> strangers.entrySet().iterator().next())
              .getKey();
      strangers.remove(eldest);
      offered.remove(eldest);
    }
  }
}
