package lastlease.reports;

/**
 * What is wrong with DHCP at a place, gravest first: the order of declaration is the order of
 * gravity.
 */
public enum Verdict {
  /** Somebody takes all addresses on purpose, or by a runaway program. */
  STARVATION_ATTACK,
  /** The server lives, but has no free address for newcomers. */
  POOL_EXHAUSTED,
  /** No server answers, neither newcomers nor holders of leases. */
  SERVER_UNREACHABLE,
  /** A DHCP server that does not belong here gives addresses. */
  ROGUE_SERVER,
  /** Clients are refused (NAK) and stay so, or many are refused at once. */
  REQUESTS_REFUSED,
  /** Clients decline addresses since somebody else uses them. */
  ADDRESS_CONFLICTS,
  /** Answers come, with a steady delay. */
  SERVER_SLOW,
  /** Answers come quickly, but only to late retransmissions. */
  PACKET_LOSS,
  /** Nearly all addresses of a pool of known size are in use. */
  POOL_NEARLY_FULL,
  /** One client, or a recognisable group, fails while other newcomers succeed. */
  SELECTIVE_FAILURE,
  /** Nothing that could tell was visible. */
  UNDETERMINED,
  /** Clients were seen to succeed, and nothing was wrong. */
  HEALTHY
}
