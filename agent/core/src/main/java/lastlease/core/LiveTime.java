package lastlease.core;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Core time of a live session: a monotonic clock, anchored once to the wall clock. Frames bear the
 * wall clock's time; when that is set, theirs is brought back to the anchor's. All numbers are
 * microseconds; the readings come from outside.
 */
public final class LiveTime {
  /** Two readings are never of one moment, and slewing is slow: beyond this the clock was set. */
  private static final long STEP = 1_000_000;

  /** A frame is on its way from the kernel for less, unless the machine hangs. */
  private static final long ON_ITS_WAY = 5_000_000;

  /** Frames may have been stamped before the last few steps. */
  private static final int REMEMBERED = 4;

  private final long anchor;

  /** What the wall clock shows beyond core time, the newest first. */
  private final Deque<Long> ahead = new ArrayDeque<>();

  /**
   * @param core core time at this moment; the wall clock's in a new session
   * @param wall what the wall clock shows
   * @param monotonic what the monotonic clock shows
   */
  public LiveTime(long core, long wall, long monotonic) {
    anchor = core - monotonic;
    ahead.add(wall - core);
  }

  /** Core time. */
  public long now(long monotonic) {
    return anchor + monotonic;
  }

  /** By how much the wall clock was set since it was last asked; 0 if it was not. */
  public long step(long wall, long monotonic) {
    long by = wall - now(monotonic) - ahead.getFirst();
    return Math.abs(by) > STEP ? by : 0;
  }

  /** The wall clock is set; what this is in the session's inputs. */
  public Input.ClockStep stepped(long by, long monotonic) {
    ahead.addFirst(ahead.getFirst() + by);
    if (ahead.size() > REMEMBERED) {
      ahead.removeLast();
    }
    return new Input.ClockStep(now(monotonic), by);
  }

  /** Core time of a frame that the wall clock stamped: by the clock that shows it as the newest. */
  public long of(long stamped, long monotonic) {
    long now = now(monotonic);
    long best = stamped - ahead.getFirst();
    for (long one : ahead) {
      long time = stamped - one;
      if (Math.abs(now - time) < Math.abs(now - best)) {
        best = time;
      }
    }
    return best;
  }

  /** The same of a frame that may have another clock's stamp, or be an old one; then null. */
  public @Nullable Long ofRecent(long stamped, long monotonic) {
    long time = of(stamped, monotonic);
    return Math.abs(now(monotonic) - time) <= ON_ITS_WAY ? time : null;
  }
}
