package lastlease.dashboard.http;

import java.util.function.LongSupplier;

/** By when the other side of one connection must have said or taken something. */
final class Deadline {
  static final long PATIENCE_NANOS = 10_000_000_000L;

  /** Who takes an answer bit by bit is given this long for all of it: a page over a bad line. */
  static final long LONGEST_NANOS = 60_000_000_000L;

  private final LongSupplier nanos;
  private long began;
  private long since;
  private long patience = PATIENCE_NANOS;
  private boolean resting;

  Deadline(LongSupplier nanos) {
    this.nanos = nanos;
    begin();
  }

  synchronized void begin() {
    begin(PATIENCE_NANOS);
  }

  synchronized void begin(long nanosFromNow) {
    began = nanos.getAsLong();
    since = began;
    patience = nanosFromNow;
    resting = false;
  }

  /** Something was taken: there is time for the next, but not without end. */
  synchronized void taken() {
    since = nanos.getAsLong();
    patience = Math.min(PATIENCE_NANOS, LONGEST_NANOS - (since - began));
  }

  synchronized void rest() {
    resting = true;
  }

  synchronized boolean isOver() {
    return !resting && nanos.getAsLong() - since > patience;
  }
}
