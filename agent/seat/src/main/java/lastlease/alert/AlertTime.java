package lastlease.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * When alerts and reports are made: the wall clock, which never goes back. Java's monotonic clock
 * stands still while the machine sleeps, and the wall clock may be wrong when a watch begins: where
 * the wall clock is ahead, it is followed, or messages would bear times that are over for whoever
 * gets them. Where somebody sets it back, time goes on: what waits ten minutes waits ten minutes.
 */
public final class AlertTime {
  private final InstantSource wall;
  private final LongSupplier nanos;
  private Instant begun;
  private long begunNanos;

  public AlertTime(InstantSource wall) {
    this(wall, System::nanoTime);
  }

  AlertTime(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.begun = wall.instant();
    this.begunNanos = nanos.getAsLong();
  }

  /** Now, never before what was told the last time. */
  public synchronized Instant now() {
    long at = nanos.getAsLong();
    Instant awake = begun.plusNanos(at - begunNanos);
    Instant set = wall.instant();
    if (set.isAfter(awake)) {
      begun = set;
      begunNanos = at;
      return set.truncatedTo(ChronoUnit.MICROS);
    }
    return awake.truncatedTo(ChronoUnit.MICROS);
  }
}
