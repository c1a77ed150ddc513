package lastlease.diagnose.pool;

import java.util.Objects;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of a pool as they are taken and come free. The last of them only: arrivals at an event
 * change within the hour. Sums are kept as they grow, so that the rate of any time is a difference.
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

  /**
   * What happened at a core time.
   *
   * @param before addresses taken earlier, of all ever
   * @param taken addresses taken until then, of all ever
   * @param freed the same that came free
   */
  private record Step(long micros, long before, long taken, long freed) {}

  /** The last steps in a ring, the oldest at {@link #oldest}; its length is a power of two. */
  private @Nullable Step[] ring = new @Nullable Step[16];

  private int oldest;
  private int size;
  private long taken;
  private long freed;

  /** So many were taken, and so many came free, at a core time; never earlier than the last. */
  public void add(long micros, int taken, int freed) {
    if (taken > 0 || freed > 0) {
      long before = this.taken;
      this.taken += taken;
      this.freed += freed;
      append(new Step(micros, before, this.taken, this.freed));
    }
    while (size > KEPT || size > 0 && step(0).micros() < micros - LATELY) {
      ring[oldest] = null;
      oldest = oldest + 1 & ring.length - 1;
      size--;
    }
  }

  private void append(Step step) {
    if (size == ring.length) {
      @Nullable Step[] larger = new @Nullable Step[size * 2];
      for (int i = 0; i < size; i++) {
        larger[i] = step(i);
      }
      ring = larger;
      oldest = 0;
    }
    ring[oldest + size & ring.length - 1] = step;
    size++;
  }

  /** One of the steps that are kept, 0 the oldest. */
  private Step step(int index) {
    return Objects.requireNonNull(ring[oldest + index & ring.length - 1]);
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
  @Nullable Rate rate(long now) {
    long arrivals = size == 0 ? 0 : taken - step(0).before();
    if (arrivals < NEEDED) {
      return null;
    }
    long wanted = Math.max(LEAST, Math.min(MOST, Math.round(arrivals * SHARE)));
    // The newest step from which on enough came, for long enough: the older, the more of both.
    int from = 0;
    int to = size - 1;
    while (from < to) {
      int middle = (from + to + 1) >>> 1;
      Step step = step(middle);
      if (taken - step.before() >= wanted && now - step.micros() >= SHORTEST) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    // It begins the time, and does not fall into it.
    Step first = step(from);
    long time = now - first.micros();
    return time >= SHORTEST ? new Rate(taken - first.taken(), freed - first.freed(), time) : null;
  }
}
