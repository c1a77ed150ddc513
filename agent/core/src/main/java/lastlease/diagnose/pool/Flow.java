package lastlease.diagnose.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import lastlease.track.Times;

/**
 * Addresses of a pool as they are taken and come free. The last of them only: arrivals at an event
 * change within the hour.
 */
public final class Flow {
  private static final int KEPT = 2000;
  private static final long LATELY = 3 * 3600 * Times.SECOND;

  /** Of the arrivals of late so large a share tells of now, ... */
  private static final double SHARE = .3;

  /** ... but so many at least, and no more than that. */
  private static final int LEAST = 12;

  private static final int MOST = 120;

  /** Fewer make no rate. */
  private static final int NEEDED = 10;

  /** A burst of seconds (a train comes, an access point restarts) tells of nothing but itself. */
  private static final long SHORTEST = 30 * Times.SECOND;

  private record Step(long micros, int taken, int freed) {}

  private final Deque<Step> steps = new ArrayDeque<>();
  private long arrivals;

  /** So many were taken, and so many came free, at a core time. */
  public void add(long micros, int taken, int freed) {
    if (taken > 0 || freed > 0) {
      steps.add(new Step(micros, taken, freed));
      arrivals += taken;
    }
    while (steps.size() > KEPT || !steps.isEmpty() && steps.peek().micros() < micros - LATELY) {
      arrivals -= steps.remove().taken();
    }
  }

  /**
   * How the pool fills.
   *
   * @param taken addresses, since {@code micros} ago
   * @param freed the same
   * @param micros microseconds, above 0
   */
  record Rate(long taken, long freed, long micros) {}

  /** The rate of late; null where too few came. */
  @org.jspecify.annotations.Nullable
  Rate rate(long now) {
    if (arrivals < NEEDED) {
      return null;
    }
    long wanted = Math.max(LEAST, Math.min(MOST, Math.round(arrivals * SHARE)));
    long taken = 0;
    long freed = 0;
    Iterator<Step> newest = steps.descendingIterator();
    while (newest.hasNext()) {
      Step step = newest.next();
      boolean enough = taken + step.taken() >= wanted && now - step.micros() >= SHORTEST;
      if (enough || !newest.hasNext()) {
        // The first one begins the time, and does not fall into it.
        return now - step.micros() >= SHORTEST ? new Rate(taken, freed, now - step.micros()) : null;
      }
      taken += step.taken();
      freed += step.freed();
    }
    return null;
  }
}
