package lastlease.diagnose.outage.victim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import lastlease.track.ClientRecord;
import lastlease.track.Served;

/**
 * Counts devices that were served beside somebody who asks in vain: one that releases its address
 * and is served anew shows no second time that others are served.
 */
public final class ServedDevices {
  /** More of them than a few change nothing. */
  private static final int KEPT = 32;

  /**
   * @param turn of its latest success
   */
  private record One(Served served, long turn) {
    ClientRecord client() {
      return served.client();
    }
  }

  private final Deque<One> latest = new ArrayDeque<>(KEPT);
  private long turn;
  private long successes;

  /** A newcomer was served. */
  public void served(Served served) {
    successes++;
    latest.removeIf(one -> one.client() == served.client());
    latest.add(new One(served, ++turn));
    if (latest.size() > KEPT) {
      latest.remove();
    }
  }

  /** A success was none. */
  public void takenBack(ClientRecord client) {
    successes--;
    latest.removeIf(one -> one.client() == client);
  }

  /** Successes, without those that were none. */
  public long successes() {
    return successes;
  }

  /** The turn of the latest success; each has a larger one. */
  public long turn() {
    return turn;
  }

  /** Devices served last within these turns, of the latest 32. */
  public long between(long after, long until) {
    // Counted at each frame that goes unanswered.
    long count = 0;
    for (One one : latest) {
      count += one.turn() > after && one.turn() <= until ? 1 : 0;
    }
    return count;
  }

  /** The latest successes of these devices, in the order of time. */
  Stream<Served> within(long after, long until) {
    return latest.stream()
        .filter(one -> one.turn() > after && one.turn() <= until)
        .map(One::served);
  }
}
