package lastlease.diagnose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lastlease.track.Attempt;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.ClientStates;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.Sighting;
import lastlease.track.Times;
import org.jspecify.annotations.Nullable;

/**
 * Newcomers whose DISCOVERs go unanswered, and how far that counts. Only DISCOVERs since a given
 * moment count, only after the grace of a usual answer, and not the last ones of a client that may
 * have been told to do without IPv4.
 */
final class Suspects {
  private static final int ANSWERS = 8;

  private final SegmentTrack track;
  private final Flood flood;
  private final Set<ClientRecord> clients = new LinkedHashSet<>();

  Suspects(SegmentTrack track, Flood flood) {
    this.track = track;
    this.flood = flood;
  }

  /**
   * A client that fails.
   *
   * @param discovers unanswered ones that count
   * @param first the first of them
   */
  record Failing(
      ClientRecord client, Attempt attempt, int discovers, Sighting first, double score) {}

  /** Takes in who asks now, and leaves out who is done. */
  void update(long now) {
    for (ClientRecord client : track.states().active()) {
      Attempt attempt = client.attempt();
      if (attempt != null && attempt.newcomer()) {
        clients.add(client);
      }
    }
    // A late fallback proves that DISCOVERs of minutes ago went unanswered.
    for (ClientRecord client = track.fallen().poll();
        client != null;
        client = track.fallen().poll()) {
      Attempt attempt = client.lastAttempt();
      if (attempt != null && attempt.newcomer()) {
        clients.add(client);
      }
    }
    clients.removeIf(client -> !stillFails(client, now));
  }

  private static boolean stillFails(ClientRecord client, long now) {
    Attempt attempt = client.lastAttempt();
    if (attempt == null
        || client.state() instanceof ClientState.Bound
        || client.state() instanceof ClientState.Requesting) {
      return false;
    }
    long silence = now - attempt.last().micros();
    return client.onLinkLocal()
        ? silence <= Thresholds.FALLBACK_MATCH
        : client.attempt() != null && silence <= ClientStates.IN_PROGRESS;
  }

  /** Whether a newcomer asks, or fell back, and has no address yet. */
  boolean has(ClientRecord client) {
    return clients.contains(client);
  }

  boolean isEmpty() {
    return clients.isEmpty();
  }

  /** Newcomers with two DISCOVERs at least unanswered, whoever else was served meanwhile. */
  List<Failing> all(long now) {
    return since(Long.MIN_VALUE / 2, now);
  }

  /** Newcomers with two DISCOVERs at least unanswered since a moment. */
  List<Failing> since(long reset, long now) {
    List<Failing> failing = new ArrayList<>();
    long grace = grace();
    for (ClientRecord client : clients) {
      Failing one = flood.isFlooder(client) ? null : judge(client, reset, now, grace);
      if (one != null) {
        failing.add(one);
      }
    }
    Set<ClientRecord> devices = SameDevice.devices(failing.stream().map(Failing::client).toList());
    failing.removeIf(one -> !devices.contains(one.client()));
    return failing;
  }

  /** Newcomers that fell back after two DISCOVERs at least, however long an answer may take. */
  List<Failing> fallen(long now) {
    return clients.stream()
        .filter(client -> !flood.isFlooder(client) && client.onLinkLocal())
        .map(client -> judge(client, Long.MIN_VALUE / 2, now, 0))
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable Failing judge(ClientRecord client, long reset, long now, long grace) {
    Attempt attempt = client.lastAttempt();
    if (attempt == null) {
      return null;
    }
    Sighting offer = attempt.lastOffer();
    long from = offer == null ? reset : Math.max(reset, offer.micros());
    int counted = attempt.between(from, now - grace) - spared(client);
    boolean fallback =
        client.linkLocal() != null
            && client.onLinkLocal()
            && client.linkLocal().last().micros() >= attempt.first().micros();
    if (counted < 2 || maySuffice(client, attempt, counted, now) && !fallback) {
      return null;
    }
    double score =
        Math.min(Thresholds.SCORE_CAP, counted - 1 + (fallback ? Thresholds.SCORE_LINK_LOCAL : 0));
    return new Failing(client, attempt, counted, firstAfter(attempt, from), score);
  }

  /**
   * On a network for IPv6 clients that ask for option 108 are told to do without at their third
   * DISCOVER at the latest; not where one of them was seen to take an address.
   */
  private int spared(ClientRecord client) {
    return client.asksV6Only() && !track.servesV6Askers() ? 1 : 0;
  }

  /**
   * A client that asks for option 108 and has fallen silent before its next retransmission may have
   * been answered "IPv6 only" (RFC 8925 3.2).
   */
  private static boolean maySuffice(ClientRecord client, Attempt attempt, int counted, long now) {
    if (!client.asksV6Only() || counted > 4 || attempt.count() < 2) {
      return false;
    }
    List<Sighting> seen = attempt.discovers();
    long gap = attempt.last().micros() - seen.get(seen.size() - 2).micros();
    return now - attempt.last().micros() > gap * 5 / 2 + 2 * Times.SECOND;
  }

  private static Sighting firstAfter(Attempt attempt, long reset) {
    for (Sighting discover : attempt.discovers()) {
      if (discover.micros() > reset) {
        return discover;
      }
    }
    return attempt.last();
  }

  /** How long an answer may take before a DISCOVER counts as unanswered. */
  long grace() {
    List<Long> answers = new ArrayList<>();
    java.util.Iterator<Served> newest = track.served().descendingIterator();
    while (newest.hasNext() && answers.size() < ANSWERS) {
      Served served = newest.next();
      Long took = served.sinceFirst();
      if (!served.takenBack() && took != null) {
        answers.add(took);
      }
    }
    if (answers.isEmpty()) {
      return Thresholds.GRACE_UNKNOWN;
    }
    answers.sort(null);
    long usual = answers.get(answers.size() / 2);
    return Math.max(
        Thresholds.GRACE_LEAST,
        Math.min(Thresholds.GRACE_MOST, (long) (usual * Thresholds.GRACE_FACTOR)));
  }
}
