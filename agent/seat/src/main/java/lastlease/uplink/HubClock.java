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

  private final Deque<Reading> readings = new ArrayDeque<>();

  private record Reading(long tookNanos, long aheadMillis) {}

  /**
   * Takes an answer.
   *
   * @param midMillis the own clock half way between asking and hearing
   */
  void heard(long midMillis, long tookNanos, long hubMillis) {
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
