package lastlease.diagnose.outage;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lastlease.track.ClientRecord;

/**
 * Newcomers that ask in vain, and what went on beside each of them: who was served meanwhile, and
 * how often it asked since anything moved. Bounded; the oldest leave first.
 */
final class TryingClients {
  private static final int KEPT = 20_000;

  /** One of them. */
  static final class Trying {
    private final long servedBefore;
    private final long freshBefore;
    private long servedAtAsking;
    private long counted;
    private long countedAt = -1;
    private boolean told;
    private boolean known;

    private Trying(long servedBefore, long freshBefore) {
      this.servedBefore = servedBefore;
      this.servedAtAsking = servedBefore;
      this.freshBefore = freshBefore;
    }

    /**
     * Newcomers who were served between its first DISCOVER and its last. Whoever was served since
     * tells nothing: it may have been an outage until then.
     */
    long overtakenBy() {
      return servedAtAsking - servedBefore;
    }

    /** DISCOVERs in vain since anybody was served, or a queue moved. */
    long inVain() {
      return counted;
    }

    /** Whether this attempt was told of. */
    boolean isTold() {
      return told;
    }

    void tell() {
      told = true;
    }

    /** Whether it is known to fail while others are served. */
    boolean isKnown() {
      return known;
    }
  }

  private final Map<ClientRecord, Trying> all = new LinkedHashMap<>();
  private final Set<ClientRecord> known = new LinkedHashSet<>();
  private long fresh;
  private long checks;

  /** Whether a client is known to fail while others are served. */
  boolean isKnown(ClientRecord client) {
    return !known.isEmpty() && known.contains(client);
  }

  /** A client is known to fail while others are served. */
  void know(ClientRecord client, Trying one) {
    one.known = true;
    known.add(client);
  }

  /** Whether any of those that an episode hits is known to; it costs as much as the fewer do. */
  boolean anyKnown(Episode episode) {
    return known.size() <= episode.victims().size()
        ? known.stream().anyMatch(episode::hits)
        : episode.victims().stream().anyMatch(victim -> known.contains(victim.client()));
  }

  /** A server checks an address for one of a queue. */
  void queueMoves() {
    checks++;
  }

  /**
   * A client sends a DISCOVER.
   *
   * @param first of an attempt
   * @param served newcomers served so far
   */
  void asks(ClientRecord client, boolean first, long served) {
    Trying one = all.get(client);
    if (one != null) {
      one.told &= !first;
      one.servedAtAsking = served;
    }
  }

  /**
   * A DISCOVER of a client is known to be unanswered.
   *
   * @param served newcomers served so far
   * @param counts nobody was served since it was sent
   */
  Trying failed(ClientRecord client, long served, boolean counts) {
    Trying one = all.get(client);
    if (one == null) {
      one = new Trying(served, fresh);
      if (all.size() >= KEPT) {
        forget(all.keySet().iterator().next());
      }
      all.put(client, one);
    }
    long moves = served + checks;
    if (one.countedAt != moves) {
      one.countedAt = moves;
      one.counted = 0;
    }
    one.counted += counts ? 1 : 0;
    return one;
  }

  /**
   * A client is served.
   *
   * @param free with an address that nobody had before
   */
  void served(ClientRecord client, boolean free) {
    fresh += free ? 1 : 0;
    forget(client);
  }

  /** Addresses that nobody had before, given out since a client began to ask. */
  long freshSince(Trying one) {
    return fresh - one.freshBefore;
  }

  void forget(ClientRecord client) {
    all.remove(client);
    known.remove(client);
  }

  void clear() {
    all.clear();
    known.clear();
  }
}
