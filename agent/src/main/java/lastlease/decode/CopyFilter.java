package lastlease.decode;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Notices messages that were captured twice, as on a mirror port or beside a relay, at times with
 * another tag, TTL, hop count or relay fields. A copy follows within 50 ms; no client retransmits
 * so soon (RFC 2131 4.1), and one that does would count once too few, never too often.
 */
public final class CopyFilter {
  private static final long WITHIN_MICROS = 50_000;
  private static final int KEPT = 4096;

  private final Map<DhcpMessage, Long> lately =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DhcpMessage, Long> eldest) {
          return size() > KEPT;
        }
      };

  /** Whether an observation repeats one just seen; remembers it if not. */
  public boolean isCopy(Observation observation) {
    if (!(observation instanceof Observation.Dhcp dhcp)) {
      return false;
    }
    long now = dhcp.seen().micros();
    Long before = lately.put(bare(dhcp.message()), now);
    return before != null && Math.abs(now - before) <= WITHIN_MICROS;
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
