package lastlease.simulator;

import java.util.Random;

/** Frames that get lost: each by itself, or many in a row as when a radio or a machine stalls. */
public final class Loss {
  private static final double IN_A_BURST = 0.95;

  private final Clock clock;
  private final Random random;
  private final double share;
  private final double burst;
  private boolean bad;
  private long until;

  /**
   * @param share of frames that are lost over time
   * @param burst mean seconds of a burst; 0 for independent losses
   */
  public Loss(Clock clock, Random random, double share, double burst) {
    this.clock = clock;
    this.random = random;
    this.share = share;
    this.burst = burst;
    this.until = clock.now();
  }

  public boolean drops() {
    if (share <= 0) {
      return false;
    }
    if (burst <= 0) {
      return random.nextDouble() < share;
    }
    while (until <= clock.now()) {
      bad = !bad;
      double mean = bad ? burst : burst * (1 - share) / share;
      until += 1 + (long) (-Math.log(1 - random.nextDouble()) * mean * Clock.SECOND);
    }
    return bad && random.nextDouble() < IN_A_BURST;
  }
}
