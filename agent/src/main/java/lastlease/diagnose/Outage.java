package lastlease.diagnose;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.diagnose.Suspects.Failing;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.RevisionCode;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.ClientStates;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.Times;
import org.jspecify.annotations.Nullable;

/**
 * Watches for newcomers, or holders, that no server answers, and keeps one incident of it: opened
 * when the evidence suffices, revised as it grows, ended when newcomers succeed again.
 */
final class Outage {
  private static final List<Rule> RULES =
      List.of(
          new StarvationRule(), new SelectiveRule(), new ExhaustedRule(), new UnreachableRule());

  private final SegmentTrack track;
  private final Docket docket;
  private final Flood flood;
  private final Suspects suspects;
  private final OutageFinder finder;
  private final Overtakers overtakers;
  private final Rhythm rhythm;
  private final Turning turning = new Turning();
  private final Set<ClientRecord> victims = new LinkedHashSet<>();
  private @Nullable IncidentFile file;
  private long began;
  private long lastTold;
  private long lastFollowed;
  private @Nullable Claim told;
  private boolean rebindingLately;
  private PastOutages past = PastOutages.NONE;

  Outage(SegmentTrack track, Docket docket, Settings settings) {
    this.track = track;
    this.docket = docket;
    this.flood = new Flood(track);
    this.suspects = new Suspects(track, flood);
    this.overtakers = new Overtakers(track, flood);
    this.finder = new OutageFinder(track, settings, flood, overtakers);
    this.rhythm = new Rhythm(track, flood);
  }

  /** Whether time alone may change something. */
  boolean busy() {
    return file != null
        || !suspects.isEmpty()
        || !track.states().active().isEmpty()
        || flood.mayBe()
        || rebindingLately;
  }

  /** Whether newcomers or holders go unanswered now. */
  boolean isOpen() {
    return file != null;
  }

  /** Core time of the end of the last such incident: what came before is explained by it. */
  long lastEnd() {
    return past.end();
  }

  /** Whether a client belongs to the open incident. */
  boolean isVictim(ClientRecord client) {
    return file != null && victims.contains(client);
  }

  /** Newcomers that fail now, whether or not that is an incident, and whoever else is served. */
  List<Failing> failing(long now) {
    return suspects.since(Long.MIN_VALUE / 2, now);
  }

  /**
   * @param news frames came since the last time; without, an open incident changes by the second
   */
  void evaluate(long now, boolean news) {
    suspects.update(now);
    flood.update(now);
    rebindingLately = finder.rebindingSince(now - 2 * Thresholds.GRACE_UNKNOWN);
    if (file == null) {
      watch(now);
    } else if (news || now - lastFollowed >= Times.SECOND) {
      lastFollowed = now;
      follow(file, now);
    }
  }

  private void watch(long now) {
    Flood.Finding flooded = flood.finding();
    long success = lastSuccess();
    // A server that offers an address, or checks one, has one to give.
    long check = track.checks().latest(now);
    long sign = Math.max(success, Math.max(track.lastOffer(), check));
    List<Failing> failing = suspects.since(sign, now);
    List<ClientRecord> holders = finder.holdersUnanswered(0, now);
    if (flooded != null) {
      open(flooded.first().micros(), suspects.since(success, now), now);
    } else if (alarms(failing, now) && now - sign >= rhythm.silence(now)) {
      List<Failing> all = suspects.since(success, now);
      open(firstDiscover(all.isEmpty() ? failing : all, success), all, now);
    } else if (holders.stream().filter(OutageFinder::granted).count() >= 2
        && now - check > Thresholds.CHECKING) {
      long first = holders.stream().mapToLong(OutageFinder::since).min().orElse(now);
      List<Failing> all = suspects.since(success, now);
      open(all.isEmpty() ? first : Math.min(first, firstDiscover(all, success)), all, now);
    } else {
      List<Failing> all = failing(now);
      if (now - check > Thresholds.CHECKING && overdue(all, now)) {
        open(firstDiscover(all, Long.MIN_VALUE / 2), all, now);
      } else {
        watchForGroup(all, now);
      }
    }
  }

  /**
   * Some wait for minutes: whatever signs of life there are, they may be forged, or not for them.
   */
  private boolean overdue(List<Failing> all, long now) {
    return all.stream()
            // Who asks for IPv6 only may have been told to do without.
            .filter(one -> !one.client().asksV6Only() || track.servesV6Askers())
            .filter(one -> now - one.first().micros() >= Thresholds.OVERDUE)
            .filter(one -> one.client().onLinkLocal())
            .filter(one -> now - one.attempt().last().micros() <= ClientStates.IN_PROGRESS)
            .count()
        >= Thresholds.OVERDUE_DEVICES;
  }

  /** Some fail for long while newcomers who came later are served, and not because of a queue. */
  private void watchForGroup(List<Failing> all, long now) {
    if (rhythm.silence(now) > 0) {
      return;
    }
    List<Failing> long_ = new ArrayList<>();
    for (Failing one : all) {
      if (isLong(one, now)
          && overtakers.atOnce(List.of(one.client())).size() >= Thresholds.OVERTAKERS) {
        long_.add(one);
      }
    }
    if (!long_.isEmpty()) {
      open(firstDiscover(long_, Long.MIN_VALUE / 2), long_, now, claim -> claim.isSelective());
    }
  }

  private static boolean isLong(Failing one, long now) {
    return one.discovers() >= Thresholds.LONE_DISCOVERS
        && now - one.first().micros() >= Thresholds.LONE_PATIENCE;
  }

  private boolean alarms(List<Failing> failing, long now) {
    if (failing.size() == 1) {
      return isLong(failing.get(0), now);
    }
    double score = failing.stream().mapToDouble(Failing::score).sum();
    long first = failing.stream().mapToLong(one -> one.first().micros()).min().orElse(now);
    return track.servedTotal() > 0
        ? score >= Thresholds.ALARM && now - first >= patience(now)
        : score >= Thresholds.ALARM_NEVER_SERVED && now - first >= Thresholds.PATIENCE_NEVER_SERVED;
  }

  /** Where messages were lost of late, the next silence may be a longer loss. */
  private long patience(long now) {
    return track.losses().share(now) > 0 ? Thresholds.PATIENCE_LOSSY : Thresholds.PATIENCE;
  }

  private static long firstDiscover(List<Failing> failing, long reset) {
    return failing.stream()
        .mapToLong(
            one ->
                one.attempt().startMicros() > reset
                    ? Math.min(one.attempt().startMicros(), one.first().micros())
                    : one.first().micros())
        .min()
        .orElseThrow();
  }

  private void open(long from, List<Failing> failing, long now) {
    open(from, failing, now, claim -> true);
  }

  private void open(long from, List<Failing> failing, long now, Predicate<Claim> wanted) {
    victims.clear();
    failing.forEach(one -> victims.add(one.client()));
    began = from;
    OutageFacts facts = facts(now, suspects.since(began - 1, now));
    Claim claim = claim(facts);
    if (claim != null && wanted.test(claim)) {
      file = docket.open(began, now, claim);
      // Who asked in vain before it began may be silent for minutes, and ask again.
      List<ClientRecord> all = failing(now).stream().map(Failing::client).toList();
      past = past.withOvertaken(overtakers.givenFresh(all), now);
      turning.reset();
      tell(file, facts, null);
    }
  }

  /** The last frames are in: the evidence is to count them, too. */
  void finish(long now) {
    lastTold = Long.MIN_VALUE / 2;
    evaluate(now, true);
  }

  private void follow(IncidentFile open, long now) {
    List<Failing> failing = suspects.since(began - 1, now);
    failing.forEach(one -> victims.add(one.client()));
    OutageFacts facts = facts(now, failing);
    past = past.during(facts, open.claim());
    Claim claim = claim(facts);
    if (claim != null && turning.allows(claim, open.claim(), now)) {
      Claim old = open.claim();
      boolean weaker =
          old.verdict() == claim.verdict() && claim.confidence().compareTo(old.confidence()) > 0;
      open.revise(claim, weaker ? RevisionCode.EVIDENCE_WEAKER : why(old, claim, facts), now);
    }
    Recovery.Ended ended =
        new Recovery(track, flood)
            .ended(facts, open.claim().verdict() == Verdict.SELECTIVE_FAILURE);
    if (ended != null) {
      boolean victimsServed =
          facts.servedSince().stream().anyMatch(served -> victims.contains(served.client()));
      if (ended.because() == EndCode.NEW_ADDRESSES
          && victimsServed
          && open.claim().verdict() == Verdict.POOL_EXHAUSTED
          && open.claim().confidence() != Confidence.CONFIRMED) {
        Claim rather =
            Claim.of(
                Verdict.SERVER_UNREACHABLE,
                Confidence.LIKELY,
                open.claim().severity(),
                Verdict.POOL_EXHAUSTED);
        open.revise(despiteLoss(rather, facts), RevisionCode.NEW_ADDRESSES_GIVEN, now);
      }
      tell(open, facts, ended);
      open.end(ended.at(), ended.because());
      past = past.after(facts);
      file = null;
      flood.forget();
    } else if (now - lastTold >= Times.SECOND || !open.claim().equals(told)) {
      tell(open, facts, null);
    }
  }

  private static RevisionCode why(Claim old, Claim claim, OutageFacts facts) {
    if (claim.verdict() == Verdict.STARVATION_ATTACK) {
      return RevisionCode.FLOOD_FOUND;
    }
    if (claim.verdict() == Verdict.SELECTIVE_FAILURE) {
      return RevisionCode.OTHERS_SERVED;
    }
    if (claim.verdict() == Verdict.SERVER_UNREACHABLE) {
      return RevisionCode.HOLDERS_UNANSWERED;
    }
    if (claim.confidence() == Confidence.CONFIRMED || !facts.ownPath().isEmpty()) {
      return RevisionCode.SERVER_LIFE_SEEN;
    }
    if (facts.poolFull() || facts.nearFull() != null) {
      return RevisionCode.POOL_SEEN_FULL;
    }
    if (!facts.otherPath().isEmpty()) {
      return RevisionCode.SERVER_LIFE_ELSEWHERE;
    }
    return old.severity() == claim.severity()
        ? RevisionCode.EVIDENCE_STRONGER
        : RevisionCode.MORE_VICTIMS;
  }

  private OutageFacts facts(long now, List<Failing> failing) {
    return finder.facts(now, began, past, failing, List.copyOf(victims));
  }

  private static @Nullable Claim claim(OutageFacts facts) {
    for (Rule rule : RULES) {
      Claim claim = rule.claim(facts);
      if (claim != null) {
        return despiteLoss(claim, facts);
      }
    }
    return null;
  }

  /** Where frames were lost on the way to the agent, silence proves nothing for certain. */
  private static Claim despiteLoss(Claim claim, OutageFacts facts) {
    return facts.lost() > 0 ? claim.capped(Confidence.LIKELY, Verdict.PACKET_LOSS) : claim;
  }

  /** Writes down the evidence: when the claim changes, else once a second is often enough. */
  private void tell(IncidentFile open, OutageFacts facts, Recovery.@Nullable Ended ended) {
    lastTold = facts.now();
    told = open.claim();
    Set<ClientRecord> affected = new LinkedHashSet<>(facts.victims());
    affected.addAll(facts.holders());
    open.tell(
        affected,
        OutageEvidence.of(track, facts, open.claim(), ended),
        OutageAdvice.of(track, facts, open.claim()));
    open.rulesOut(RuledOut.of(track, facts, open.claim(), docket, ended));
  }

  /** When a newcomer, not one that the flood made up, was last served. */
  private long lastSuccess() {
    Iterator<Served> newest = track.served().descendingIterator();
    while (newest.hasNext()) {
      Served served = newest.next();
      if (!served.takenBack() && !flood.isFlooder(served.client())) {
        return served.at().micros();
      }
    }
    return Long.MIN_VALUE / 2;
  }
}
