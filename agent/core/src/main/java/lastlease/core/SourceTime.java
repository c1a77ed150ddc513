package lastlease.core;

import lastlease.diagnose.Diagnosis;

/**
 * The time of one source, made to go on where it steps back for long: by a merge in the wrong
 * order, or a clock that was set while it was recorded. What is at most five minutes early is
 * disorder, and stays as it is: whoever takes it does so at the time that it is already.
 */
public final class SourceTime {
  /** As far as a jump forward is no gap, a jump back is no other time. */
  static final long LONGEST_BACK = Diagnosis.GAP_MICROS;

  private static final long NEVER = Long.MIN_VALUE;

  private long offset;
  private long latest = NEVER;

  /** The time to go by of a frame, by what came of this source before. */
  public long of(long micros) {
    long time = of(micros, latest);
    latest = Math.max(latest, time);
    return time;
  }

  /** The time to go by of what is no frame of its own, and does not step back. */
  public long passed(long micros) {
    return Math.max(latest, micros + offset);
  }

  /**
   * The same where it is known how late it is.
   *
   * @param now {@link Long#MIN_VALUE} where it is not
   */
  long of(long micros, long now) {
    long time = micros + offset;
    if (now == NEVER || now - time <= LONGEST_BACK) {
      return time;
    }
    offset += now - time;
    return now;
  }

  /** How much is added to what follows. */
  long offset() {
    return offset;
  }
}
