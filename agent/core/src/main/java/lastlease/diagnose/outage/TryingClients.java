package lastlease.diagnose.outage;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.victim.MacChanges;
import lastlease.diagnose.outage.victim.OrderOfComing;
import lastlease.diagnose.outage.victim.Overtaken;
import lastlease.diagnose.outage.victim.ServedDevices;
import lastlease.diagnose.outage.victim.Victim;
import lastlease.track.ClientRecord;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Newcomers that ask in vain, and what went on beside each of them: who was served meanwhile, and
 * how often it asked since anything moved. Bounded; the oldest leave first.
 */
final class TryingClients {
  private static final int KEPT = 20_000;

  /** One DISCOVER may be lost: so many unanswered ones show that a device fails. */
  private static final int TWICE = 2;

  private static final int COMPARED = 64;

  /** Of so many the order of coming is looked at: enough where two had been served. */
  private static final int IN_ORDER = 16;

  /** One of them. */
  static final class Trying {
    private final ClientRecord client;
    private final Overtaken overtakers;
    private final long freshBefore;
    private long counted;
    private long countedAt = -1;
    private boolean told;
    private boolean known;
    private int asked;
    private long lastFailed;
    private boolean overtaken;

    private Trying(ClientRecord client, Overtaken overtakers, long freshBefore) {
      this.client = client;
      this.overtakers = overtakers;
      this.freshBefore = freshBefore;
    }

    ClientRecord client() {
      return client;
    }

    /**
     * Devices that were served between DISCOVERs of its own. Whoever was served since the last one
     * tells nothing: it may have been an outage until then.
     */
    long overtakenBy() {
      return overtakers.count();
    }

    /** DISCOVERs in vain since anybody was served, or a queue moved. */
    long inVain() {
      return counted;
    }

    /**
     * Whether a newcomer that came later was given an address that nobody had before, between two
     * of its DISCOVERs: it fails where there are addresses.
     */
    boolean isOvertaken() {
      return overtaken;
    }

    private void fails(int discovers, long latecomer, long now) {
      overtaken |=
          asked >= TWICE
              && latecomer > lastFailed
              && latecomer - lastFailed <= OutageLifecycle.NOBODY_ASKS;
      asked = Math.max(asked, discovers);
      lastFailed = now;
    }

    private void goesOnFrom(Trying before) {
      asked = before.asked;
      lastFailed = before.lastFailed;
      overtaken = before.overtaken;
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
  private final ServedDevices devices = new ServedDevices();
  private final MacChanges changes = new MacChanges();
  private final long[] seen = new long[COMPARED];
  private int seenCount;
  private long fresh;
  private long latecomer = Long.MIN_VALUE / 2;
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
    if (known.isEmpty()) {
      return false;
    }
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
   * @param at core time
   */
  void asks(ClientRecord client, boolean first, long at) {
    Trying one = all.get(client);
    changes.asks(client);
    if (one != null) {
      one.told &= !first;
      one.overtakers.asks(at);
    }
  }

  /**
   * A DISCOVER of a client is known to be unanswered.
   *
   * @param counts nobody was served since it was sent
   * @param now core time
   */
  Trying failed(ClientRecord client, Attempt attempt, boolean counts, long now) {
    Trying one = all.get(client);
    if (one == null) {
      one = new Trying(client, new Overtaken(devices, attempt.last().micros()), fresh);
      if (all.size() >= KEPT) {
        forget(all.keySet().iterator().next());
      }
      all.put(client, one);
      changes.fails(client);
      ClientRecord earlier = changes.before(client);
      Trying before = earlier == null ? null : all.get(earlier);
      if (before != null) {
        one.goesOnFrom(before);
      }
    }
    one.fails(attempt.count(), latecomer, now);
    long moves = devices.successes() + checks;
    if (one.countedAt != moves) {
      one.countedAt = moves;
      one.counted = 0;
    }
    one.counted += counts ? 1 : 0;
    return one;
  }

  /** A client is served. */
  void served(Served one) {
    devices.served(one);
    Attempt attempt = one.attempt();
    if (one.fresh() && one.address() != null && attempt != null) {
      latecomer = Math.max(latecomer, attempt.first().micros());
    }
    fresh += one.fresh() ? 1 : 0;
    forget(one.client());
  }

  /** A success was none. */
  void takenBack(Served one) {
    devices.takenBack(one.client());
  }

  /** The turn of the latest success. */
  long turn() {
    return devices.turn();
  }

  /** Devices that were served since a turn, of the latest 32. */
  long servedSince(long turn) {
    return devices.between(turn, Long.MAX_VALUE);
  }

  /**
   * How many devices an episode hits of which no policy against some tells why, of the first 64: at
   * least so many, and at most {@code enough}. A device that may be an earlier one under another
   * address is none, nor is one that failed before where addresses were given out, nor one that
   * asked no more than twice.
   */
  int beyondPolicy(Episode episode, int enough, long now) {
    int found = 0;
    seenCount = 0;
    Iterator<Victim> victims = episode.victims().iterator();
    for (int i = 0; i < COMPARED && victims.hasNext() && found < enough; i++) {
      Victim victim = victims.next();
      ClientRecord client = victim.client();
      Trying one = all.get(client);
      boolean speaks = !victim.hasStopped(now) && isAnother(client, episode);
      found += !speaks || one != null && one.isOvertaken() ? 0 : 1;
    }
    return found;
  }

  /**
   * How probable it is that all who were served came before all who fail, where a policy denies
   * some: of the first 16 devices that an episode hits.
   */
  double lastByChance(Episode episode, long now) {
    int failed = 0;
    int last = 0;
    seenCount = 0;
    Iterator<Victim> victims = episode.victims().iterator();
    for (int i = 0; i < IN_ORDER && victims.hasNext(); i++) {
      Victim victim = victims.next();
      ClientRecord client = victim.client();
      if (!victim.hasStopped(now) && isAnother(client, episode)) {
        Trying one = all.get(client);
        failed++;
        last += one != null && one.isOvertaken() ? 0 : 1;
      }
    }
    long served = Math.min(episode.servedBefore(), devices.between(0, Long.MAX_VALUE));
    return OrderOfComing.lastByChance(served, failed, last);
  }

  private boolean isAnother(ClientRecord client, Episode episode) {
    ClientRecord before = changes.before(client);
    boolean again = before != null && episode.hits(before);
    return !again && isNew(client.mac());
  }

  /** Each address once. A set would be made and thrown away at each frame that goes unanswered. */
  private boolean isNew(@Nullable MacAddress mac) {
    if (mac == null) {
      return true;
    }
    for (int i = 0; i < seenCount; i++) {
      if (seen[i] == mac.bits()) {
        return false;
      }
    }
    seen[seenCount++] = mac.bits();
    return true;
  }

  /**
   * Whether anybody of an episode was overtaken, or is to be expected to ask again, of the first 64
   * without an address.
   */
  boolean anyAsksOn(Episode episode, long now) {
    return episode.unservedClients().stream()
        .limit(COMPARED)
        .map(all::get)
        .anyMatch(one -> one != null && (one.overtakenBy() > 0 || one.overtakers.isClose(now)));
  }

  /** Addresses that nobody had before, given out since a client began to ask. */
  long freshSince(Trying one) {
    return fresh - one.freshBefore;
  }

  void forget(ClientRecord client) {
    all.remove(client);
    known.remove(client);
    changes.forget(client);
  }

  void clear() {
    all.clear();
    known.clear();
    changes.clear();
  }
}
