package lastlease.diagnose;

import static lastlease.reports.Verdict.ADDRESS_CONFLICTS;
import static lastlease.reports.Verdict.PACKET_LOSS;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;
import static lastlease.reports.Verdict.SERVER_SLOW;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;

import lastlease.reports.Confidence;
import lastlease.reports.Segment.Level;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A full server is silent to newcomers, like a dead one; what differs is that it lives. So the
 * claim grows with the signs of life that are seen between unanswered DISCOVERs.
 */
final class ExhaustedRule implements Rule {
  @Override
  public @Nullable Claim claim(OutageFacts facts) {
    if (facts.victims().isEmpty() || !facts.holders().isEmpty()) {
      return null;
    }
    Claim claim = facts.servedBefore() > 0 ? afterSuccess(facts) : neverServed(facts);
    if (claim == null) {
      return null;
    }
    if (facts.groupOnly() != null || facts.overtaken() > 0) {
      claim = claim.capped(Confidence.LIKELY, SELECTIVE_FAILURE);
    }
    if (facts.freshOvertakers() > 0) {
      // Somebody who came later got an address of which nobody knew: the pool had one.
      boolean few =
          facts.freshOvertakers() < Thresholds.FRESH_ADDRESSES
              || facts.freshOvertakers() * 2 < facts.victims().size();
      claim = claim.capped(few ? Confidence.LIKELY : Confidence.POSSIBLE, SELECTIVE_FAILURE);
    }
    if (facts.offeredLately() * 3 > facts.failing().size()
        || !facts.servedSince().isEmpty()
            && facts.servedSince().size() * 3 > facts.victims().size()) {
      claim =
          claim.capped(Confidence.LIKELY, SELECTIVE_FAILURE).capped(Confidence.LIKELY, PACKET_LOSS);
    }
    if (facts.freshSince() > 0
        || facts.checks() >= Thresholds.FRESH_ADDRESSES
        || facts.checking()
        || facts.wasDead()
        || facts.maybeQueued()) {
      // A full pool gives back what it had given: these came from a queue, or a server that is
      // back.
      claim = claim.capped(Confidence.LIKELY, SERVER_SLOW);
    }
    if (claim.confidence() == Confidence.CONFIRMED && facts.mayBeLost(facts.unanswered())) {
      claim = claim.capped(Confidence.LIKELY, PACKET_LOSS);
    }
    if (facts.declined() >= Thresholds.DECLINED_ADDRESSES) {
      // Declined addresses are burnt: the pool may be full of strangers rather than of leases.
      claim = claim.capped(Confidence.LIKELY, ADDRESS_CONFLICTS);
    }
    if (facts.poolHasRoom()) {
      claim = claim.capped(Confidence.POSSIBLE, SERVER_UNREACHABLE);
    }
    if (facts.level() == Level.OWN_TRAFFIC) {
      claim = claim.capped(Confidence.POSSIBLE, SERVER_UNREACHABLE);
    }
    return claim;
  }

  private static Claim afterSuccess(OutageFacts facts) {
    boolean lives = !facts.ownPath().isEmpty();
    if (facts.lone()) {
      return lives
          ? claim(Confidence.POSSIBLE, Severity.WARNING, SELECTIVE_FAILURE)
          : claim(Confidence.POSSIBLE, Severity.WARNING, SELECTIVE_FAILURE, SERVER_UNREACHABLE);
    }
    if (facts.firmWitnesses() >= Thresholds.SIGNS_CONFIRM) {
      return claim(Confidence.CONFIRMED, Severity.CRITICAL);
    }
    boolean hinted =
        lives || !facts.otherPath().isEmpty() || facts.poolFull() || facts.nearFull() != null;
    return claim(
        hinted ? Confidence.LIKELY : Confidence.POSSIBLE, Severity.CRITICAL, SERVER_UNREACHABLE);
  }

  private static @Nullable Claim neverServed(OutageFacts facts) {
    if (facts.lone()) {
      return null;
    }
    if (facts.firmWitnesses() >= Thresholds.SIGNS_CONFIRM) {
      return claim(Confidence.LIKELY, Severity.CRITICAL, SELECTIVE_FAILURE);
    }
    if (facts.nearFull() != null) {
      return claim(Confidence.LIKELY, Severity.CRITICAL, SERVER_UNREACHABLE);
    }
    // Holders or refused clients were answered: a server was there, and is as silent as a full one.
    boolean life = facts.lastLife() != null;
    boolean addressesInUse = facts.hosts() >= 2 || facts.ownLease();
    if (life || facts.beganInView() >= 3 && addressesInUse) {
      return claim(Confidence.POSSIBLE, Severity.CRITICAL, SERVER_UNREACHABLE);
    }
    return null;
  }

  private static Claim claim(Confidence confidence, Severity severity, Verdict... rivals) {
    return Claim.of(POOL_EXHAUSTED, confidence, severity, rivals);
  }
}
