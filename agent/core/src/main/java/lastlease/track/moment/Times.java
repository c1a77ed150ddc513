package lastlease.track.moment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Core time: microseconds since 1970-01-01 UTC. */
public final class Times {
  /** Microseconds of a second. */
  public static final long SECOND = 1_000_000L;

  private Times() {}

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
