package lastlease.live;

/**
 * How often reports are built, so that building them takes a small part of the time. Times are
 * those of the monotonic clock, nanoseconds.
 */
final class Pace {
  private static final long SECOND = 1_000_000_000L;

  /** Building reports takes at most one part in so many of the time. */
  private static final long SHARE = 10;

  /** A probe is due a minute or five after the last: the verdict need not be newer for that. */
  private static final long JUDGEMENT = 10 * SECOND;

  private long built;
  private long shown;
  private long cost;

  Pace(long now) {
    built = now - JUDGEMENT;
    shown = now - SECOND;
  }

  /** A report was built, whatever for. */
  void built(long begin, long end) {
    built = end;
    cost = end - begin;
  }

  /** The last report built was shown. */
  void shown() {
    shown = built;
  }

  /** When the next report may be built to be shown: others do not put it off. */
  long due() {
    return shown + Math.max(SECOND, cost * SHARE);
  }

  /** Whether the last report is too old to tell what is wrong now. */
  boolean isOld(long now) {
    return now - built >= Math.max(JUDGEMENT, cost * SHARE);
  }
}
