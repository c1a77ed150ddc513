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

  /** What speaks for it comes and goes: late answers, lost messages, others who are served. */
  private static boolean wavers(Verdict rival) {
    return rival == Verdict.SERVER_SLOW
        || rival == Verdict.PACKET_LOSS
        || rival == Verdict.SELECTIVE_FAILURE;
  }

  private static boolean isConfirmed(Claim claim) {
    return claim.confidence() == Confidence.CONFIRMED;
  }
}
