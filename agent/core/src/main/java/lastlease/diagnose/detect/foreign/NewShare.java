package lastlease.diagnose.detect.foreign;

import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.ServerRecord;

/**
 * Whether a second server is new here, or its network was there all the time and its first newcomer
 * came late. Both are models of the row of newcomers: a share that belongs to the second server
 * from its first one on, against a constant share, every share equally probable beforehand.
 */
final class NewShare {
  /**
   * Wald's sequential test, (1 - .05) / .03: a rogue may be taken for a network of its own in one
   * of twenty cases, an innocent network for a rogue in one of thirty-three at most.
   */
  private static final double SURE = .95 / .03;

  private NewShare() {}

  /**
   * Newcomers of both tell, until the last one of the other: after that it may have been unplugged.
   *
   * @param main the server that served first
   */
  static boolean isNew(SegmentTrack track, ServerRecord main, ServerRecord other) {
    int before = 0;
    int since = 0;
    int until = 0;
    int others = 0;
    for (Served one : track.happenings().served()) {
      if (one.takenBack()) {
        continue;
      }
      if (other.id().equals(one.server())) {
        others++;
        until = since;
      } else if (main.id().equals(one.server())) {
        boolean earlier = one.at().micros() < other.first().micros();
        before += earlier ? 1 : 0;
        since += earlier ? 0 : 1;
      }
    }
    return odds(before, until, others) >= SURE;
  }

  /**
   * How much more probable a beginning is than a constant share: the ratio of two beta functions,
   * B(others + 1, since + 1) to B(others + 1, before + since + 1).
   *
   * @param before newcomers of the first server before the other was heard
   * @param since the same afterwards
   * @param others newcomers of the other
   */
  static double odds(int before, int since, int others) {
    double odds = 1;
    for (int i = 1; i <= before; i++) {
      odds *= (double) (others + since + 1 + i) / (since + i);
    }
    return odds;
  }
}
