package lastlease.diagnose;

import static lastlease.reports.Confidence.LIKELY;
import static lastlease.reports.Confidence.POSSIBLE;
import static lastlease.reports.Verdict.ADDRESS_CONFLICTS;
import static lastlease.reports.Verdict.PACKET_LOSS;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;
import static lastlease.reports.Verdict.SERVER_SLOW;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;

import java.util.List;
import java.util.function.Predicate;
import lastlease.reports.Confidence;
import lastlease.reports.Segment.Level;
import lastlease.reports.Verdict;

/**
 * A reason why newcomers may go unanswered although the pool is not full.
 *
 * @param arises whether the facts give it
 * @param most how sure the claim may be nevertheless
 * @param rival what it may be instead
 */
record Doubt(Predicate<OutageFacts> arises, Confidence most, Verdict rival) {
  private static final List<Doubt> ALL =
      List.of(
          // They have something in common, or somebody who came later got an address: a policy.
          new Doubt(
              facts -> facts.groupOnly() != null || facts.overtaken() > 0,
              LIKELY,
              SELECTIVE_FAILURE),
          // Who came later got an address of which nobody knew: the pool had one.
          new Doubt(facts -> facts.freshOvertakers() > 0, LIKELY, SELECTIVE_FAILURE),
          new Doubt(Doubt::manyOvertookWithFreshAddresses, POSSIBLE, SELECTIVE_FAILURE),
          new Doubt(Doubt::othersAreServed, LIKELY, SELECTIVE_FAILURE),
          new Doubt(Doubt::othersAreServed, LIKELY, PACKET_LOSS),
          new Doubt(Doubt::mayBeAQueue, LIKELY, SERVER_SLOW),
          // Declined addresses are burnt: the pool may be full of strangers rather than of leases.
          new Doubt(
              facts -> facts.declined() >= Thresholds.DECLINED_ADDRESSES,
              LIKELY,
              ADDRESS_CONFLICTS),
          new Doubt(OutageFacts::poolHasRoom, POSSIBLE, SERVER_UNREACHABLE),
          new Doubt(facts -> facts.level() == Level.OWN_TRAFFIC, POSSIBLE, SERVER_UNREACHABLE));

  /** A claim of a full pool, as sure as all doubts together leave it. */
  static Claim weigh(Claim claim, OutageFacts facts) {
    Claim left = claim;
    for (Doubt doubt : ALL) {
      if (doubt.arises.test(facts)) {
        left = left.capped(doubt.most, doubt.rival);
      }
    }
    // Loss is everywhere: it is a rival only where nothing else kept the claim from certainty.
    return left.confidence() == Confidence.CONFIRMED && facts.mayBeLost(facts.unanswered())
        ? left.capped(LIKELY, PACKET_LOSS)
        : left;
  }

  private static boolean manyOvertookWithFreshAddresses(OutageFacts facts) {
    return facts.freshOvertakers() >= Thresholds.FRESH_ADDRESSES
        && facts.freshOvertakers() * 2 >= facts.victims().size();
  }

  private static boolean othersAreServed(OutageFacts facts) {
    return facts.offeredLately() * 3 > facts.failing().size()
        || !facts.servedSince().isEmpty()
            && facts.servedSince().size() * 3 > facts.victims().size();
  }

  /** A full pool gives back what it had given; what is new comes from a queue, or a new start. */
  private static boolean mayBeAQueue(OutageFacts facts) {
    return facts.freshSince() > 0
        || facts.checks() >= Thresholds.FRESH_ADDRESSES
        || facts.checking()
        || facts.wasDead()
        || facts.maybeQueued();
  }
}
