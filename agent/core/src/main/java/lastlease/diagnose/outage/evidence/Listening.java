package lastlease.diagnose.outage.evidence;

import java.util.Collection;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.track.Happenings.Gap;
import lastlease.track.SegmentTrack;

/**
 * When anybody listened: that nothing was heard tells nothing of any other time, whatever devices
 * say of it.
 *
 * @param since core time since which the segment is heard
 * @param gaps times of blindness since, oldest first
 */
record Listening(long since, Collection<Gap> gaps) {
  static Listening of(SegmentTrack track, OutageFacts facts) {
    return new Listening(facts.heardSince(), track.happenings().gaps());
  }

  /**
   * The core time from which on, until another one, all was heard.
   *
   * @param from core time before which it does not matter
   */
  long unbroken(long from, long until) {
    long heard = Math.max(from, since);
    for (Gap gap : gaps) {
      if (gap.from() < until) {
        heard = Math.max(heard, gap.to());
      }
    }
    return Math.min(heard, until);
  }

  /** For how long anybody listened between two core times; microseconds, 0 or more. */
  long within(long from, long until) {
    long heard = 0;
    long at = Math.max(from, since);
    for (Gap gap : gaps) {
      heard += Math.max(0, Math.min(gap.from(), until) - at);
      at = Math.max(at, gap.to());
    }
    return heard + Math.max(0, until - at);
  }
}
