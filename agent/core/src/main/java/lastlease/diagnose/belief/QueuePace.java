package lastlease.diagnose.belief;

/**
 * How fast a queue of newcomers moves, and how long it has stood still. A server that checks one
 * address after another (dnsmasq 3 s, udhcpd 2 s, measured) answers a crowd at a steady pace;
 * silence tells nothing until a few steps have failed to come. Whoever of the waiting reports it,
 * the same silence is judged once.
 */
public final class QueuePace {
  /** Before anything is learned: four seconds a step, as sure as four steps make it. */
  private static final double PRIOR_SECONDS = 4;

  private static final double PRIOR_STEPS = 4;

  /** So much silence belongs to any queue. */
  private static final double GRACE = 2.5;

  private static final double GRACE_STEPS = 1.2;
  private static final double LEAST_STEP = 1.5;

  /** Steps further apart are two queues. */
  private static final double TWO_QUEUES = 30;

  /** Who waits as long as others did, and half as long again, is not forgotten. */
  private static final double GRACE_WAITS = 1.5;

  private static final double LONGEST_WAIT = 20;

  /** A queue that stands still for longer is none, however long its last ones waited. */
  private static final double LONGEST_GRACE = 12;

  private static final double SLOWEST = 4;

  private double wait;
  private double sum = PRIOR_SECONDS * PRIOR_STEPS;
  private double steps = PRIOR_STEPS;
  private double moved;
  private double judged;

  /**
   * @param now seconds of core time
   */
  public QueuePace(double now) {
    moved = now;
    judged = now;
  }

  /** Somebody was served so long after it had begun to ask, outside of trouble. */
  public void waited(double seconds) {
    wait = wait == 0 ? seconds : .8 * wait + .2 * Math.min(LONGEST_WAIT, seconds);
  }

  /** Somebody was served. */
  public void served(double now) {
    if (now - moved < TWO_QUEUES) {
      sum = .9 * sum + now - moved;
      steps = .9 * steps + 1;
    }
    moved(now);
  }

  /** The queue moved: a check, an OFFER, or the first who waits. */
  public void moved(double now) {
    moved = now;
    judged = now;
  }

  /** Seconds that a step takes here. */
  public double step() {
    return sum / steps;
  }

  /**
   * How probable the silence that was not judged yet is, in a queue that moves.
   *
   * @param first who reports it began to ask then, seconds
   * @param since somebody listened from then, seconds
   * @param now until then
   */
  public double silence(double first, double since, double now) {
    // A queue moves though each waits for long; before a slow server all wait for about as long.
    double forgotten =
        Math.min(moved + Math.min(LONGEST_GRACE, GRACE_WAITS * wait), first + GRACE_WAITS * wait);
    double still = moved + Math.max(GRACE, GRACE_STEPS * step());
    double from = Math.max(Math.max(since, judged), Math.max(still, forgotten));
    if (now <= from) {
      return 1;
    }
    judged = now;
    return Math.exp(
        -(now - from) / Math.max(LEAST_STEP, Math.max(step(), Math.min(SLOWEST, wait / 2))));
  }
}
