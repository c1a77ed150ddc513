package lastlease.diagnose.outage.episode;

import java.util.Set;
import lastlease.track.ClientRecord;

/** When somebody last asked in an episode, as far as anybody could be heard. */
public final class LastAsked {
  private long unheard;
  private long unheardUntil = Long.MIN_VALUE;

  /** Core time of the last DISCOVER of those who still have no address. */
  public static long of(Episode running) {
    Set<ClientRecord> unserved = running.unservedClients();
    return unserved.stream()
        .map(ClientRecord::lastAttempt)
        .filter(one -> one != null)
        .mapToLong(one -> one.last().micros())
        .max()
        .orElse(running.lastAsked());
  }

  /** The same, moved on by the time since then in which nobody can have been heard. */
  public long heard(Episode running) {
    long last = of(running);
    return last < unheardUntil ? last + unheard : last;
  }

  /**
   * Nothing was heard for a while: nobody can have asked.
   *
   * @param last core time of the last DISCOVER, as {@code from} and {@code to} of what was not
   *     heard
   */
  public void blind(long last, long from, long to) {
    if (last < to) {
      unheard = (last < unheardUntil ? unheard : 0) + to - Math.max(from, last);
      unheardUntil = to;
    }
  }
}
