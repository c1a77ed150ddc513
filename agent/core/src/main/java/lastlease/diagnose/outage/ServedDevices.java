package lastlease.diagnose.outage;

import java.util.ArrayDeque;
import java.util.Deque;
import lastlease.track.ClientRecord;

/**
 * Counts devices that were served beside somebody who asks in vain: one that releases its address
 * and is served anew shows no second time that others are served.
 */
final class ServedDevices {
  /** More of them than a few change nothing. */
  private static final int KEPT = 32;

  /**
   * @param turn of its latest success
   */
  private record One(ClientRecord client, long turn) {}

  private final Deque<One> latest = new ArrayDeque<>(KEPT);
  private long turn;
  private long successes;

  void served(ClientRecord client) {
    successes++;
    latest.removeIf(one -> one.client() == client);
    latest.add(new One(client, ++turn));
    if (latest.size() > KEPT) {
      latest.remove();
    }
  }

  /** A success was none. */
  void takenBack(ClientRecord client) {
    successes--;
    latest.removeIf(one -> one.client() == client);
  }

  /** Successes, without those that were none. */
  long successes() {
    return successes;
  }

  /** The turn of the latest success; each has a larger one. */
  long turn() {
    return turn;
  }

  /** Devices served last within these turns, of the latest 32. */
  long between(long after, long until) {
    return latest.stream().filter(one -> one.turn() > after && one.turn() <= until).count();
  }
}
