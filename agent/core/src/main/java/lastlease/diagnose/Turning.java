package lastlease.diagnose;

import java.util.stream.Stream;
import lastlease.reports.Confidence;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Lets an open incident change its verdict, or become confirmed where another cause was as likely,
 * only when that has been found for long enough: evidence that wavers is told once. A server that
 * was told to be gone stays so after its return.
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
    return !outlasts(found, told, facts) && hasLasted(found, told, facts.now());
  }

  /** Whether it was found for long enough, at core time. */
  boolean hasLasted(Claim found, Claim told, long now) {
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
   * asked in vain before a sign of it, and did after it. Without one, a full pool is no better
   * guess; a flood is, whoever was gone. Where nobody was ever served, hardly more was known.
   */
  private static boolean outlasts(Claim found, Claim told, OutageFacts facts) {
    if (told.verdict() != Verdict.SERVER_UNREACHABLE || facts.servedBefore() == 0) {
      return false;
    }
    return isConfirmed(told)
        ? found.verdict() != Verdict.STARVATION_ATTACK && facts.firm().isEmpty() && !goesOn(facts)
        : found.verdict() == Verdict.POOL_EXHAUSTED
            && facts.ownPath().isEmpty()
            && facts.otherPath().isEmpty();
  }

  /** A server that is back serves newcomers within a minute, unless its pool is full. */
  private static boolean goesOn(OutageFacts facts) {
    return Stream.concat(facts.ownPath().stream(), facts.otherPath().stream())
        .anyMatch(sign -> facts.now() - sign.at().micros() >= Thresholds.GONE_AGAIN);
  }

  /** What speaks for it comes and goes: late answers, others who are served. */
  private static boolean wavers(Verdict rival) {
    return rival == Verdict.SERVER_SLOW || rival == Verdict.SELECTIVE_FAILURE;
  }

  private static boolean isConfirmed(Claim claim) {
    return claim.confidence() == Confidence.CONFIRMED;
  }
}
