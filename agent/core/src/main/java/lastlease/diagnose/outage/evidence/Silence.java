package lastlease.diagnose.outage.evidence;

import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.track.SegmentTrack;
import lastlease.track.moment.Sighting;
import lastlease.track.server.LifeSign;
import org.jspecify.annotations.Nullable;

/**
 * A time without any sign of a server.
 *
 * @param after the last sign before it, null without
 * @param until core time of the next one, or of the end of the outage; null while it lasts
 */
record Silence(@Nullable Sighting after, @Nullable Long until) {
  /**
   * The silence that lasts; of an outage that is over, the longest in it.
   *
   * @param ended core time of its end, null while it lasts
   */
  static Silence of(SegmentTrack track, OutageFacts facts, @Nullable Long ended) {
    LifeSign last = facts.lastLife();
    if (ended == null) {
      return new Silence(last == null ? null : last.at(), null);
    }
    Silence longest = new Silence(null, ended);
    long most = -1;
    Sighting before = null;
    for (LifeSign sign : track.happenings().lifeSigns()) {
      long until = Math.min(sign.at().micros(), ended);
      long length = until - from(before, facts);
      if (until > facts.began() && length > most) {
        longest = new Silence(before, until);
        most = length;
      }
      if (sign.at().micros() >= ended) {
        return longest;
      }
      before = sign.at();
    }
    return ended - from(before, facts) > most ? new Silence(before, ended) : longest;
  }

  private static long from(@Nullable Sighting before, OutageFacts facts) {
    return before == null ? facts.began() : before.micros();
  }
}
