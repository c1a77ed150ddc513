package lastlease.diagnose;

import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/** A flood is the root cause: it hides the exhaustion that it brings. */
final class StarvationRule implements Rule {
  @Override
  public @Nullable Claim claim(OutageFacts facts) {
    if (facts.flood() == null) {
      return null;
    }
    // Frames cannot show intent: a broken client or a test tool floods as well.
    return Claim.of(Verdict.STARVATION_ATTACK, Confidence.LIKELY, Severity.CRITICAL);
  }
}
