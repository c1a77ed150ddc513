package lastlease.diagnose.incident;

import java.util.function.LongConsumer;
import lastlease.track.moment.Timers;
import lastlease.track.moment.Times;

/**
 * Whether an end is to be believed: an incident that was over, and was not, is when that stands.
 */
public final class EndStands {
  /**
   * Who was not served after all asks again within so long (RFC 2131 4.1: 64 s, give or take one).
   */
  private static final long ASKS_AGAIN = 66 * Times.SECOND;

  private final Timers timers;
  private long awaited = Long.MIN_VALUE;

  public EndStands(Timers timers) {
    this.timers = timers;
  }

  /**
   * Whether it stands.
   *
   * @param at core time of the end
   * @param later looks again when it may stand
   */
  public boolean is(IncidentFile told, long at, long now, LongConsumer later) {
    if (told.reopened() == 0 || now - at >= ASKS_AGAIN) {
      return true;
    }
    if (awaited != at) {
      awaited = at;
      timers.set(at + ASKS_AGAIN, later::accept);
    }
    return false;
  }
}
