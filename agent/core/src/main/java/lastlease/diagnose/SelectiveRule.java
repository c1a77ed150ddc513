package lastlease.diagnose;

import static lastlease.reports.Verdict.PACKET_LOSS;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;

import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Newcomers who came later are served while these go on failing: neither the server nor the pool is
 * at fault. A single success among many failures is an address that came free, and no such sign;
 * and when others, whom nobody overtook, fail as well, it is no longer about these.
 */
final class SelectiveRule implements Rule {
  @Override
  public @Nullable Claim claim(OutageFacts facts) {
    int served = facts.overtakers().size();
    long unserved = facts.victims().stream().filter(one -> !one.isBound()).count();
    if (facts.victims().isEmpty()
        || served < Thresholds.OVERTAKERS
        || served < facts.victims().size()
        || facts.notOvertaken() * 2L > unserved) {
      return null;
    }
    Claim claim =
        Claim.of(
            SELECTIVE_FAILURE,
            served > Thresholds.OVERTAKERS ? Confidence.LIKELY : Confidence.POSSIBLE,
            Severity.WARNING,
            PACKET_LOSS);
    // A full pool that gives out what comes free looks the same.
    return someFresh(facts) ? claim : claim.against(POOL_EXHAUSTED);
  }

  private static boolean someFresh(OutageFacts facts) {
    return facts.freshOvertakers() >= Thresholds.FRESH_ADDRESSES;
  }
}
