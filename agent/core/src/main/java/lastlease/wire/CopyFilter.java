package lastlease.wire;

import java.util.Objects;
import lastlease.wire.Observation.Dhcp;
import org.jspecify.annotations.Nullable;

/**
 * Notices messages that were captured twice, as on a mirror port or beside a relay, at times with
 * another tag, TTL, hop count or relay fields. A copy follows within 50 ms; no client retransmits
 * so soon (RFC 2131 4.1), and one that does would count once too few, never too often. It says the
 * same between the same IP addresses, unless a relay passed it on: then giaddr or hops changed, or
 * it is a reply that bears the relay's giaddr. What two interfaces hear of one network are no
 * copies: each has its own view.
 */
public final class CopyFilter {
  private static final long WITHIN_MICROS = 50_000;

  /** Places for messages of one hash, so that others that come between push none out. */
  private static final int WAYS = 4;

  /** A quiet room's seat needs few places, and a hub has many seats: it grows with the crowd. */
  private static final int FEWEST_BITS = 3;

  private static final int MOST_BITS = 10;

  /**
   * What is older makes room. A copy comes sooner, also where frames stand a little out of order.
   */
  private static final long KEPT_MICROS = 1_000_000;

  private int bits = FEWEST_BITS;
  private @Nullable Dhcp[] lately = new Dhcp[WAYS << FEWEST_BITS];

  // Beside the messages, which are far away by the time that they are looked at.
  private int[] xids = new int[WAYS << FEWEST_BITS];
  private long[] times = new long[WAYS << FEWEST_BITS];

  /** What an observation repeats that was just seen, or null; remembers it in any case. */
  public @Nullable Dhcp original(Observation observation) {
    if (!(observation instanceof Dhcp dhcp)) {
      return null;
    }
    int first = place(dhcp.message()) * WAYS;
    int xid = dhcp.message().xid();
    for (int i = first; i < first + WAYS; i++) {
      Dhcp before = xids[i] == xid ? lately[i] : null;
      if (before != null && isCopy(before, dhcp)) {
        keep(i, dhcp);
        return before;
      }
    }
    remember(dhcp, oldest(first));
    return null;
  }

  private void remember(Dhcp dhcp, int oldest) {
    int place = oldest;
    while (lately[place] != null
        && bits < MOST_BITS
        && dhcp.seen().micros() - times[place] < KEPT_MICROS) {
      grow();
      place = oldest(place(dhcp.message()) * WAYS);
    }
    keep(place, dhcp);
  }

  private void grow() {
    @Nullable Dhcp[] before = lately;
    bits++;
    lately = new Dhcp[WAYS << bits];
    xids = new int[WAYS << bits];
    times = new long[WAYS << bits];
    for (Dhcp kept : before) {
      if (kept != null) {
        // One hash's messages have the same places as before, or more.
        keep(oldest(place(kept.message()) * WAYS), kept);
      }
    }
  }

  private void keep(int place, Dhcp dhcp) {
    lately[place] = dhcp;
    xids[place] = dhcp.message().xid();
    times[place] = dhcp.seen().micros();
  }

  private int oldest(int first) {
    int oldest = first;
    long micros = Long.MAX_VALUE;
    for (int i = first; i < first + WAYS; i++) {
      if (lately[i] == null) {
        return i;
      }
      if (times[i] < micros) {
        micros = times[i];
        oldest = i;
      }
    }
    return oldest;
  }

  private int place(DhcpMessage m) {
    MacAddress chaddr = m.chaddr();
    long mixed = (chaddr == null ? 0 : chaddr.bits()) * 31 + m.xid();
    return (int)
        ((mixed * 31 + m.secs() * 7L + m.typeCode()) * 0x9E37_79B9_7F4A_7C15L >>> 64 - bits);
  }

  private static boolean isCopy(Dhcp before, Dhcp dhcp) {
    DhcpMessage a = before.message();
    DhcpMessage b = dhcp.message();
    return Math.abs(dhcp.seen().micros() - before.seen().micros()) <= WITHIN_MICROS
        && a.xid() == b.xid()
        && before.seen().point().equals(dhcp.seen().point())
        && (before.from().equals(dhcp.from()) && before.to().equals(dhcp.to()) || isRelayed(a, b))
        && saysTheSame(a, b);
  }

  private static boolean isRelayed(DhcpMessage a, DhcpMessage b) {
    return a.hops() != b.hops()
        || !a.giaddr().equals(b.giaddr())
        || a.reply() && !a.giaddr().isZero();
  }

  /** All but what a relay changes: hops, giaddr, siaddr, the broadcast flag, option 82. */
  private static boolean saysTheSame(DhcpMessage a, DhcpMessage b) {
    return a.type() == b.type()
        && a.typeCode() == b.typeCode()
        && a.reply() == b.reply()
        && a.secs() == b.secs()
        && Objects.equals(a.chaddr(), b.chaddr())
        && a.ciaddr().equals(b.ciaddr())
        && a.yiaddr().equals(b.yiaddr())
        && a.rapidCommit() == b.rapidCommit()
        && a.truncated() == b.truncated()
        && Objects.equals(a.serverId(), b.serverId())
        && Objects.equals(a.requested(), b.requested())
        && Objects.equals(a.leaseSeconds(), b.leaseSeconds())
        && Objects.equals(a.renewalSeconds(), b.renewalSeconds())
        && Objects.equals(a.rebindingSeconds(), b.rebindingSeconds())
        && Objects.equals(a.subnetMask(), b.subnetMask())
        && a.routers().equals(b.routers())
        && a.dnsServers().equals(b.dnsServers())
        && Objects.equals(a.clientId(), b.clientId())
        && Objects.equals(a.hostname(), b.hostname())
        && Objects.equals(a.vendorClass(), b.vendorClass())
        && Objects.equals(a.text(), b.text())
        && a.parameters().equals(b.parameters())
        && Objects.equals(a.v6OnlySeconds(), b.v6OnlySeconds())
        && Objects.equals(a.autoConfigure(), b.autoConfigure());
  }
}
