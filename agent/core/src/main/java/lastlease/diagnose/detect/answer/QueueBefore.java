package lastlease.diagnose.detect.answer;

import java.util.Deque;
import java.util.Iterator;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;

/**
 * Whether a queue before the server explains that a newcomer waited: a crowd behind an address
 * check, which takes up to 3 s for each, one after the other (measured), is well. Who waits though
 * nobody stood before it, or though others who came later were answered at once, stands in none.
 */
final class QueueBefore {
  /** A server is busy with one for so long before its answer, and after it if it asked again. */
  private static final long DRAINS = 4 * Times.SECOND;

  private final Deque<Served> served;

  QueueBefore(SegmentTrack track) {
    served = track.happenings().served();
  }

  /** Whether it explains the wait for the OFFER. */
  boolean explains(Served one) {
    return stands(one, AnswerQuality.asked(one), AnswerQuality.answered(one), false);
  }

  /** Whether it explains that no ACK came before the latest REQUEST. */
  boolean explainsRepeated(Served one) {
    long until = one.repeated() == null ? one.at().micros() : one.repeated().micros();
    return stands(one, AnswerQuality.answered(one), until, true);
  }

  /**
   * @param later whether those count, too, who came within that time: a REQUEST is handled in its
   *     turn among their DISCOVERs
   */
  private boolean stands(Served one, long from, long until, boolean later) {
    boolean stands = false;
    Iterator<Served> newest = served.descendingIterator();
    while (newest.hasNext()) {
      Served other = newest.next();
      if (other.at().micros() < from - DRAINS) {
        break;
      }
      long answered = AnswerQuality.answered(other);
      Attempt attempt = other.attempt();
      long asked = attempt == null ? answered : attempt.first().micros();
      if (other.client() == one.client() || asked > until || answered > until && !later) {
        continue;
      }
      if (asked >= from && answered <= until && answered - asked <= AnswerQuality.PROMPT) {
        return false;
      }
      stands |= later ? answered <= until + DRAINS : asked < from && answered > from - DRAINS;
    }
    return stands;
  }
}
