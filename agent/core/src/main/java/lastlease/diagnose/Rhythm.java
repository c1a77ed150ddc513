package lastlease.diagnose;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import lastlease.track.Attempt;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;

/**
 * How fast a queue moves. A server that checks one address after another answers a crowd at a
 * steady pace, and each of them waits for all who came before: silence tells nothing until several
 * answers in a row failed to come.
 */
final class Rhythm {
  private final SegmentTrack track;
  private final Flood flood;

  Rhythm(SegmentTrack track, Flood flood) {
    this.track = track;
    this.flood = flood;
  }

  /**
   * Microseconds of silence that a queue explains; 0 where nobody was seen to queue of late.
   *
   * @param now the queue is that of the last while before it
   */
  long silence(long now) {
    List<Long> paces = new ArrayList<>();
    Served later = null;
    int seen = 0;
    Iterator<Served> newest = track.served().descendingIterator();
    while (newest.hasNext() && seen < Thresholds.QUEUE_SAMPLE) {
      Served served = newest.next();
      // Taken back or not, it was offered an address: the queue moved.
      if (flood.isFlooder(served.client())) {
        continue;
      }
      if (now - served.at().micros() > Thresholds.QUEUE_LATELY) {
        break;
      }
      seen++;
      if (later != null && waitedBehind(later, served)) {
        paces.add(later.at().micros() - served.at().micros());
      }
      later = served;
    }
    if (paces.size() < Thresholds.QUEUE_PACES) {
      return 0;
    }
    paces.sort(null);
    long pace = paces.get(paces.size() / 2);
    int missed =
        track.checks().checkedInARow() >= Thresholds.QUEUE_ALL_CHECKED
                && pace >= Thresholds.QUEUE_REPEATS
            ? Thresholds.QUEUE_CHECKS_MISSED
            : Thresholds.QUEUE_MISSED;
    return Math.min(Thresholds.QUEUE_SILENCE_MOST, missed * pace);
  }

  /** Whether the one had asked before the other was answered, and was answered after it. */
  private static boolean waitedBehind(Served later, Served earlier) {
    Attempt attempt = later.attempt();
    return attempt != null && attempt.first().micros() < earlier.at().micros();
  }
}
