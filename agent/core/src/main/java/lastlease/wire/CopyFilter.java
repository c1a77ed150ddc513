package lastlease.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notices messages that were captured twice, as on a mirror port or beside a relay, at times with
 * another tag, TTL, hop count or relay fields. A copy follows within 50 ms; no client retransmits
 * so soon (RFC 2131 4.1), and one that does would count once too few, never too often. What two
 * interfaces hear of one network are no copies: each has its own view.
 */
public final class CopyFilter {
  private static final long WITHIN_MICROS = 50_000;
  private static final int KEPT = 4096;

  private record Key(String point, DhcpMessage message) {}

  private final Map<Key, Observation.Dhcp> lately =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Observation.Dhcp> eldest) {
          return size() > KEPT;
        }
      };

  /** What an observation repeats that was just seen, or null; remembers it in any case. */
  public Observation.@Nullable Dhcp original(Observation observation) {
    if (!(observation instanceof Observation.Dhcp dhcp)) {
      return null;
    }
    Observation.Dhcp before = lately.put(new Key(dhcp.seen().point(), bare(dhcp.message())), dhcp);
    return before != null
            && Math.abs(dhcp.seen().micros() - before.seen().micros()) <= WITHIN_MICROS
        ? before
        : null;
  }

  /** The message without what a relay changes. */
  private static DhcpMessage bare(DhcpMessage m) {
    return new DhcpMessage(
        m.reply(),
        m.type(),
        m.typeCode(),
        m.xid(),
        m.secs(),
        false,
        0,
        m.ciaddr(),
        m.yiaddr(),
        Ipv4.ZERO,
        Ipv4.ZERO,
        m.chaddr(),
        m.serverId(),
        m.requested(),
        m.leaseSeconds(),
        m.renewalSeconds(),
        m.rebindingSeconds(),
        m.subnetMask(),
        m.routers(),
        m.dnsServers(),
        m.clientId(),
        m.hostname(),
        m.vendorClass(),
        m.text(),
        m.parameters(),
        m.v6OnlySeconds(),
        m.autoConfigure(),
        m.rapidCommit(),
        false,
        m.truncated());
  }
}
