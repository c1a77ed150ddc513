package lastlease.event;

import java.time.Duration;
import java.time.Instant;
import lastlease.reports.PoolReport;
import org.jspecify.annotations.Nullable;

/**
 * What a hub knows of one session of one seat.
 *
 * @param seat its name, unique in the event
 * @param session its session's id
 * @param begun when the session began, by the seat's clock; the newest one tells how the room is
 * @param report with its devices revealed: they are joined by their addresses, and not passed on
 * @param heard when the hub heard of the seat last, by the hub's clock
 * @param ended whether the watch has ended
 * @param behindMillis how much older what arrived last was than it should be; 0 if it was not
 * @param clockOffsetMillis how far the seat's clock is ahead of the hub's; null if not measured
 */
public record SeatReport(
    String seat,
    String session,
    Instant begun,
    PoolReport report,
    Instant heard,
    boolean ended,
    long behindMillis,
    @Nullable Long clockOffsetMillis) {

  /** A moment of the seat's clock, by the hub's. */
  Instant at(Instant told) {
    return clockOffsetMillis == null ? told : told.minus(Duration.ofMillis(clockOffsetMillis));
  }

  /** The same of a moment that may be unknown. */
  @Nullable Instant atOrNull(@Nullable Instant told) {
    return told == null ? null : at(told);
  }
}
