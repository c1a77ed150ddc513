package lastlease.diagnose.outage.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lastlease.diagnose.detect.ServerHosts;
import lastlease.diagnose.detect.foreign.RogueAdvice;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.AdviceList;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.outage.claim.EvidenceKind;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.diagnose.pool.LeaseAdvice;
import lastlease.diagnose.pool.Occupancy;
import lastlease.diagnose.pool.PoolSize;
import lastlease.diagnose.pool.Pools;
import lastlease.diagnose.pool.WiderPool;
import lastlease.diagnose.table.Holders;
import lastlease.reports.AdviceCode;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.Advice;
import lastlease.reports.Segment.Level;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import org.jspecify.annotations.Nullable;

/** What the venue should do about unanswered newcomers, with values where they are known. */
final class OutageAdvice {
  private OutageAdvice() {}

  /**
   * The advice.
   *
   * @param holders whose the leases of the server's own table are, null without one
   * @param lease seconds by the server's own configuration, null where that is not read
   * @param enlarged core time at which the pool was seen to be larger, null for never
   * @param enough at its end there were addresses in any case: nothing is to be done about the pool
   */
  static List<Advice> of(
      SegmentTrack track,
      Settings settings,
      OutageFacts facts,
      @Nullable Holders holders,
      Claim claim,
      @Nullable Long lease,
      @Nullable Long enlarged,
      boolean enough) {
    List<Advice> list = new ArrayList<>();
    String server = ServerHosts.main(track);
    List<ClientRecord> guests = facts.guests();
    if (claim.isSelective()) {
      list.add(policy(facts));
    } else if (claim.verdict() == Verdict.SERVER_UNREACHABLE) {
      list.add(AdviceList.one(AdviceCode.CHECK_PATH, server));
      relays(track).forEach(one -> list.add(AdviceList.one(AdviceCode.CHECK_RELAY, one)));
      if (claim.rivals().contains(Verdict.POOL_EXHAUSTED)) {
        list.add(AdviceList.one(AdviceCode.CHECK_LEASE_TABLE, server, lifeAt(facts)));
        list.add(AdviceList.one(AdviceCode.RESTART_SERVICE, server));
      } else {
        list.add(AdviceList.one(AdviceCode.RESTART_STOPPED, server));
      }
    } else if (isOfThePool(claim.verdict())) {
      // A pool without an address, or what is believed to have emptied it. Any other fault is found
      // by an entry of the catalogue, which gives its own advice.
      Advice instead = RogueAdvice.insteadOfRoom(track, settings);
      if (instead == null) {
        exhausted(track, facts, holders, claim, server, lease, enlarged, enough, list);
      } else {
        list.add(instead);
      }
    }
    if (claim.verdict() == Verdict.POOL_EXHAUSTED
        && claim.rivals().contains(Verdict.SERVER_UNREACHABLE)
        && facts.behindRelay()) {
      List<String> relays = relays(track);
      list.add(AdviceList.one(AdviceCode.CHECK_RELAY, relays.isEmpty() ? null : relays.get(0)));
    }
    // Who has an address by now need not ask again.
    List<ClientRecord> without = guests.stream().filter(one -> !one.isBound()).toList();
    if (!without.isEmpty()) {
      list.add(
          AdviceList.one(
              AdviceCode.REJOIN_DEVICES,
              EvidenceList.ids(without.stream()),
              (long) without.size()));
    }
    toTellMore(facts, claim, list);
    return list;
  }

  /**
   * A policy keeps a device out from the OFFER on: who took one meanwhile is no case of it, and
   * went unanswered since messages got lost.
   */
  private static Advice policy(OutageFacts facts) {
    List<ClientRecord> guests = facts.guests();
    List<ClientRecord> denied =
        guests.stream().filter(one -> !one.tookOfferSince(facts.began())).toList();
    if (guests.isEmpty() || !denied.isEmpty()) {
      List<String> ids = EvidenceList.ids(denied.stream());
      return AdviceList.one(
          AdviceCode.CHECK_POLICY, ids.isEmpty() ? null : ids, (long) denied.size());
    }
    return AdviceList.one(AdviceCode.CHECK_RADIO);
  }

  /** When the server was last seen alive where newcomers ask, null for never. */
  private static @Nullable Instant lifeAt(OutageFacts facts) {
    // Where others are given addresses, that the server lives tells nothing of a full pool.
    List<LifeSign> signs =
        facts.freedForOthers() < EvidenceKind.SELDOM ? List.of() : facts.ownPath();
    return signs.isEmpty() ? null : Times.instant(signs.get(signs.size() - 1).at().micros());
  }

  /** The relays that answers came through. */
  private static List<String> relays(SegmentTrack track) {
    return track.servers().stream()
        .map(ServerRecord::relay)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .distinct()
        .toList();
  }

  /** Whether it is about a pool. Each verdict stands here, so that a new one is thought of. */
  private static boolean isOfThePool(Verdict verdict) {
    return switch (verdict) {
      case SELECTIVE_FAILURE, SERVER_UNREACHABLE -> false;
      // Whatever else silences a server's pool is believed to have emptied it.
      case POOL_EXHAUSTED,
          STARVATION_ATTACK,
          ROGUE_SERVER,
          REQUESTS_REFUSED,
          ADDRESS_CONFLICTS,
          SERVER_SLOW,
          PACKET_LOSS,
          POOL_NEARLY_FULL,
          UNDETERMINED,
          HEALTHY ->
          true;
    };
  }

  /** What would tell the rivals apart: another seat, or what only people know. */
  private static void toTellMore(OutageFacts facts, Claim claim, List<Advice> list) {
    boolean outage =
        claim.verdict() == Verdict.POOL_EXHAUSTED || claim.verdict() == Verdict.SERVER_UNREACHABLE;
    if (!outage || claim.confidence() == Confidence.CONFIRMED) {
      return;
    }
    if (facts.level() != Level.FULL) {
      list.add(AdviceList.one(AdviceCode.BETTER_SEAT));
    }
    if (claim.verdict() == Verdict.POOL_EXHAUSTED
        && facts.pool() == null
        && facts.table() == null) {
      list.add(AdviceList.one(AdviceCode.DECLARE_POOL));
    }
  }

  private static void exhausted(
      SegmentTrack track,
      OutageFacts facts,
      @Nullable Holders holders,
      Claim claim,
      @Nullable String server,
      @Nullable Long lease,
      @Nullable Long enlarged,
      boolean enough,
      List<Advice> list) {
    if (!claim.rivals().isEmpty()) {
      // A table that was read, and is not full, has told all that it can tell.
      list.add(
          facts.tableHasFew()
              ? policy(facts)
              : AdviceList.one(AdviceCode.CHECK_LEASE_TABLE, server, lifeAt(facts)));
    }
    if (enough) {
      return;
    }
    if (!facts.tableHasOneEach()) {
      room(track, facts, holders, claim, lease, enlarged, list);
    }
    if (claim.rivals().contains(Verdict.SERVER_UNREACHABLE)) {
      list.add(AdviceList.one(AdviceCode.RESTART_SERVICE, server));
    }
  }

  /** How the pool gets more free addresses. */
  private static void room(
      SegmentTrack track,
      OutageFacts facts,
      @Nullable Holders holders,
      Claim claim,
      @Nullable Long lease,
      @Nullable Long enlarged,
      List<Advice> list) {
    // Also when it is over, and nobody fails any more: it is to be enough for the next time.
    Advice wider = wider(track, facts, holders, claim, enlarged);
    // In the order of effect: more addresses act at once, a shorter lease on what is given then.
    boolean fits = wider != null && !wider.params().containsKey("prefix");
    if (wider != null && fits) {
      list.add(wider);
    }
    list.add(LeaseAdvice.of(track, lease));
    if (wider != null && !fits) {
      list.add(wider);
    }
    long declined =
        facts.table() != null
            ? facts.table().declined()
            : track.happenings().declined().stream().map(one -> one.address()).distinct().count();
    if (holders != null && holders.left() > 0) {
      list.add(
          AdviceList.one(
              AdviceCode.FREE_STALE_LEASES,
              (long) holders.left(),
              (long) holders.leases(),
              holders.leftSeconds()));
    }
    if (declined > 0) {
      list.add(AdviceList.one(AdviceCode.CLEAR_DECLINED, declined));
    }
  }

  private static @Nullable Advice wider(
      SegmentTrack track,
      OutageFacts facts,
      @Nullable Holders holders,
      Claim claim,
      @Nullable Long enlarged) {
    Long now = capacity(track, facts, claim, enlarged);
    long waiting = facts.guests().size();
    long seen = track.timeline().peakPresent();
    long taken = now == null ? 0 : taken(facts, holders, claim, now) + waiting;
    // Only the server's own table tells how large it is now.
    if (enlarged != null && !isTold(facts)) {
      return WiderPool.keep(track, now, seen, taken);
    }
    return now == null
        ? WiderPool.more(track, waiting)
        : WiderPool.advice(track, now, seen, taken, facts.pool() == null && !isTold(facts));
  }

  private static boolean isTold(OutageFacts facts) {
    return facts.table() != null && facts.table().capacity() > 0;
  }

  /**
   * Addresses of the pool that devices hold: by the server's word, less those of devices that left;
   * else all of a pool that is full, which is more than possible; else those that are known.
   */
  private static long taken(
      OutageFacts facts, @Nullable Holders holders, Claim claim, long capacity) {
    if (facts.table() != null && facts.table().capacity() > 0) {
      return (long) facts.table().inUse() - (holders == null ? 0 : holders.left());
    }
    Occupancy.Use pool = facts.pool();
    return claim.confidence() == Confidence.POSSIBLE && pool != null ? pool.proven() : capacity;
  }

  private static @Nullable Long capacity(
      SegmentTrack track, OutageFacts facts, Claim claim, @Nullable Long enlarged) {
    if (facts.table() != null && facts.table().capacity() > 0) {
      return (long) facts.table().capacity();
    }
    Occupancy.Use pool = facts.pool();
    if (pool != null) {
      return (long) pool.capacity();
    }
    List<Pools.Subnet> subnets = Pools.subnets(track);
    if (subnets.isEmpty()
        || facts.servedBefore() == 0
        || claim.confidence() == Confidence.POSSIBLE) {
      return null;
    }
    Pools.Subnet main = subnets.get(0);
    Integer size =
        enlarged == null
            ? PoolSize.inferred(track, main::contains, facts.now())
            : PoolSize.before(track, main::contains, facts.now(), enlarged);
    return size == null ? null : Long.valueOf(size);
  }
}
