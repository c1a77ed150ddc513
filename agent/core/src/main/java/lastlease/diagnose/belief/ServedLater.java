package lastlease.diagnose.belief;

import java.util.ArrayDeque;
import java.util.Deque;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;

/**
 * The newcomers that were served last: who asked later than somebody and was served before it has
 * overtaken it. In a queue that is chance; who is overtaken by many waits in none.
 */
final class ServedLater {
  private static final int KEPT = 64;

  /**
   * @param asked core time of its first DISCOVER
   * @param served core time of its answer
   */
  private record One(long asked, long served) {}

  private final Deque<One> lately = new ArrayDeque<>();

  void served(Served one) {
    Attempt attempt = one.attempt();
    if (attempt == null) {
      return;
    }
    lately.add(new One(attempt.first().micros(), one.at().micros()));
    if (lately.size() > KEPT) {
      lately.remove();
    }
  }

  /**
   * How many overtook a client since it was judged last: they began after its DISCOVER of then.
   *
   * @param asked core time of its DISCOVER that is judged now
   * @param troubledUntil seconds of core time: DISCOVERs of before may have met no server
   */
  int since(OwnTrouble own, long asked, long now, double troubledUntil) {
    long from = Math.min(asked, own.judgedAsk());
    long judged = own.judgedAt();
    own.judged(asked, now);
    if (from / 1e6 <= troubledUntil) {
      return 0;
    }
    int overtakers = 0;
    for (One one : lately) {
      overtakers += one.asked() > from && one.served() > judged ? 1 : 0;
    }
    return overtakers;
  }
}
