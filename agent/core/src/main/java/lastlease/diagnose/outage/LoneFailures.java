package lastlease.diagnose.outage;

import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;
import static lastlease.reports.Verdict.SERVER_SLOW;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;

import java.util.List;
import java.util.Set;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.outage.claim.EvidenceKind;
import lastlease.diagnose.outage.claim.LoneClaims;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.episode.EpisodeOfOne;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.RevisionCode;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * Clients that fail while the venue serves others, or alone: the trouble is their own, a policy's,
 * or the first of more. One incident holds them all, so that a denied group is told once.
 */
final class LoneFailures {
  /** Two DISCOVERs at least, and so long: a retransmission and its answer may both be lost. */
  private static final int ASKED = 2;

  private static final long PATIENCE = 12 * Times.SECOND;

  /** Newcomers who came later and were served: one may have got an address that came free. */
  private static final int OTHERS = 2;

  /** DISCOVERs and more time than a retransmission takes: it goes on and on. */
  private static final int MANY = 3;

  /** So long, and more DISCOVERs than that, are no single loss. */
  private static final long LONG = 20 * Times.SECOND;

  /** So many usual waits: who waits for less may be in the queue that all stand in. */
  private static final int WAITED = 3;

  /** Addresses that nobody had before, given to newcomers meanwhile: one is no proof of more. */
  private static final int FRESH = 2;

  /** It gave up for some rounds, and is back: six times dhclient's pause (dhclient.conf, retry). */
  private static final long REMEMBERED = 1800 * Times.SECOND;

  /** One that comes back a moment later is the same. */
  private static final Set<Verdict> OUTAGE =
      Set.of(POOL_EXHAUSTED, SERVER_UNREACHABLE, SELECTIVE_FAILURE);

  private final SegmentTrack track;
  private final Docket docket;
  private final ServiceBelief belief;
  private final FactFinder finder;
  private final TryingClients trying;
  private final UsualWait wait;
  private final FailingTogether together;
  private final LoneIncident incident;
  private @Nullable OutageLifecycle lifecycle;
  private long turnAtOpening;
  private boolean asksOn;

  LoneFailures(
      SegmentTrack track,
      Docket docket,
      ServiceBelief belief,
      TryingClients trying,
      FactFinder finder,
      UsualWait wait) {
    this.track = track;
    this.trying = trying;
    this.wait = wait;
    this.docket = docket;
    this.belief = belief;
    this.finder = finder;
    this.together = new FailingTogether(finder, trying);
    this.incident = new LoneIncident(track, docket, finder);
  }

  void beside(OutageLifecycle outages) {
    lifecycle = outages;
  }

  boolean anyOpen() {
    return incident.file() != null;
  }

  /** Somebody sends a DISCOVER. */
  void asked(ClientRecord client, Sighting at) {
    Episode running = incident.episode();
    if (running != null) {
      running.asked(client, at);
    }
  }

  /**
   * A newcomer's DISCOVER is known to be unanswered.
   *
   * @param silence all who go unanswered since the last success; null where it was sent before that
   */
  void unanswered(
      TryingClients.Trying one,
      Attempt attempt,
      @Nullable Episode silence,
      Sighting at,
      boolean outageOpen) {
    long now = at.micros();
    ClientRecord client = one.client();
    Episode running = incident.episode();
    IncidentFile told = incident.file();
    boolean joins = attempt.count() > MANY && now - attempt.first().micros() >= LONG;
    if (told != null && running != null && (joins && !outageOpen || running.hits(client))) {
      long from = running.hits(client) ? running.began() : Long.MIN_VALUE;
      running.unanswered(client, attempt, from, attempt.last().micros());
      if (escalates(told, running, now)) {
        return;
      }
    }
    long waited = now - attempt.first().micros();
    boolean asks = now - attempt.last().micros() < OutageLifecycle.NOBODY_ASKS;
    boolean surer = told != null && told.claim().isSelective();
    if (attempt.count() < ASKED || waited < PATIENCE || one.isKnown() && !surer || !asks) {
      return;
    }
    long others = one.overtakenBy();
    double own = belief.ownFault(client, one.isKnown());
    double trouble = belief.weights().trouble();
    if (others >= OTHERS && (silence == null || !together.fail(silence))) {
      if (waited < WAITED * wait.median()) {
        // Where all wait for so long, chance decides who comes first.
        return;
      }
      if (own > Odds.SELECTIVE && trouble < Odds.CLOSES) {
        selective(client, attempt, one, others, now);
      }
      return;
    }
    if (one.inVain() < ASKED) {
      return;
    }
    if (silence != null
        && !outageOpen
        && !one.isTold()
        && trouble + (1 - trouble) * own >= Odds.TELLS) {
      one.tell();
      alone(client, attempt, now);
    }
  }

  /** Several devices of all kinds that go on in vain are no policy against one. */
  private boolean escalates(IncidentFile told, Episode running, long now) {
    if (!together.goOn(running, now)) {
      return false;
    }
    told.revise(LoneClaims.goOn(), RevisionCode.MORE_VICTIMS, now);
    return true;
  }

  /** It fails, and nobody else has come since. */
  private void alone(ClientRecord client, Attempt attempt, long now) {
    IncidentFile told = incident.file();
    Episode running = incident.episode();
    if (told != null && running != null) {
      running.unanswered(client, attempt, Long.MIN_VALUE, attempt.last().micros());
      if (running.devices() > 1 && !told.claim().isSelective()) {
        told.revise(told.claim().graver(), RevisionCode.MORE_VICTIMS, now);
      }
      return;
    }
    if (finder.isFlooded(open(client, attempt, List.of()), now)) {
      incident.drop();
      return;
    }
    boolean answered = belief.served() > 0 || !track.happenings().lifeSigns().isEmpty();
    Claim claim = LoneClaims.alone(finder.hasRoom(now), answered, finder.withoutV4(now));
    if (docket.isOpen(Verdict.PACKET_LOSS, Confidence.POSSIBLE)
        || EvidenceKind.mayBeBadAir(belief)) {
      claim = claim.against(Verdict.PACKET_LOSS);
    }
    IncidentFile before = docket.ended(OUTAGE, now);
    if (before == null) {
      incident.open(claim, now);
    } else {
      incident.reopen(before, claim, RevisionCode.MORE_VICTIMS, now);
    }
  }

  /**
   * @param meanwhile newcomers that were served since it began to ask
   */
  private Episode open(ClientRecord client, Attempt attempt, List<Served> meanwhile) {
    Episode opened = EpisodeOfOne.of(track, belief.served(), client, attempt, meanwhile);
    incident.of(opened);
    turnAtOpening = trying.turn();
    asksOn = false;
    return opened;
  }

  /** It fails although others, who came later, were served. */
  private void selective(
      ClientRecord client, Attempt attempt, TryingClients.Trying one, long others, long now) {
    if (incident.file() == null && lifecycle != null && lifecycle.hits(client)) {
      // Its outage is about to end: that incident is revised then, and no second one begun.
      return;
    }
    trying.know(client, one);
    boolean room = finder.hasRoom(now);
    Claim claim = LoneClaims.selective(others, mayBeFull(one, now), room ? 0 : one.inVain());
    if (docket.isOpen(SERVER_SLOW, Confidence.POSSIBLE)) {
      claim = claim.capped(Confidence.POSSIBLE, SERVER_SLOW);
    }
    IncidentFile told = incident.file();
    Episode running = incident.episode();
    if (told != null && running != null) {
      running.unanswered(client, attempt, Long.MIN_VALUE, attempt.last().micros());
      boolean surer = claim.confidence().compareTo(told.claim().confidence()) < 0;
      if (!escalates(told, running, now) && (surer || !told.claim().isSelective())) {
        told.revise(claim, RevisionCode.OTHERS_SERVED, now);
      }
      return;
    }
    IncidentFile before = lifecycle == null ? null : lifecycle.before(client);
    Long ended = before == null ? null : before.ended();
    open(client, attempt, EpisodeOfOne.servedSince(track, attempt));
    if (before != null && ended != null && now - ended <= REMEMBERED) {
      incident.reopen(
          before,
          finder.hasRoom(now) ? claim : claim.against(POOL_EXHAUSTED),
          RevisionCode.OTHERS_SERVED,
          now);
    } else {
      incident.open(claim, now);
    }
  }

  /** A full pool that gives out what comes free looks the same; the server's table would tell. */
  private boolean mayBeFull(TryingClients.Trying one, long now) {
    return trying.freshSince(one) < FRESH && !finder.hasRoom(now);
  }

  /** The lone failure was the first of more: its incident goes on as theirs. */
  @Nullable IncidentFile adopt() {
    IncidentFile told = incident.file();
    if (told == null || told.claim().verdict() == SELECTIVE_FAILURE) {
      return null;
    }
    incident.drop();
    return told;
  }

  void served(Served served) {
    long now = served.at().micros();
    trying.served(served);
    Episode running = incident.episode();
    IncidentFile told = incident.file();
    if (running == null || told == null) {
      return;
    }
    running.served(served);
    asksOn |= trying.anyAsksOn(running, now);
    if (running.unserved() == 0) {
      incident.end(now, EndCode.NEWCOMERS_SERVED);
    } else if (!told.claim().isSelective()
        && trying.servedSince(turnAtOpening) >= OTHERS
        && asksOn
        && belief.weights().trouble() < Odds.CLOSES
        && !finder.goesOn(running, now)) {
      told.revise(LoneClaims.othersServed(), RevisionCode.OTHERS_SERVED, now);
    }
  }

  /** A client has an address, however it came by it. */
  void settled(ClientRecord client, long now) {
    incident.settled(client, now);
  }

  void forget(ClientRecord client) {
    trying.forget(client);
    Episode running = incident.episode();
    if (running != null) {
      running.remove(client);
    }
  }

  /**
   * A client was made up by a flood: where all that a told failure hit were, it was the first that
   * was seen of that flood, whose own incident goes on from here.
   */
  void madeUp(ClientRecord client, long now) {
    forget(client);
    IncidentFile told = incident.file();
    Episode running = incident.episode();
    Claim flood = finder.flood();
    if (told != null && running != null && running.victims().isEmpty() && flood != null) {
      told.revise(flood, RevisionCode.FLOOD_FOUND, now);
      incident.end(now, EndCode.SUPERSEDED);
    }
  }

  /** Nothing was heard for a while: nobody can have asked; after a long one it is another time. */
  void blind(long from, long to, boolean history) {
    incident.blind(from, to, history);
    if (history) {
      trying.clear();
    }
  }
}
