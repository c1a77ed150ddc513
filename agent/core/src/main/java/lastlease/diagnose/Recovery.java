package lastlease.diagnose;

import java.util.List;
import java.util.Objects;
import lastlease.reports.Incident.EndCode;
import lastlease.track.Attempt;
import lastlease.track.ClientRecord;
import lastlease.track.ClientStates;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether newcomers succeed again. Silence is no recovery: clients pause for minutes. A
 * single success among waiting victims is an address that came free.
 */
final class Recovery {
  private final SegmentTrack track;
  private final Flood flood;
  private final Suspects suspects;

  Recovery(SegmentTrack track, Flood flood, Suspects suspects) {
    this.track = track;
    this.flood = flood;
    this.suspects = suspects;
  }

  /**
   * @param at when the first of the newcomers was served
   */
  record Ended(long at, EndCode because) {}

  /**
   * @param selective others succeed anyhow: it ends when the victims do, or have left
   */
  @Nullable Ended ended(OutageFacts facts, boolean selective) {
    if (facts.flood() != null && facts.now() - facts.flood().last() < Thresholds.FLOOD_WINDOW) {
      return null;
    }
    if (facts.victims().isEmpty() && facts.flood() != null) {
      return new Ended(facts.flood().last(), EndCode.CEASED);
    }
    if (selective) {
      return groupServed(facts);
    }
    List<Served> run = run(facts);
    if (run.isEmpty()) {
      return allMaySuffice(facts) ? new Ended(lastAsked(facts), EndCode.CEASED) : null;
    }
    long first = run.get(0).at().micros();
    long served = run.stream().map(Served::client).distinct().count();
    long failing = stillFailing(facts, first);
    boolean quiet =
        facts.now() - run.get(run.size() - 1).at().micros() >= Thresholds.RECOVERY_QUIET;
    boolean several = served >= Thresholds.RECOVERY_SERVED;
    boolean again =
        run.stream().anyMatch(one -> facts.victims().contains(one.client()))
            ? several && failing * 4 <= served || failing == 0 && (quiet || allServed(facts))
            // Only others are served, as under a policy: its victims must have had their turn.
            : (several || quiet)
                && facts.victims().stream().noneMatch(one -> waits(one, first, facts));
    return again ? new Ended(first, because(run)) : null;
  }

  private static boolean allServed(OutageFacts facts) {
    return facts.victims().stream().allMatch(ClientRecord::isBound);
  }

  /** It is there without an address, and has asked again; of a lone one even that may come. */
  private boolean waits(ClientRecord victim, long since, OutageFacts facts) {
    Attempt attempt = victim.lastAttempt();
    return suspects.has(victim)
        && facts.now() - victim.lastSeen() <= ClientStates.IN_PROGRESS
        && (facts.lone() || attempt != null && attempt.last().micros() > since);
  }

  /** All who asked want IPv6 only, if they may, and fell silent before they had to fall back. */
  private static boolean allMaySuffice(OutageFacts facts) {
    return facts.failing().isEmpty()
        && facts.holders().isEmpty()
        && facts.now() - lastAsked(facts) > ClientStates.IN_PROGRESS
        && facts.victims().stream()
            .allMatch(client -> client.asksV6Only() && client.linkLocal() == null);
  }

  private static long lastAsked(OutageFacts facts) {
    return facts.victims().stream()
        .map(ClientRecord::lastAttempt)
        .filter(Objects::nonNull)
        .mapToLong(attempt -> attempt.last().micros())
        .max()
        .orElse(facts.began());
  }

  private static @Nullable Ended groupServed(OutageFacts facts) {
    if (allServed(facts)) {
      return new Ended(facts.now(), EndCode.NEWCOMERS_SERVED);
    }
    long last =
        facts.victims().stream().mapToLong(ClientRecord::lastSeen).max().orElse(facts.now());
    return facts.now() - last >= Thresholds.CEASED ? new Ended(last, EndCode.CEASED) : null;
  }

  /** The newcomers served lately; older successes were single addresses that came free. */
  private List<Served> run(OutageFacts facts) {
    return facts.servedSince().stream()
        .filter(served -> !flood.isFlooder(served.client()))
        .filter(served -> facts.now() - served.at().micros() <= 2 * ClientStates.IN_PROGRESS)
        .toList();
  }

  private long stillFailing(OutageFacts facts, long since) {
    return track.states().active().stream()
        .filter(client -> !flood.isFlooder(client))
        .filter(client -> fails(client, since, facts.now()))
        .count();
  }

  private static boolean fails(ClientRecord client, long since, long now) {
    return client.attempt() != null
        && client.attempt().newcomer()
        && client.attempt().between(since, now - Thresholds.GRACE_LEAST) >= 1;
  }

  private static EndCode because(List<Served> run) {
    boolean reused = run.stream().anyMatch(served -> served.address() != null && !served.fresh());
    boolean fresh =
        run.stream().filter(served -> served.address() != null && served.fresh()).count() >= 2;
    return reused
        ? EndCode.ADDRESSES_FREED
        : fresh ? EndCode.NEW_ADDRESSES : EndCode.NEWCOMERS_SERVED;
  }
}
