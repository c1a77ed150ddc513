package lastlease.uplink;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How far the own clock is ahead of the hub's: by the quickest of the last questions, as the hub's
 * answer was written between asking and hearing it.
 */
final class HubClock {
  private static final int KEPT = 16;

  /** The first question warms up both machines: its answer tells nothing of the clocks. */
  private static final int ENOUGH = 3;

  /** The own clock goes as the machine's monotonic one does, but for sleep: that makes a leap. */
  private static final long LEAP_MILLIS = 500;

  private final Deque<Reading> readings = new ArrayDeque<>();
  private long asleepMillis;

  private record Reading(long tookNanos, long aheadMillis) {}

  /**
   * Takes an answer. Where the machine slept, those of before are forgotten: the last of them may
   * have been heard before the own clock knew of the sleep.
   *
   * @param midMillis the own clock half way between asking and hearing
   * @param midNanos {@link System#nanoTime} then
   */
  void heard(long midMillis, long midNanos, long tookNanos, long hubMillis) {
    long asleep = midMillis - midNanos / 1_000_000;
    if (Math.abs(asleep - asleepMillis) > LEAP_MILLIS) {
      readings.clear();
    }
    asleepMillis = asleep;
    readings.add(new Reading(tookNanos, midMillis - hubMillis));
    if (readings.size() > KEPT) {
      readings.remove();
    }
  }

  /** Milliseconds; empty before the third answer. */
  OptionalLong ahead() {
    if (readings.size() < ENOUGH) {
      return OptionalLong.empty();
    }
    return readings.stream()
        .min(Comparator.comparingLong(Reading::tookNanos))
        .map(reading -> OptionalLong.of(reading.aheadMillis()))
        .orElse(OptionalLong.empty());
  }
}
