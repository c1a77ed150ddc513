package lastlease.diagnose.belief;

import lastlease.track.server.AddressChecks;

/**
 * How soon a working server answers the DISCOVER that it got, as learned here; a prior of twelve
 * answers stands for what servers do in general: at once, or after an address check of one to three
 * seconds (dnsmasq 3 s, udhcpd 2 s, ISC 1 s, measured).
 */
public final class AnswerTimes {
  /** Upper bounds of the bins, seconds. */
  private static final double[] UPPER = {.5, 1.5, AddressChecks.LONGEST / 1e6, 9};

  private static final double[] PRIOR = {.70, .15, .10, .05};
  private static final double PRIOR_ANSWERS = 12;

  /** So many answers are remembered; older ones count less and less. */
  private static final double REMEMBERED = 60;

  private static final double LEAST = .3;

  private final double[] counts = new double[PRIOR.length];
  private double sum;

  public AnswerTimes() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = PRIOR_ANSWERS * PRIOR[i];
      sum += counts[i];
    }
  }

  /** An answer came so many seconds after the client's latest DISCOVER, outside of trouble. */
  public void learn(double seconds) {
    int bin = bin(seconds);
    if (bin == counts.length - 1) {
      // Beyond any check it is no answer to that DISCOVER.
      return;
    }
    counts[bin]++;
    sum++;
    if (sum > REMEMBERED) {
      double scale = REMEMBERED / sum;
      sum = 0;
      for (int i = 0; i < counts.length; i++) {
        counts[i] = Math.max(LEAST, counts[i] * scale);
        sum += counts[i];
      }
    }
  }

  private static int bin(double seconds) {
    int i = 0;
    while (i < UPPER.length - 1 && seconds > UPPER[i]) {
      i++;
    }
    return i;
  }

  /** How probable an answer at about that time is. */
  public double density(double seconds) {
    return counts[bin(seconds)] / sum;
  }

  /** How probable it is that the answer takes longer than so many seconds. */
  public double longerThan(double seconds) {
    double left = 1;
    double from = 0;
    for (int i = 0; i < counts.length; i++) {
      double share = counts[i] / sum;
      if (seconds <= UPPER[i]) {
        return Math.max(0, left - share * (seconds - from) / (UPPER[i] - from));
      }
      left -= share;
      from = UPPER[i];
    }
    return 0;
  }
}
