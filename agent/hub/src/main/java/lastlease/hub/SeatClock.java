package lastlease.hub;

import java.time.Duration;
import java.time.Instant;

/**
 * What a seat's clock may say. A machine whose clock has no battery begins in 1970, and is judged
 * by the hub's clock all the same; but whoever has the token may send any number, and a time that
 * has no year of four digits stands in no report.
 */
final class SeatClock {
  /** Covers 1970 to the end of what such clocks can count, whatever the hub's own says. */
  private static final long MOST_AHEAD_MILLIS = Duration.ofDays(36_525).toMillis();

  /** Early enough for {@link #MOST_AHEAD_MILLIS} and all lease times (RFC 2131: 136 years). */
  private static final long LAST_MICROS =
      Instant.parse("9000-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

  private SeatClock() {}

  /** Whether a clock can be so much ahead (or behind, if negative), in milliseconds. */
  static boolean isPossible(long aheadMillis) {
    return aheadMillis >= -MOST_AHEAD_MILLIS && aheadMillis <= MOST_AHEAD_MILLIS;
  }

  /** Whether a journal can be of this time, in microseconds since 1970. */
  static boolean isTime(long micros) {
    return micros >= 0 && micros < LAST_MICROS;
  }
}
