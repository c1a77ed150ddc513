package lastlease.diagnose;

import static lastlease.reports.Verdict.PACKET_LOSS;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;

import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Newcomers who came later are served while these go on failing: neither the server nor the pool is
 * at fault. A single success among many failures is an address that came free, and no such sign.
 */
final class SelectiveRule implements Rule {
  @Override
  public @Nullable Claim claim(OutageFacts facts) {
    int served = facts.overtakers().size();
    if (facts.victims().isEmpty()
        || served < Thresholds.OVERTAKERS
        || served < facts.victims().size()) {
      return null;
    }
    Claim claim =
        Claim.of(
            SELECTIVE_FAILURE,
            served > Thresholds.OVERTAKERS ? Confidence.LIKELY : Confidence.POSSIBLE,
            Severity.WARNING,
            PACKET_LOSS);
    // A full pool that gives out what comes free looks the same.
    return facts.freshOvertakers() < Thresholds.FRESH_ADDRESSES
        ? claim.against(POOL_EXHAUSTED)
        : claim;
  }
}
