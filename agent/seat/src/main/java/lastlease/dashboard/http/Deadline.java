package lastlease.dashboard.http;

import java.util.function.LongSupplier;

/** By when the other side of one connection must have said or taken something. */
final class Deadline {
  static final long PATIENCE_NANOS = 10_000_000_000L;

  private final LongSupplier nanos;
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
    since = nanos.getAsLong();
    patience = nanosFromNow;
    resting = false;
  }

  synchronized void rest() {
    resting = true;
  }

  synchronized boolean isOver() {
    return !resting && nanos.getAsLong() - since > patience;
  }
}
