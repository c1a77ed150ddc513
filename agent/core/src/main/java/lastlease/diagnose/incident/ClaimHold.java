package lastlease.diagnose.incident;

import lastlease.reports.Confidence;
import lastlease.reports.Verdict;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * Lets what is told of an open incident change only when it has been found for long enough:
 * evidence that wavers is told once.
 */
public final class ClaimHold {
  /** Another verdict. */
  private static final long TURNS = 5 * Times.SECOND;

  /**
   * Certainty: a server that comes back answers within an address check and a retransmission, and
   * its first answers look like life in a full pool (prototype: 15 s left no wrong one of 240).
   */
  private static final long CONFIRMS = 15 * Times.SECOND;

  /** Less certainty than was told. */
  private static final long WEAKENS = 30 * Times.SECOND;

  private @Nullable Verdict verdict;
  private @Nullable Confidence confidence;
  private long since;
  private long due;

  public void reset() {
    verdict = null;
  }

  /** Whether a claim may take the place of what was told. */
  public boolean allows(Claim found, Claim told, long now) {
    return allows(found, told, false, now);
  }

  /**
   * The same.
   *
   * @param stood what makes it certain has lasted by itself
   */
  public boolean allows(Claim found, Claim told, boolean stood, long now) {
    if (found.verdict() != verdict || found.confidence() != confidence) {
      verdict = found.verdict();
      confidence = found.confidence();
      since = now;
      due = now + needed(found, told, stood);
      return due <= now;
    }
    boolean lasted = now - since >= needed(found, told, stood);
    due = Long.MIN_VALUE;
    return lasted;
  }

  /** When what was found first just now may take its place, core time; else far in the past. */
  public long due() {
    return due;
  }

  private static long needed(Claim found, Claim told, boolean stood) {
    if (found.confidence() == Confidence.CONFIRMED
        && (told.confidence() != Confidence.CONFIRMED || told.verdict() != found.verdict())) {
      return stood && told.verdict() == found.verdict() ? 0 : CONFIRMS;
    }
    if (found.verdict() != told.verdict()) {
      return TURNS;
    }
    return found.confidence().compareTo(told.confidence()) > 0 ? WEAKENS : 0;
  }
}
