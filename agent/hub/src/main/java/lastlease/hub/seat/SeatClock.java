package lastlease.hub.seat;

import java.time.Duration;

/**
 * What a seat's clock may say. A machine whose clock has no battery begins in 1970, and is judged
 * by the hub's clock all the same; but whoever has the token may send any number, and a time that
 * has no year of four digits stands in no report.
 */
public final class SeatClock {
  /** Covers 1970 to the end of what such clocks can count, whatever the hub's own says. */
  private static final long MOST_AHEAD_MILLIS = Duration.ofDays(36_525).toMillis();

  private SeatClock() {}

  /** Whether a clock can be so much ahead (or behind, if negative), in milliseconds. */
  public static boolean isPossible(long aheadMillis) {
    return aheadMillis >= -MOST_AHEAD_MILLIS && aheadMillis <= MOST_AHEAD_MILLIS;
  }
}
