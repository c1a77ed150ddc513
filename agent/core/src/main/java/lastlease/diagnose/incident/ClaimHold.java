package lastlease.diagnose.incident;

import lastlease.reports.Confidence;
import lastlease.reports.Verdict;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * Lets what is told of an open incident change only when it has been found for long enough:
 * evidence that wavers is told once. Each time that an incident turns, or becomes less certain, the
 * next such change must have lasted for twice as long: a handful of frames now and then, true or
 * forged, must not ring all night.
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

  /** The first turn, and the one that corrects it, are told at once. */
  private static final int FREE = 2;

  /** After so many doublings, 5 s and 30 s are longer than the incident is likely to last. */
  private static final int DOUBLINGS = 6;

  private @Nullable Verdict verdict;
  private @Nullable Confidence confidence;
  private long since;
  private long due;
  private int turns;

  /**
   * Another incident is held, or one that had ended goes on.
   *
   * @param same it is the one of before: that it wavered is not forgotten
   */
  public void reset(boolean same) {
    verdict = null;
    turns = same ? turns : 0;
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
    turns += lasted && isTurn(found, told) ? 1 : 0;
    return lasted;
  }

  private static boolean isTurn(Claim found, Claim told) {
    return found.verdict() != told.verdict() || found.confidence().compareTo(told.confidence()) > 0;
  }

  private long doubled(long wait) {
    return wait << Math.max(0, Math.min(turns - FREE + 1, DOUBLINGS));
  }

  /** When what was found first just now may take its place, core time; else far in the past. */
  public long due() {
    return due;
  }

  private long needed(Claim found, Claim told, boolean stood) {
    if (found.confidence() == Confidence.CONFIRMED
        && (told.confidence() != Confidence.CONFIRMED || told.verdict() != found.verdict())) {
      return stood && told.verdict() == found.verdict() ? 0 : CONFIRMS;
    }
    if (found.verdict() != told.verdict()) {
      return doubled(TURNS);
    }
    return found.confidence().compareTo(told.confidence()) > 0 ? doubled(WEAKENS) : 0;
  }
}
