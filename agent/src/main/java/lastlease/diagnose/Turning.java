package lastlease.diagnose;

import lastlease.reports.Confidence;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Lets an open incident change its verdict, or become confirmed where another cause was as likely,
 * only when that has been found for long enough: evidence that wavers is told once.
 */
final class Turning {
  private @Nullable Verdict other;
  private long otherSince;
  private boolean confirmed;
  private long confirmedSince;

  void reset() {
    other = null;
    confirmed = false;
  }

  /** Whether a claim may take the place of what was told. */
  boolean allows(Claim found, Claim told, OutageFacts facts) {
    return !outlasts(told, found, facts) && allows(found, told, facts.now());
  }

  boolean allows(Claim found, Claim told, long now) {
    boolean confirms = isConfirmed(found) && told.rivals().stream().anyMatch(Turning::wavers);
    if (!confirms) {
      confirmed = false;
    } else if (!confirmed) {
      confirmed = true;
      confirmedSince = now;
    }
    if (found.verdict() == told.verdict()) {
      other = null;
      return !confirms || now - confirmedSince >= Thresholds.TURN;
    }
    if (other != found.verdict()) {
      other = found.verdict();
      otherSince = now;
    }
    return now - otherSince >= Thresholds.TURN;
  }

  /**
   * A server that is back was gone nevertheless: its life refutes that only where newcomers had
   * asked in vain before a sign of it, and did after it.
   */
  private static boolean outlasts(Claim told, Claim found, OutageFacts facts) {
    if (told.verdict() != Verdict.SERVER_UNREACHABLE || facts.servedBefore() == 0) {
      return false;
    }
    return isConfirmed(told)
        ? found.verdict() != Verdict.STARVATION_ATTACK && facts.firm().isEmpty()
        : found.verdict() == Verdict.POOL_EXHAUSTED
            && facts.ownPath().isEmpty()
            && facts.otherPath().isEmpty();
  }

  /** What speaks for it comes and goes: late answers, others who are served. */
  private static boolean wavers(Verdict rival) {
    return rival == Verdict.SERVER_SLOW || rival == Verdict.SELECTIVE_FAILURE;
  }

  private static boolean isConfirmed(Claim claim) {
    return claim.confidence() == Confidence.CONFIRMED;
  }
}
