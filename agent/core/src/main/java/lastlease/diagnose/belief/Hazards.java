package lastlease.diagnose.belief;

import static lastlease.diagnose.belief.Condition.DEAD;
import static lastlease.diagnose.belief.Condition.DENIES;
import static lastlease.diagnose.belief.Condition.FULL;
import static lastlease.diagnose.belief.Condition.LOSSY;
import static lastlease.diagnose.belief.Condition.SLOW;
import static lastlease.diagnose.belief.Condition.WORKS;

/**
 * How a venue's condition changes by itself, before anything is seen of it. All rates are orders of
 * magnitude from experience at events, not measurements: what is seen outweighs them within two or
 * three clients. Halving or doubling any of them moves an alert by less than one retransmission.
 */
final class Hazards {
  /**
   * At the first frame, nobody seen to be served: somebody who opens this program has trouble more
   * often than not, but most networks work most of the time.
   */
  private static final double[] START = {.80, .04, .05, .02, .03, .06};

  /** A server dies once in an hour and a half of trouble-prone operation. */
  private static final double DIES = 1 / 5400.0;

  /** Where newcomers are served, one of eighty finds that the pool has just run out. */
  private static final double FULL_AT_ARRIVAL = .012;

  /** Where nobody was served in view, less is known: a sixth of that. */
  private static final double FULL_AT_FIRST_ARRIVAL = FULL_AT_ARRIVAL / 6;

  /** A full pool gets addresses back, by expiry or by hand, within some minutes. */
  private static final double FULL_ENDS = 1 / 400.0;

  private static final double DEAD_ENDS = 1 / 300.0;
  private static final double FULL_DIES = 1 / 20_000.0;

  /** The air turns bad once in 40 minutes, for a minute. */
  private static final double AIR_WORSENS = 1 / 2400.0;

  private static final double AIR_CLEARS = 1 / 60.0;

  /** A crowd makes a queue each quarter of an hour; it lasts for ten minutes. */
  private static final double QUEUE_FORMS = 1 / 900.0;

  private static final double QUEUE_ENDS = 1 / 600.0;

  /** Members of a denied group may begin to arrive at any time. */
  private static final double DENIED_ARRIVE = .02;

  /** Of services that come back, so many have a crowd waiting. */
  private static final double BACK_WITH_QUEUE = .4;

  /** Longer than this, nothing more is to be expected of time alone. */
  private static final double LONGEST_SECONDS = 600;

  private Hazards() {}

  static double[] start() {
    return START.clone();
  }

  /** Share of the serving conditions that a new arrival moves to {@link Condition#FULL}. */
  static double fullAtArrival(boolean servedBefore) {
    return servedBefore ? FULL_AT_ARRIVAL : FULL_AT_FIRST_ARRIVAL;
  }

  /**
   * Which probability moves in a time.
   *
   * @param back what of {@link Condition#WORKS} comes back from trouble
   * @param freshlyDenied which share of {@link Condition#DENIES} is new
   */
  record Moved(double[] after, double back, double freshlyDenied) {}

  static Moved advance(double[] before, double seconds) {
    double dt = Math.min(LONGEST_SECONDS, seconds);
    double[] q = before;
    double[] n = new double[Condition.COUNT];
    double worsens = chance(AIR_WORSENS, dt);
    double clears = chance(AIR_CLEARS, dt);
    double forms = chance(QUEUE_FORMS, dt);
    double queueEnds = chance(QUEUE_ENDS, dt);
    double dies = chance(DIES, dt);
    double fullDies = chance(FULL_DIES, dt);
    double backFull = q[FULL.ordinal()] * chance(FULL_ENDS, dt);
    double backDead = q[DEAD.ordinal()] * chance(DEAD_ENDS, dt);
    double works = q[WORKS.ordinal()];
    double lossy = q[LOSSY.ordinal()];
    double slow = q[SLOW.ordinal()];
    n[WORKS.ordinal()] = works * (1 - worsens - forms) + lossy * clears + slow * queueEnds;
    n[LOSSY.ordinal()] = lossy * (1 - clears) + works * worsens;
    n[SLOW.ordinal()] = slow * (1 - queueEnds) + works * forms;
    n[DENIES.ordinal()] = q[DENIES.ordinal()];
    double serving = 0;
    for (int i = 0; i < FULL.ordinal(); i++) {
      serving += n[i];
      n[i] *= 1 - dies;
    }
    double back = backFull + backDead;
    double backInTime = back * (1 - BACK_WITH_QUEUE);
    n[WORKS.ordinal()] += backInTime;
    n[SLOW.ordinal()] += back * BACK_WITH_QUEUE;
    double stays = 1 - chance(FULL_ENDS, dt) - fullDies;
    n[FULL.ordinal()] = q[FULL.ordinal()] * Math.max(0, stays);
    n[DEAD.ordinal()] =
        q[DEAD.ordinal()] * (1 - chance(DEAD_ENDS, dt))
            + serving * dies
            + q[FULL.ordinal()] * fullDies;
    return new Moved(n, backInTime, arriveDenied(n));
  }

  /** Returns which share of {@link Condition#DENIES} is new. */
  private static double arriveDenied(double[] n) {
    double serving = 0;
    for (int i = 0; i < FULL.ordinal(); i++) {
      serving += n[i];
    }
    double least = DENIED_ARRIVE * serving;
    double had = n[DENIES.ordinal()];
    if (had >= least || least == 0) {
      return 0;
    }
    n[DENIES.ordinal()] = least;
    return 1 - had / least;
  }

  private static double chance(double rate, double seconds) {
    return -Math.expm1(-rate * seconds);
  }
}
