package lastlease.track.moment;

import java.time.Instant;

/** Core time: microseconds since 1970-01-01 UTC. */
public final class Times {
  /** Microseconds of a second. */
  public static final long SECOND = 1_000_000L;

  /** Nanoseconds of a microsecond. */
  private static final long NANOS = 1000;

  private Times() {}

  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * NANOS);
  }
}
