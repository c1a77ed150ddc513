package lastlease.diagnose.outage;

import java.util.List;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.detect.Flood;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.episode.RunningEpisode;
import lastlease.diagnose.outage.fact.RecentSigns;
import lastlease.diagnose.outage.victim.Victim;
import lastlease.diagnose.pool.Occupancy;
import lastlease.diagnose.proof.AsksOn;
import lastlease.diagnose.proof.SilentHolders;
import lastlease.diagnose.table.ServerTable;
import lastlease.track.ClientRecord;
import lastlease.track.Happenings;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;

/**
 * Watches for newcomers, or holders, that no server answers. Takes what happens, moves the belief
 * by it, keeps the running {@link Episode}, and lets {@link OutageLifecycle} tell when that is an
 * incident. Each happening touches its own client, the episode's counters and six numbers.
 */
public final class Outage {

  /** An OFFER is taken within a retransmission or two (RFC 2131 4.1: 4 s, 8 s). */
  private static final long HEARS = 17 * Times.SECOND;

  private final ServiceBelief belief;
  private final SilentHolders holders = new SilentHolders();
  private final OutageLifecycle lifecycle;
  private final FactFinder finder;
  private final LoneFailures lone;
  private final TryingClients trying = new TryingClients();
  private final RecentSigns signs;
  private final ServersHeard servers;
  private final OverdueAnswers overdue;
  private final HoldersInVain inVain;
  private final UnansweredNewcomers newcomers;
  private final UsualWait wait = new UsualWait();
  private final AsksOn asksOn = new AsksOn();
  private final RunningEpisode episode = new RunningEpisode();

  /**
   * @param now core time of the segment's first frame
   */
  public Outage(
      SegmentTrack track,
      Docket docket,
      Settings settings,
      Flood flood,
      Occupancy occupancy,
      ServerTable table,
      long now) {
    this.belief = new ServiceBelief(now);
    this.signs = new RecentSigns();
    FactFinder finder =
        new FactFinder(
            track, settings, belief, trying, flood, occupancy, table, holders, signs, now);
    this.lone = new LoneFailures(track, docket, belief, trying, finder, wait);
    this.lifecycle = new OutageLifecycle(track, docket, belief, lone, finder);
    this.finder = finder;
    this.overdue = new OverdueAnswers(track, table, this::unanswered);
    this.inVain = new HoldersInVain(track, belief, holders, episode, lifecycle, this::look);
    this.servers =
        new ServersHeard(
            track, belief, signs, holders, episode, lifecycle, trying, wait, this::look);
    this.newcomers =
        new UnansweredNewcomers(
            track, belief, trying, signs, episode, lifecycle, lone, overdue, servers, this::look);
    lone.beside(lifecycle);
  }

  /** Lets time pass for what is believed. */
  public void advance(long now) {
    belief.advance(now);
  }

  public ServiceBelief belief() {
    return belief;
  }

  /** Whether newcomers or holders go unanswered, and somebody was told. */
  public boolean isOpen() {
    return lifecycle.isOpen();
  }

  /** Core time of the end of the last such incident: what came before is explained by it. */
  public long lastEnd() {
    return lifecycle.lastEnd();
  }

  /** Whether a client belongs to the open incident. */
  public boolean isVictim(ClientRecord client) {
    Episode running = episode.current();
    return running != null && lifecycle.isOpen() && running.hits(client);
  }

  // ------------------------------------------------------------------ newcomers

  /** Somebody sends a DISCOVER. */
  public void asked(ClientRecord client, Attempt attempt, Sighting at, boolean first) {
    belief.advance(at.micros());
    if (first) {
      belief.begins(client, attempt.newcomer(), at.micros());
    } else {
      belief.goesOn(client);
    }
    trying.asks(client, first, at.micros());
    Episode running = episode.current();
    if (running != null) {
      running.asked(client, at);
    }
    lone.asked(client, at);
    overdue.asked(client, attempt, at);
  }

  /** A newcomer's DISCOVER of then is known to be unanswered. */
  public void unanswered(ClientRecord client, Attempt attempt, long since, Sighting at) {
    newcomers.unanswered(client, attempt, since, at);
  }

  /** A newcomer was answered. */
  public void served(Served one) {
    long now = one.at().micros();
    belief.advance(now);
    ClientRecord client = one.client();
    boolean othersAsk = belief.waiting() > 0 && client.lastAttempt() == null;
    boolean unheard = one.attempt() == null && (othersAsk || episode.current() != null);
    if (asksOn.is(client, now) || unheard) {
      // Or it takes what nobody heard it ask for: anybody writes that in any name, and whom a
      // server answers was heard before, as those are who ask meanwhile.
      belief.leaves(client);
      // It took an OFFER, true or forged: a full server makes none, so that nothing is certain.
      episode.tookOffer(client, now);
      return;
    }
    belief.served(one, trying.isKnown(client), now);
    wait.learn(one);
    signs.served(one);
    inVain.servedAtOnce(client, now);
    lone.served(one);
    Episode running = episode.served(one);
    lifecycle.servedAfter(one);
    if (running != null && !lifecycle.recovers(running, now)) {
      episode.end();
    }
  }

  /** A newcomer was offered an address in view. */
  public void offered(Attempt attempt, Sighting at) {
    belief.advance(at.micros());
    // Who has asked for so long does not hear OFFERs: no queue moves by them.
    boolean heard = at.micros() - attempt.first().micros() <= HEARS;
    if (attempt.newcomer() && heard) {
      belief.offered(at.micros());
    }
  }

  /** A probe was offered an address: the pool has one. */
  public void offeredToProbe(Sighting at) {
    belief.advance(at.micros());
    belief.offeredToProbe();
    look(at.micros());
  }

  /** A success was none. */
  public void takenBack(Served one, boolean refused, Sighting at) {
    belief.advance(at.micros());
    belief.takenBack(one, refused, at.micros());
    if (!refused) {
      asksOn.asksAnew(one.client(), at.micros());
    }
    trying.takenBack(one);
    if (episode.takenBack(one, refused)) {
      lifecycle.takenBack(one);
    }
    look(at.micros());
  }

  /**
   * A newcomer takes an OFFER, true or forged: while that happens nothing is certain.
   *
   * @param fresh nobody was seen with the address before
   */
  public void tookOffer(ClientRecord client, Ipv4 address, boolean fresh, Sighting at) {
    signs.took(client, address, fresh, at.micros());
    episode.tookOffer(client, at.micros());
  }

  /** A success was none at all: as if it had not been told. */
  public void disproved(Served one, Sighting at) {
    belief.advance(at.micros());
    belief.disproved(one);
    asksOn.asksAnew(one.client(), at.micros());
    trying.takenBack(one);
    if (episode.takenBack(one, false)) {
      lifecycle.takenBack(one);
    }
    look(at.micros());
  }

  public void requestRepeated(Sighting at) {
    belief.advance(at.micros());
    belief.requestRepeated();
    look(at.micros());
  }

  /** A client asks no more. */
  public void gaveUp(ClientRecord client, long now) {
    belief.advance(now);
    belief.leaves(client);
  }

  /** A client has an address now. */
  public void settled(ClientRecord client, Sighting at) {
    belief.leaves(client);
    holders.answered(client);
    lone.settled(client, at.micros());
    Episode running = episode.current();
    if (running != null) {
      running.settled(client);
    }
  }

  /** A client falls back to link-local: its DISCOVERs were not answered. */
  public void fellBack(ClientRecord client, Sighting at) {
    Attempt attempt = client.attempt() == null ? client.lastAttempt() : client.attempt();
    if (attempt == null || !attempt.newcomer() || client.isBound()) {
      return;
    }
    overdue.fellBack(client, attempt, at);
    Episode running = episode.current();
    Victim victim = running == null ? null : running.victim(client);
    if (victim != null) {
      victim.fellBack();
    }
  }

  // ------------------------------------------------------------------ holders and servers

  /** A holder of a lease that was granted here goes unanswered. */
  public void holderUnanswered(ClientRecord client, boolean asksAnew, Sighting at) {
    inVain.unanswered(client, asksAnew, at);
  }

  /** A holder was given its own address again. */
  public void servedAgain(ClientRecord client, Sighting at) {
    inVain.servedAgain(client, at);
  }

  /** A server gave a sign of life. */
  public void life(LifeSign sign) {
    servers.life(sign);
  }

  /** A server checks a free address before it offers one. */
  public void checked(Sighting at) {
    servers.checked(at);
  }

  public void refused(Happenings.Refusal refusal) {
    signs.refused(refusal);
    episode.refused(refusal.client());
    look(refusal.at().micros());
  }

  public void declined(Happenings.Declined declined) {
    signs.declined(declined);
  }

  /** Something else became known that claims look at. */
  public void look(long now) {
    belief.advance(now);
    Episode running = episode.current();
    if (running != null) {
      lifecycle.judge(running, now);
    }
  }

  /** A host that is no client uses an address. */
  public void hostHeard(MacAddress mac, Ipv4 address) {
    finder.host(mac, address);
  }

  /** The client was made up by a flood, or by who spoke in its name: it is no newcomer. */
  public void isFlooder(ClientRecord client, long now) {
    belief.forget(client);
    lone.madeUp(client, now);
    Episode running = episode.current();
    if (running != null) {
      running.remove(client);
    }
  }

  /** The client is known no more. */
  public void forget(ClientRecord client) {
    belief.forget(client);
    lone.forget(client);
    asksOn.forget(client);
  }

  /** Nothing was heard for a while; after a long one, what was known is history. */
  public void blind(long from, long to, boolean history) {
    belief.blind(to);
    lifecycle.blind(from, to, history);
    lone.blind(from, to, history);
    if (history) {
      belief.forgetPast(to);
      signs.forgetPast();
      finder.forgetPast(to);
      episode.forgetPast();
    }
    if (history || !lifecycle.isOpen()) {
      episode.end();
      episode.succeededBy(from);
    }
  }

  /** Holders of leases whose asks go unanswered. */
  public List<ClientRecord> holders(long now) {
    return holders.clients(now);
  }
}
