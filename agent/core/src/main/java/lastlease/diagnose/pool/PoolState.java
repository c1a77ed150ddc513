package lastlease.diagnose.pool;

import org.jspecify.annotations.Nullable;

/**
 * A pool of known size.
 *
 * @param inUse addresses that nobody can be given, at most
 * @param proven of these, seen or told to be in use
 * @param byServer whether its server's own table says so
 * @param flow how it fills
 */
public record PoolState(int inUse, int proven, int capacity, boolean byServer, Flow flow) {
  public double share() {
    return (double) inUse / capacity;
  }

  /** Addresses left. */
  public int free() {
    return Math.max(0, capacity - inUse);
  }

  /** When it is full, null where that cannot be told. */
  public @Nullable Forecast forecast(long now) {
    return Forecast.of(flow, free(), now);
  }
}
