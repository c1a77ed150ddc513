package lastlease.diagnose.belief;

/**
 * The share of exchanges that get lost on their way, as learned here: a Beta distribution. Only
 * what happens outside of trouble teaches: a server that is gone loses nothing.
 */
public final class LossRate {
  /** One in twenty, as sure as ten exchanges make it: what crowded Wi-Fi loses. */
  private static final double PRIOR = .05;

  private static final double PRIOR_EXCHANGES = 10;

  /** An exchange counts half after 46 others. */
  private static final double FADES = .985;

  private static final int MOST_OF_ONE = 3;
  private double lost = PRIOR * PRIOR_EXCHANGES;
  private double arrived = (1 - PRIOR) * PRIOR_EXCHANGES;
  private double learnt;

  /** A client was answered promptly after so many of its DISCOVERs had not been. */
  public void learn(int before) {
    lost *= FADES;
    arrived *= FADES;
    int counted = Math.min(MOST_OF_ONE, before);
    lost += counted;
    learnt += counted;
    arrived++;
  }

  /** The rate, 0 to 1. */
  public double mean() {
    return lost / (lost + arrived);
  }

  /** Exchanges known to be lost, ever. */
  public double learnt() {
    return learnt;
  }

  /** What it stays below with a probability of 95 %. */
  public double atMost() {
    double mean = mean();
    return mean + 1.7 * Math.sqrt(mean * (1 - mean) / (lost + arrived + 1));
  }
}
