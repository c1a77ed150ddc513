package lastlease.diagnose.belief;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import lastlease.track.ClientRecord;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;

/**
 * The newcomers that began to ask, in that order: whether somebody stands behind the one that is
 * served now. A pool runs out as its last address is given, so that for who is next none may be
 * left; whoever came before the served one and still waits is no next one, it was passed over.
 */
final class LineOfNewcomers {
  /** Whoever goes on asks a second time by then (measured: dhclient after 8.4 s at most). */
  private static final long ASKS_AGAIN = 17 * Times.SECOND / 2;

  /** Of more at once the first are forgotten: who stands behind is one of the last. */
  private static final int KEPT = 20_000;

  /**
   * @param at core time of its first DISCOVER
   */
  private record Begun(ClientRecord client, long at) {}

  private final Deque<Begun> line = new ArrayDeque<>();

  void begins(ClientRecord client, long now) {
    line.add(new Begun(client, now));
    if (line.size() > KEPT) {
      line.remove();
    }
  }

  /**
   * Whether a newcomer waits that began later, and did not leave after it had asked once.
   *
   * @param first core time of the served one's first DISCOVER
   * @param waiting all who wait
   */
  boolean standsBehind(long first, Set<ClientRecord> waiting, long now) {
    while (!line.isEmpty() && hasLeft(line.getLast().client(), waiting, now)) {
      line.removeLast();
    }
    return !line.isEmpty() && line.getLast().at() > first;
  }

  private static boolean hasLeft(ClientRecord client, Set<ClientRecord> waiting, long now) {
    Attempt attempt = client.attempt();
    return attempt == null
        || !waiting.contains(client)
        || attempt.count() == 1 && now - attempt.last().micros() > ASKS_AGAIN;
  }

  void clear() {
    line.clear();
  }
}
