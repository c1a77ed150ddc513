package lastlease.simulator;

import java.util.EnumSet;
import java.util.Set;
import lastlease.reports.Verdict;

/** What goes wrong in a venue; the weight says how often it is drawn. */
public enum Fault {
  NOTHING(24, Verdict.HEALTHY),
  WHOLE_DAY(2, Verdict.HEALTHY),
  FULL(22, Verdict.POOL_EXHAUSTED),
  FULL_FEW(8, Verdict.POOL_EXHAUSTED),
  FULL_LATE_SECOND(4, Verdict.POOL_EXHAUSTED),
  FULL_THEN_RELEASED(3, Verdict.POOL_EXHAUSTED),
  FULL_THEN_EXPIRED(3, Verdict.POOL_EXHAUSTED),
  FULL_THEN_FORGOTTEN(2, Verdict.POOL_EXHAUSTED, Verdict.SERVER_UNREACHABLE),
  FULL_THEN_ENLARGED(2, Verdict.POOL_EXHAUSTED, Verdict.SERVER_UNREACHABLE),
  FULL_UNICAST_ONLY(5, Verdict.POOL_EXHAUSTED),
  DEAD(4, Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED),
  DEAD_WITH_GATEWAY(2, Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED),
  DEAD_FROM_START(2, Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED),
  DEAD_AT_LAST_ADDRESS(3, Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED),
  DEAD_AFTER_NAK(3, Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED),
  RELAY_DOWN(2, Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED),
  RESTART(3, Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED),
  RESTART_LOST_LEASES(3, Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED),
  SLOW(3, Verdict.SERVER_SLOW, Verdict.PACKET_LOSS),
  LOSS(3, Verdict.PACKET_LOSS, Verdict.SELECTIVE_FAILURE, Verdict.SERVER_SLOW, Verdict.HEALTHY),
  ROGUE_ELSEWHERE(3, Verdict.ROGUE_SERVER),
  ROGUE_SAME_SUBNET(2, Verdict.ROGUE_SERVER, Verdict.HEALTHY),
  SPLIT_HALF_DEAD(3, Verdict.POOL_EXHAUSTED, Verdict.SERVER_UNREACHABLE, Verdict.HEALTHY),
  FLOOD_ONE_SOURCE(2, Verdict.STARVATION_ATTACK, Verdict.POOL_EXHAUSTED),
  FLOOD_MANY_SOURCES(2, Verdict.STARVATION_ATTACK, Verdict.POOL_EXHAUSTED),
  FLOOD_WITH_NAMES(2, Verdict.STARVATION_ATTACK, Verdict.POOL_EXHAUSTED),
  CONFLICTS(3, Verdict.ADDRESS_CONFLICTS, Verdict.HEALTHY),
  POLICY_FEW(4, Verdict.SELECTIVE_FAILURE, Verdict.POOL_EXHAUSTED, Verdict.HEALTHY),
  POLICY_GROUP(4, Verdict.SELECTIVE_FAILURE, Verdict.POOL_EXHAUSTED),

  // Kinds of their own, each drawn and judged by a class; never drawn among the others.
  FLOOD_LIKE_PEOPLE,
  FLOOD_RANDOM_CHADDR,
  FLOOD_OF_REBOOTS,
  FLOOD_SLOW,
  CROWD_OF_THINGS,
  CROWD_RETURNS,
  LEASES_OF_OTHER_DAYS,
  ROAMERS,
  POOL_ENLARGED,
  PROBES_HEALTHY,
  PROBES_FULL,
  PROBES_DEAD,
  PARALLEL,
  PARALLEL_ONE_FULL,
  STATIC_HEALTHY,
  STATIC_BESIDE_DEAD,
  STATIC_AFTER_FAILURE,
  WINDOWS_STRANGERS,
  WINDOWS_BESIDE_DEAD,
  DENIED_AMONG_OTHERS,
  DENIED_LAST,
  OFFERS_UNHEARD,
  CLIENT_CLOCKS;

  public final int weight;
  private final Set<Verdict> accepted;

  Fault() {
    this.weight = 0;
    this.accepted = EnumSet.noneOf(Verdict.class);
  }

  Fault(int weight, Verdict first, Verdict... more) {
    this.weight = weight;
    this.accepted = EnumSet.of(first, more);
  }

  /** Whether a class of its own draws and judges it. */
  public boolean isOfItsOwn() {
    return weight == 0;
  }

  public boolean accepts(Verdict verdict) {
    return accepted.contains(verdict);
  }

  /** Whether the drawn pool is smaller than the crowd. */
  public boolean fills() {
    return name().startsWith("FULL") || this == DEAD_AT_LAST_ADDRESS;
  }

  public boolean healthy() {
    return this == NOTHING || this == WHOLE_DAY;
  }
}
