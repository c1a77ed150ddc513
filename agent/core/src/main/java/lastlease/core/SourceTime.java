package lastlease.core;

import lastlease.diagnose.Diagnosis;

/**
 * The time of one source, made to go on where it steps back for long: by a merge in the wrong
 * order, or a clock that was set while it was recorded. What is at most five minutes early is
 * disorder, and stays as it is: whoever takes it does so at the time that it is already. One or two
 * frames that step back alone bear a wrong time: what follows them goes on as if they had not come.
 */
public final class SourceTime {
  /** As far as a jump forward is no gap, a jump back is no other time. */
  static final long LONGEST_BACK = Diagnosis.GAP_MICROS;

  private static final long NEVER = Long.MIN_VALUE;

  /** More frames in a row are no mistake of a few. */
  private static final int FEW = 2;

  private long offset;

  /** The offset before the first frame of {@link #stepped}. */
  private long before;

  /** The offset before the latest step back: the second of two wrong times may be the lower one. */
  private long between;

  /** Frames since a step back, with the first; 0 where what follows goes by its time. */
  private int stepped;

  private long latest = NEVER;

  /** The time to go by of a frame, by what came of this source before. */
  public long of(long micros) {
    long time = of(micros, latest);
    latest = Math.max(latest, time);
    return time;
  }

  /** The time to go by of what is no frame of its own, and does not step back. */
  public long passed(long micros) {
    return Math.max(latest, micros + (latest == NEVER ? offset : fitting(micros, latest)));
  }

  /**
   * The same where it is known how late it is.
   *
   * @param now {@link Long#MIN_VALUE} where it is not
   */
  long of(long micros, long now) {
    long time = micros + offset;
    if (now == NEVER) {
      return time;
    }
    if (now - time > LONGEST_BACK) {
      if (stepped == 0 || stepped == FEW) {
        before = offset;
        stepped = 0;
      }
      stepped++;
      between = offset;
      offset += now - time;
      return now;
    }
    long fitting = fitting(micros, now);
    if (fitting != offset) {
      offset = fitting;
      stepped = 0;
      return micros + offset;
    }
    stepped = stepped == 0 || stepped == FEW ? 0 : stepped + 1;
    return time;
  }

  /**
   * The offset that a time goes by: an earlier one where it jumps forward since a step back of a
   * few frames, and is not early by the earlier one. It may be later than now for as long as
   * nothing came: it is the shorter jump in any case.
   */
  private long fitting(long micros, long now) {
    if (stepped == 0 || micros + offset - now <= LONGEST_BACK) {
      return offset;
    }
    if (micros + before >= now - LONGEST_BACK) {
      return before;
    }
    return micros + between >= now - LONGEST_BACK ? between : offset;
  }

  /** How much is added to what follows. */
  long offset() {
    return offset;
  }
}
