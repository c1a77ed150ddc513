package lastlease.diagnose.belief;

import static lastlease.diagnose.belief.Condition.DEAD;
import static lastlease.diagnose.belief.Condition.FULL;
import static lastlease.diagnose.belief.Condition.WORKS;

/**
 * The forward filter: the probability of each {@link Condition} given all that was seen. Bayes'
 * rule for what is seen, {@link Hazards} for what time does; a handful of multiplications each, and
 * nothing is kept of the past but these numbers.
 */
public final class Weights {
  /** No observation, nor time, makes anything impossible: frames may be forged or misread. */
  private static final double LEAST = 1e-12;

  /** More than half: what is new is then likelier than what was there before. */
  private static final double MOST = .5;

  private double[] p = Hazards.start();
  private double seconds;
  private double fresh;
  private double freshlyDenied;
  private int epoch;
  private int deniedEpoch;

  /**
   * @param seconds core time
   */
  public Weights(double seconds) {
    this.seconds = seconds;
  }

  /** Lets time pass until {@code now}, seconds of core time; never goes back. */
  public void advance(double now) {
    double dt = now - seconds;
    if (dt <= 0) {
      return;
    }
    seconds = now;
    double works = p[WORKS.ordinal()];
    Hazards.Moved moved = Hazards.advance(p, dt);
    p = moved.after();
    normalise();
    fresh = (fresh * works + moved.back()) / Math.max(works + moved.back(), LEAST);
    if (fresh > MOST) {
      // Most of what works now has just come back: what clients suffered before says nothing.
      epoch++;
      fresh = 0;
    }
    freshlyDenied = 1 - (1 - freshlyDenied) * (1 - moved.freshlyDenied());
    if (freshlyDenied > MOST && moved.freshlyDenied() < MOST) {
      deniedEpoch++;
      freshlyDenied = 0;
    }
  }

  /** Somebody new begins to ask: it may be the one for whom no address is left. */
  public void arrival(boolean servedBefore) {
    double share = Hazards.fullAtArrival(servedBefore);
    double moved = 0;
    for (int i = 0; i < FULL.ordinal(); i++) {
      moved += p[i] * share;
      p[i] *= 1 - share;
    }
    p[FULL.ordinal()] += moved;
  }

  /**
   * Takes what was seen.
   *
   * @param likelihood how probable it is in each condition, up to a common factor
   * @return what it did to the log odds
   */
  public Gain see(double[] likelihood) {
    double odds = odds();
    double fullToDead = fullToDead();
    for (int i = 0; i < p.length; i++) {
      p[i] *= Math.max(likelihood[i], LEAST);
    }
    normalise();
    return new Gain(odds() - odds, fullToDead() - fullToDead);
  }

  /**
   * Takes back what was seen some time ago. What has come about since, by time alone, it had not
   * made any less probable: so no trouble becomes more probable than it was before and is now,
   * together.
   *
   * @param likelihood as it was taken
   * @param before {@link #all} before it was
   */
  public void undo(double[] likelihood, double[] before) {
    double least = Double.MAX_VALUE;
    for (double value : likelihood) {
      least = Math.min(least, value);
    }
    double[] most = p.clone();
    for (int i = 0; i < p.length; i++) {
      most[i] = i < FULL.ordinal() ? 1 : p[i] + before[i];
      p[i] *= Math.max(least / likelihood[i], LEAST);
    }
    normalise();
    double troubled = 0;
    double served = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.min(p[i], most[i]);
      if (i < FULL.ordinal()) {
        served += p[i];
      } else {
        troubled += p[i];
      }
    }
    // What trouble may not have is shared by what serves, as it stands to each other.
    for (int i = 0; i < FULL.ordinal(); i++) {
      p[i] *= Math.max(0, 1 - troubled) / Math.max(served, LEAST);
    }
    normalise();
  }

  /**
   * Takes what was seen while newcomers were served: it tells the serving conditions apart, and
   * nothing about the others.
   */
  public Gain seeWhereServed(double[] likelihood) {
    double served = 1 - trouble();
    double mean = 0;
    for (int i = 0; i < FULL.ordinal(); i++) {
      mean += likelihood[i] * p[i] / Math.max(served, LEAST);
    }
    double[] told = likelihood.clone();
    told[FULL.ordinal()] = mean;
    told[DEAD.ordinal()] = mean;
    return see(told);
  }

  /**
   * What one observation did.
   *
   * @param trouble change of the log odds of full or dead against all that serves
   * @param fullToDead change of the log odds of full against dead
   */
  public record Gain(double trouble, double fullToDead) {}

  private void normalise() {
    double sum = 0;
    for (double one : p) {
      sum += one;
    }
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.max(p[i] / sum, LEAST);
    }
  }

  /** The probabilities of all conditions, in their order. */
  double[] all() {
    return p.clone();
  }

  /** Probability of a condition, 0 to 1. */
  public double of(Condition condition) {
    return p[condition.ordinal()];
  }

  /** Probability that newcomers as a whole are not served: full or dead. */
  public double trouble() {
    return p[FULL.ordinal()] + p[DEAD.ordinal()];
  }

  private double odds() {
    double x = trouble();
    return Math.log(Math.max(x, LEAST) / Math.max(1 - x, LEAST));
  }

  private double fullToDead() {
    return Math.log(p[FULL.ordinal()] / p[DEAD.ordinal()]);
  }

  /** Share of {@link Condition#WORKS} that has just come back from trouble, 0 to 1. */
  public double fresh() {
    return fresh;
  }

  /** Counts the times that the venue came back: what a client suffered before one is void. */
  int epoch() {
    return epoch;
  }

  int deniedEpoch() {
    return deniedEpoch;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Condition one : Condition.values()) {
      text.append(String.format(java.util.Locale.ROOT, "%s=%.4f ", one, of(one)));
    }
    return text.toString().strip();
  }
}
