package lastlease.track.server;

import lastlease.track.moment.Times;

/**
 * Address checks of a server that works off a queue: while it waits for a check it reads nothing
 * else, so that the next one begins when the last is over, at a pace as steady as a clock
 * (measured: dnsmasq 3 s, udhcpd 2 s; RFC 2131 2.2 leaves the way of the check to the server). Such
 * a check need not follow a DISCOVER: the one that it is for was sent long ago, and whoever is
 * offered the address may have given up, so that it is checked again.
 */
final class CheckRow {
  /** Checks in step that make a row: chance brings ARP together, hardly four times in one step. */
  private static final int ROW = 4;

  /** The shortest check known is ISC's (1 s), the longest dnsmasq's (3 s). */
  private static final long SHORTEST = Times.SECOND;

  private static final long LONGEST = 7 * Times.SECOND / 2;

  /** A server that is busy otherwise begins so much later. */
  private static final long JITTER = Times.SECOND / 4;

  /** Frames get lost: so many checks in a row may be missing. */
  private static final int STEPS = 3;

  private long last = Long.MIN_VALUE / 2;
  private long step;
  private int length;

  /**
   * A check of an address begins: one that nobody uses, and that was not asked for just before.
   *
   * @return whether it is in a row
   */
  boolean begins(long now) {
    long gap = now - last;
    if (length >= 2 && inStep(gap)) {
      length++;
      last = now;
    } else if (length >= ROW && gap < STEPS * step) {
      // The first frame of a check was lost: its repetition comes between two.
      return false;
    } else {
      boolean pair = gap >= SHORTEST && gap <= LONGEST;
      step = pair ? gap : 0;
      length = pair ? 2 : 1;
      last = now;
    }
    return length >= ROW;
  }

  private boolean inStep(long gap) {
    long steps = Math.round((double) gap / step);
    // A check may be missing in a row that is one already; before, chance would find its step.
    int most = length >= ROW ? STEPS : 1;
    return steps >= 1 && steps <= most && Math.abs(gap - steps * step) <= JITTER;
  }
}
