package lastlease.diagnose.outage;

import static lastlease.reports.Confidence.CONFIRMED;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;
import static lastlease.reports.Verdict.STARVATION_ATTACK;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.ClaimHold;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.EndStands;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.outage.claim.OutageClaims;
import lastlease.diagnose.outage.claim.Revisions;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.evidence.HolderEvidence;
import lastlease.diagnose.outage.evidence.OutageEvidence;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.diagnose.table.TableUse;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.RevisionCode;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * The life of the incident that an episode becomes: opened when trouble is probable enough, revised
 * as the proofs grow, ended when newcomers succeed again or nobody asks any more.
 */
final class OutageLifecycle {
  /** Trouble that comes back a moment later is the same incident. */
  private static final Set<Verdict> OUTAGE = Set.of(POOL_EXHAUSTED, SERVER_UNREACHABLE);

  /** When nobody has asked for so long, it is unknown whether it would work now (contract). */
  static final long NOBODY_ASKS = 300 * Times.SECOND;

  /** A failure this soon after a success was under way before it. */
  private static final long AFTERWARDS = Times.SECOND;

  /**
   * So long since the first unanswered DISCOVER at least: an address check takes 3 s, and a lost
   * answer costs a retransmission of 4 s (RFC 2131 4.1), whoever of a crowd waits for it.
   */
  static final long PATIENCE = 7 * Times.SECOND;

  /**
   * The same where nobody was served in view: who begins as messages get lost may lose the next one
   * as well, which is due after another 8 s (RFC 2131 4.1), and no success tells yet how much gets
   * lost here.
   */
  private static final long PATIENCE_AT_FIRST = 12 * Times.SECOND;

  private static final long NONE = Long.MAX_VALUE;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final SegmentTrack track;
  private final Docket docket;
  private final ServiceBelief belief;
  private final LoneFailures lone;
  private final FactFinder finder;
  private final Endings endings;
  private final ClaimHold hold = new ClaimHold();
  private final EndStands stands;
  private final NobodyAsks asking;
  private final Set<ClientRecord> failedAgain = new HashSet<>();
  private @Nullable IncidentFile file;
  private @Nullable IncidentFile last;
  private @Nullable Episode lastEpisode;
  private @Nullable Episode open;
  private boolean wasDead;
  private long recovered = NONE;
  private long lastEnd = LONG_AGO;
  private long holderAsks = -1;

  OutageLifecycle(
      SegmentTrack track,
      Docket docket,
      ServiceBelief belief,
      LoneFailures lone,
      FactFinder finder) {
    this.track = track;
    this.docket = docket;
    this.belief = belief;
    this.lone = lone;
    this.finder = finder;
    this.endings = new Endings(track, docket, finder);
    this.stands = new EndStands(track.timers());
    this.asking = new NobodyAsks(track.timers(), () -> open, Episode::lastAsked, this::nobodyAsks);
  }

  boolean isOpen() {
    return file != null;
  }

  long lastEnd() {
    return lastEnd;
  }

  /** Somebody goes unanswered, by a DISCOVER or REQUEST of then. */
  void failed(Episode running, ClientRecord client, long since, long now) {
    if (file != null && recovered != NONE && since > recovered && running.hits(client)) {
      failedAgain.add(client);
    }
    judge(running, now);
  }

  /** A newcomer is served; returns whether the episode goes on nevertheless. */
  boolean recovers(Episode running, long now) {
    if (file == null) {
      return false;
    }
    if (recovered == NONE) {
      recovered = now;
    }
    judge(running, now);
    return file != null;
  }

  void takenBack(Served served) {
    if (recovered == served.at().micros()) {
      recovered = NONE;
    }
  }

  /** Core time until which an episode may be a loss or an address check: nobody is told of it. */
  static long patient(Episode running) {
    return running.firstSeen() + (running.servedBefore() == 0 ? PATIENCE_AT_FIRST : PATIENCE);
  }

  /** Looks whether what is told is still what is known. */
  void judge(Episode running, long now) {
    double trouble = belief.weights().trouble();
    IncidentFile told = file;
    if (told == null) {
      // Two holders of one time are a proof (the contract), however improbable it was before.
      boolean full = finder.isFull(running, now);
      if ((trouble >= Odds.OPENS || full || finder.holdersInVain(now) >= 2)
          && (full || now >= patient(running))
          && (running.unserved() > 0 || finder.anyHolder(now))) {
        open(running, now);
      }
      return;
    }
    if ((told.claim().confidence() != CONFIRMED || finder.isFull(running, now))
        && finder.isFlooded(running, now)) {
      superseded(told, running, now);
      return;
    }
    if (recovered != NONE
        && (trouble < Odds.CLOSES && !finder.goesOn(running, now) || running.unserved() == 0)
        && stands.is(told, recovered, now, due -> lookAgain(running, due))) {
      end(told, running, recovered, now);
      return;
    }
    if (trouble > Odds.OPENS
        && recovered != NONE
        && now - recovered > AFTERWARDS
        && !failedAgain.isEmpty()) {
      recovered = NONE;
      failedAgain.clear();
    }
    if ((trouble > Odds.HOLDS || finder.isFull(running, now) || finder.holdersInVain(now) >= 2)
            && recovered == NONE
        || recovered == NONE && told.claim().verdict() == POOL_EXHAUSTED && finder.hasFree(now)
        || finder.othersAreGivenSome(running)) {
      revise(told, running, now);
    }
  }

  private void open(Episode running, long now) {
    if (finder.isFlooded(running, now)) {
      return;
    }
    wasDead = false;
    endings.forget();
    OutageFacts facts = facts(running, now);
    Claim claim = OutageClaims.of(facts);
    if (claim == null) {
      return;
    }
    IncidentFile alone = lone.adopt();
    IncidentFile adopted = alone == null ? docket.ended(OUTAGE, now) : alone;
    hold.reset(adopted != null && adopted == last);
    if (adopted == null) {
      file = docket.open(running.began(), now, claim);
      file.seenFrom(running.firstSeen());
    } else {
      file = adopted;
      adopted.reopen();
      adopted.revise(claim, RevisionCode.MORE_VICTIMS, now);
    }
    open = running;
    recovered = NONE;
    failedAgain.clear();
    IncidentFile opened = file;
    keepHolders(opened, facts);
    opened.toldBy(at -> tell(opened, running, at));
    asking.watch();
  }

  /** What a judgement goes by; a judgement remembers that it found the pool full. */
  private OutageFacts facts(Episode running, long now) {
    OutageFacts facts = finder.facts(running, wasDead, lastEnd, now);
    if (facts.poolFull() && recovered == NONE) {
      running.full();
    }
    TableUse table = facts.table();
    if (table != null && facts.tableFull()) {
      running.table().full(table);
    } else if (table != null && facts.tableHasFree()) {
      running.table().hasRoom(table.takenAt());
    }
    return facts;
  }

  /** Holders may be answered at last: that they had not been stays true. */
  private void keepHolders(IncidentFile told, OutageFacts facts) {
    if (!facts.holders().isEmpty() && facts.holdersAsked() != holderAsks) {
      holderAsks = facts.holdersAsked();
      EvidenceList list = new EvidenceList();
      HolderEvidence.tell(facts, list);
      told.keep(list.list());
    }
  }

  private void revise(IncidentFile told, Episode running, long now) {
    OutageFacts facts = facts(running, now);
    keepHolders(told, facts);
    Claim claim = OutageClaims.of(facts);
    if (claim == null || Revisions.outlasts(claim, told.claim(), facts)) {
      return;
    }
    wasDead |= told.claim().verdict() == SERVER_UNREACHABLE;
    boolean stood =
        facts.tableFull() && claim.verdict() == POOL_EXHAUSTED
            || isRefuted(told.claim(), claim, facts);
    if (stood || hold.allows(claim, told.claim(), running.life().hasStood(now), now)) {
      Claim old = told.claim();
      boolean weaker =
          old.verdict() == claim.verdict() && claim.confidence().compareTo(old.confidence()) > 0;
      told.revise(
          claim, weaker ? RevisionCode.EVIDENCE_WEAKER : Revisions.why(old, claim, facts), now);
    } else if (hold.due() > now) {
      track.timers().set(hold.due(), due -> lookAgain(running, due));
    }
  }

  /** The server's own word is against what is told: that must not stand beside it. */
  private static boolean isRefuted(Claim told, Claim found, OutageFacts facts) {
    boolean against =
        found.verdict() == POOL_EXHAUSTED
            ? facts.tableHasFree() && found.confidence().compareTo(told.confidence()) > 0
            : facts.tableHasRoom() && found.confidence() != CONFIRMED;
    return told.verdict() == POOL_EXHAUSTED && against && !facts.wasFullUntilNow();
  }

  /** It was the first that was seen of a flood, whose own incident goes on from here. */
  private void superseded(IncidentFile told, Episode running, long now) {
    Claim flood = Claim.of(STARVATION_ATTACK, Confidence.LIKELY, told.claim().severity());
    told.revise(flood, RevisionCode.FLOOD_FOUND, now);
    close(told, running, now, EndCode.SUPERSEDED, now);
  }

  /** What was found has lasted for long enough, if nothing else happened. */
  private void lookAgain(Episode running, long now) {
    if (open == running) {
      belief.advance(now);
      judge(running, now);
    }
  }

  private void end(IncidentFile told, Episode running, long at, long now) {
    OutageFacts judged = facts(running, now);
    OutageFacts toTell = finder.toTell(running, wasDead, lastEnd, now);
    over(told, running, at, endings.end(told, running, judged, toTell, at), now);
  }

  /** A newcomer is served after the end of the last outage, maybe one of those whom it hit. */
  void servedAfter(Served one) {
    endings.served(one, open);
  }

  private void close(IncidentFile told, Episode running, long at, EndCode because, long now) {
    OutageFacts facts = finder.toTell(running, wasDead, lastEnd, now);
    OutageEvidence.tell(
        track, finder.settings(), finder.table(), facts, told, docket, at, null, null);
    over(told, running, at, because, now);
  }

  private void over(IncidentFile told, Episode running, long at, EndCode because, long now) {
    told.end(Math.max(at, told.began()), because);
    if (because == EndCode.POOL_ENLARGED) {
      finder.enlarged();
    }
    file = null;
    open = null;
    last = told;
    lastEpisode = running;
    lastEnd = now;
    holderAsks = -1;
    recovered = NONE;
    running.end();
  }

  /** Writes down what is known while it lasts. */
  private void tell(IncidentFile told, Episode running, long now) {
    OutageFacts facts = finder.toTell(running, wasDead, lastEnd, now);
    OutageEvidence.tell(
        track, finder.settings(), finder.table(), facts, told, docket, null, null, null);
  }

  private void nobodyAsks(long now) {
    IncidentFile told = file;
    Episode running = open;
    if (told == null || running == null) {
      return;
    }
    if (recovered != NONE) {
      end(told, running, recovered, now);
    } else {
      close(told, running, running.lastAsked(), EndCode.NOBODY_ASKS, now);
    }
  }

  /** Whether a client belongs to the open incident. */
  boolean hits(ClientRecord client) {
    return open != null && open.hits(client);
  }

  /** The incident that hit a client and ended without it, not too long ago; or null. */
  @Nullable IncidentFile before(ClientRecord client) {
    Episode episode = lastEpisode;
    IncidentFile ended = last;
    return episode != null
            && ended != null
            && episode.hits(client)
            && episode.unservedClients().contains(client)
            && ended.claim().confidence() != Confidence.CONFIRMED
        ? ended
        : null;
  }

  /** Nothing was heard for a while. */
  void blind(long from, long to, boolean history) {
    IncidentFile told = file;
    Episode running = open;
    if (told != null && running != null && !history) {
      running.suspend(from, to);
    } else if (told != null && running != null) {
      long at = recovered == NONE ? Math.min(from, running.lastAsked()) : recovered;
      close(
          told,
          running,
          at,
          recovered == NONE ? EndCode.NOBODY_ASKS : EndCode.NEWCOMERS_SERVED,
          from);
    }
    if (history) {
      endings.forget();
      last = null;
      lastEpisode = null;
    }
  }

  /** Clients that are hit now. */
  List<ClientRecord> clients() {
    return open == null ? List.of() : open.clients();
  }
}
