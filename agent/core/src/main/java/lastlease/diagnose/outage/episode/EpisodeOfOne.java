package lastlease.diagnose.outage.episode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;

/** The episode that one client's failure alone makes, beside those who are served. */
public final class EpisodeOfOne {
  /**
   * Newcomers, the latest ones: a handful served beside one that fails decides what is said of it,
   * and in a crowd thousands come between its first DISCOVER and its last.
   */
  private static final int COMPARED = 64;

  private EpisodeOfOne() {}

  /** Newcomers that were served since an attempt began: the latest, in the order of time. */
  public static List<Served> servedSince(SegmentTrack track, Attempt attempt) {
    List<Served> since = new ArrayList<>();
    var newest = track.happenings().served().descendingIterator();
    while (newest.hasNext() && since.size() < COMPARED) {
      Served one = newest.next();
      if (one.at().micros() <= attempt.first().micros()) {
        break;
      }
      if (!one.takenBack()) {
        since.add(one);
      }
    }
    Collections.reverse(since);
    return since;
  }

  /**
   * Begins it.
   *
   * @param served newcomers served so far
   * @param meanwhile those of them that were served since the client began to ask
   */
  public static Episode of(
      SegmentTrack track,
      long served,
      ClientRecord client,
      Attempt attempt,
      List<Served> meanwhile) {
    Served last = null;
    var newest = track.happenings().served().descendingIterator();
    while (newest.hasNext() && (last == null || meanwhile.contains(last))) {
      last = newest.next();
    }
    Episode opened =
        new Episode(
            attempt.first().micros(),
            Math.max(0, served - meanwhile.size()),
            last == null || meanwhile.contains(last) ? null : last,
            AddressRange.NONE);
    meanwhile.forEach(opened::served);
    opened.unanswered(client, attempt, Long.MIN_VALUE, attempt.last().micros());
    return opened;
  }
}
