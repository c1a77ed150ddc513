package lastlease.hub.seat;

import java.time.Instant;
import lastlease.event.SeatReport;
import lastlease.reports.PoolReport;
import org.jspecify.annotations.Nullable;

/** What is known here of a session, wherever its core runs. */
public interface SeatView {
  SeatId id();

  /** When the seat was heard last, by the hubs' clock. */
  Instant heard();

  /** Whether the seat has said more since its report was made. */
  default boolean isStale() {
    return false;
  }

  /** When its report was made, in {@link System#nanoTime}; 0 where that is elsewhere. */
  default long made() {
    return 0;
  }

  /** What it says, devices revealed; null before it said how it began. */
  @Nullable SeatReport report();

  /** The same as it was when somebody asked last, but for incidents, which are as they are now. */
  default @Nullable SeatReport known() {
    return report();
  }

  /** What it says, for people: devices hidden. */
  @Nullable PoolReport shown();
}
