package lastlease.diagnose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lastlease.diagnose.Suspects.Failing;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.Evidence;
import lastlease.reports.Incident.RevisionCode;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
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
  private final Overtaking overtaking;
  private final Alarm alarm;
  private final RatherSlow slowness;
  private final Turning turning = new Turning();
  private final Set<ClientRecord> victims = new LinkedHashSet<>();

  /** Holders that went unanswered, too, as long as the server is told to be gone. */
  private final Set<ClientRecord> holders = new LinkedHashSet<>();

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
    this.overtaking = new Overtaking(overtakers);
    this.finder = new OutageFinder(track, settings, flood, overtakers);
    this.slowness = new RatherSlow(track);
    this.alarm = new Alarm(track, flood, suspects, finder, overtakers);
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

  /**
   * Newcomers that fail now, whether or not that is an incident; without any, those who did not
   * wait for an answer as long as it may take, and fell back.
   */
  List<Failing> unserved(long now) {
    List<Failing> all = suspects.all(now);
    return all.isEmpty() ? suspects.fallen(now) : all;
  }

  /**
   * @param news frames came since the last time; without, an open incident changes by the second
   */
  void evaluate(long now, boolean news) {
    suspects.update(now);
    flood.update(now);
    rebindingLately = finder.rebindingSince(now - 2 * Thresholds.GRACE_UNKNOWN);
    if (file == null) {
      slowness.reconsider(now);
      Alarm.Raised raised = alarm.look(now);
      if (raised != null) {
        open(raised, now);
      }
    } else if (news || now - lastFollowed >= Times.SECOND) {
      lastFollowed = now;
      follow(file, now);
    }
  }

  private void open(Alarm.Raised raised, long now) {
    victims.clear();
    overtaking.reset();
    holders.clear();
    raised.failing().forEach(one -> victims.add(one.client()));
    began = raised.began();
    OutageFacts facts = facts(now, suspects.since(began - 1, now));
    Claim claim = claim(facts);
    if (claim != null && (claim.isSelective() || !raised.othersServed())) {
      file = docket.open(began, now, claim);
      // Who asked in vain before it began may be silent for minutes, and ask again.
      List<ClientRecord> all = suspects.all(now).stream().map(Failing::client).toList();
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
    if (claim != null && turning.allows(claim, open.claim(), facts)) {
      Claim old = open.claim();
      boolean weaker =
          old.verdict() == claim.verdict() && claim.confidence().compareTo(old.confidence()) > 0;
      open.revise(claim, weaker ? RevisionCode.EVIDENCE_WEAKER : why(old, claim, facts), now);
    }
    Recovery.Ended ended =
        new Recovery(track, flood, suspects)
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
      open.end(ended.at(), whyEnded(ended, open.claim()));
      past = past.after(facts);
      slowness.after(open, facts.victims());
      file = null;
      flood.forget();
    } else if (now - lastTold >= Times.SECOND || !open.claim().equals(told)) {
      tell(open, facts, null);
    }
  }

  /** Leases lapse while a server is gone: that their addresses are given out tells nothing. */
  private static EndCode whyEnded(Recovery.Ended ended, Claim told) {
    boolean wasGone =
        told.verdict() == Verdict.SERVER_UNREACHABLE && told.confidence() == Confidence.CONFIRMED;
    return wasGone && ended.because() == EndCode.ADDRESSES_FREED
        ? EndCode.NEWCOMERS_SERVED
        : ended.because();
  }

  private static RevisionCode why(Claim old, Claim claim, OutageFacts facts) {
    if (claim.verdict() == Verdict.STARVATION_ATTACK) {
      return RevisionCode.FLOOD_FOUND;
    }
    if (claim.verdict() == Verdict.SELECTIVE_FAILURE) {
      return RevisionCode.OTHERS_SERVED;
    }
    if (claim.verdict() == Verdict.SERVER_UNREACHABLE && !facts.holders().isEmpty()) {
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
    overtaking.update(victims, now);
    return finder.facts(
        now,
        began,
        past,
        failing,
        List.copyOf(victims),
        overtaking.overtakers(),
        overtaking.notOvertaken(victims));
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
    List<Evidence> evidence = new ArrayList<>(OutageEvidence.of(track, facts, open.claim(), ended));
    if (told.verdict() != Verdict.SERVER_UNREACHABLE) {
      holders.clear();
    } else if (facts.holders().isEmpty()) {
      // They were answered at last: that they had not been stays true.
      evidence.addAll(open.evidence(EvidenceCode.HOLDERS_UNANSWERED));
      evidence.addAll(open.evidence(EvidenceCode.HOLDERS_ASK_ANEW));
    } else {
      holders.addAll(facts.holders());
    }
    Set<ClientRecord> affected = new LinkedHashSet<>(facts.victims());
    affected.addAll(holders);
    affected.addAll(facts.holders());
    open.tell(affected, evidence, OutageAdvice.of(track, facts, open.claim()));
    open.rulesOut(RuledOut.of(track, facts, open.claim(), docket, ended));
  }
}
