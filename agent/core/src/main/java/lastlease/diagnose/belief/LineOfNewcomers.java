package lastlease.diagnose.belief;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
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
  static final int KEPT = 20_000;

  /**
   * @param at core time of its first DISCOVER
   */
  private record Begun(ClientRecord client, long at) {}

  private final NavigableMap<Long, Begun> line = new TreeMap<>();

  /** Where each stands in the line. */
  private final Map<ClientRecord, Long> places = new HashMap<>();

  private long next;

  /** A newcomer stands at the end of the line now, wherever it stood before. */
  void begins(ClientRecord client, long now) {
    forget(client);
    line.put(next, new Begun(client, now));
    places.put(client, next);
    next++;
    if (line.size() > KEPT) {
      forget(line.firstEntry().getValue().client());
    }
  }

  /** Nothing is known of a client any more. */
  void forget(ClientRecord client) {
    Long place = places.remove(client);
    if (place != null) {
      line.remove(place);
    }
  }

  /**
   * Whether a newcomer waits that began later, and did not leave after it had asked once.
   *
   * @param first core time of the served one's first DISCOVER
   * @param waiting all who wait
   */
  boolean standsBehind(long first, Set<ClientRecord> waiting, long now) {
    while (!line.isEmpty() && hasLeft(line.lastEntry().getValue().client(), waiting, now)) {
      forget(line.lastEntry().getValue().client());
    }
    return !line.isEmpty() && line.lastEntry().getValue().at() > first;
  }

  private static boolean hasLeft(ClientRecord client, Set<ClientRecord> waiting, long now) {
    Attempt attempt = client.attempt();
    return attempt == null
        || !waiting.contains(client)
        || attempt.count() == 1 && now - attempt.last().micros() > ASKS_AGAIN;
  }

  void clear() {
    line.clear();
    places.clear();
  }

  /** How many stand in it. */
  int size() {
    return line.size();
  }
}
