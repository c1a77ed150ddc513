package lastlease.diagnose.outage.evidence;

import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.track.SegmentTrack;
import lastlease.track.moment.Sighting;
import lastlease.track.server.LifeSign;
import org.jspecify.annotations.Nullable;

/**
 * A time without any sign of a server, of which all was heard.
 *
 * @param after the sign that it begins with, null where it begins otherwise
 * @param from core time of its begin
 * @param until core time of the next sign, or of the end of the outage; null while it lasts
 */
record Silence(@Nullable Sighting after, long from, @Nullable Long until) {
  /**
   * The silence that lasts; of an outage that is over, the longest in it.
   *
   * @param ended core time of its end, null while it lasts
   */
  static Silence of(SegmentTrack track, OutageFacts facts, @Nullable Long ended) {
    Listening listening = Listening.of(track, facts);
    if (ended == null) {
      LifeSign last = facts.lastLife();
      return between(last == null ? null : last.at(), null, facts, listening);
    }
    Silence longest = null;
    Sighting before = null;
    for (LifeSign sign : track.happenings().lifeSigns()) {
      if (sign.at().micros() >= ended) {
        break;
      }
      if (sign.at().micros() > facts.began()) {
        longest = longer(longest, between(before, sign.at().micros(), facts, listening));
      }
      before = sign.at();
    }
    return longer(longest, between(before, ended, facts, listening));
  }

  /** Of equals the first. */
  private static Silence longer(@Nullable Silence one, Silence other) {
    return one == null || other.length(0) > one.length(0) ? other : one;
  }

  private static Silence between(
      @Nullable Sighting before, @Nullable Long until, OutageFacts facts, Listening listening) {
    long least = before == null ? facts.began() : before.micros();
    long from = listening.unbroken(least, until == null ? facts.now() : until);
    return new Silence(before != null && from == least ? before : null, from, until);
  }

  /**
   * How long it is, microseconds.
   *
   * @param now core time until which it lasts, where it does
   */
  long length(long now) {
    return (until == null ? now : until) - from;
  }
}
