package lastlease.diagnose;

import static lastlease.reports.Verdict.PACKET_LOSS;
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
    return Claim.of(
        SELECTIVE_FAILURE,
        served > Thresholds.OVERTAKERS ? Confidence.LIKELY : Confidence.POSSIBLE,
        Severity.WARNING,
        PACKET_LOSS);
  }
}
