package lastlease.diagnose.outage;

import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.episode.RunningEpisode;
import lastlease.diagnose.outage.fact.RecentSigns;
import lastlease.diagnose.outage.victim.Victim;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.lease.Attempt;
import lastlease.track.lease.Lease;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Timers;

/**
 * Newcomers whose DISCOVERs are known to be unanswered: moves the belief, begins the episode or
 * adds to it, and lets those look at it who tell of an outage, or of one device's trouble.
 */
final class UnansweredNewcomers {
  private final SegmentTrack track;
  private final ServiceBelief belief;
  private final TryingClients trying;
  private final RecentSigns signs;
  private final RunningEpisode episode;
  private final OutageLifecycle lifecycle;
  private final LoneFailures lone;
  private final OverdueAnswers overdue;
  private final ServersHeard servers;
  private final Timers.Task look;

  /**
   * @param look looks at an episode when it has lasted for as long as one must be patient
   */
  UnansweredNewcomers(
      SegmentTrack track,
      ServiceBelief belief,
      TryingClients trying,
      RecentSigns signs,
      RunningEpisode episode,
      OutageLifecycle lifecycle,
      LoneFailures lone,
      OverdueAnswers overdue,
      ServersHeard servers,
      Timers.Task look) {
    this.track = track;
    this.belief = belief;
    this.trying = trying;
    this.signs = signs;
    this.episode = episode;
    this.lifecycle = lifecycle;
    this.lone = lone;
    this.overdue = overdue;
    this.servers = servers;
    this.look = look;
  }

  /** A newcomer's DISCOVER of then is known to be unanswered. */
  void unanswered(ClientRecord client, Attempt attempt, long since, Sighting at) {
    long now = at.micros();
    belief.advance(now);
    if (overdue.mayBeContent(client, attempt)) {
      return;
    }
    boolean counts = since > episode.lastSuccess();
    if (!attempt.judge(since)) {
      waitsOn(attempt, since, counts, now);
      return;
    }
    boolean offered = attempt.lastOffer() != null && attempt.lastOffer().micros() >= since;
    boolean passedOver = track.checks().passedOver(since, now);
    belief.unanswered(
        client,
        trying.isKnown(client),
        attempt.first().micros(),
        now - since,
        counts,
        passedOver,
        now);
    TryingClients.Trying one = trying.failed(client, attempt, counts, now);
    if (!counts && !lifecycle.isOpen()) {
      lone.unanswered(one, attempt, null, at, false);
      return;
    }
    Episode running = running(attempt, now);
    Victim victim =
        running.unanswered(
            client, attempt, Math.max(episode.lastSuccess() + 1, from(running)), since);
    if (!running.hits(client)) {
      // One of more than can be told apart: that so many fail is known.
      return;
    }
    if (!client.isDoubted() && !hasItsOwnToCome(client)) {
      // Who took an OFFER and asks on may wait for a slow server. For whoever may have the address
      // of its own last lease a full one has an address, too.
      running.witness(victim, since);
    }
    if (offered) {
      running.offerUnheard();
    }
    lifecycle.failed(running, client, since, now);
    lone.unanswered(one, attempt, counts ? running : null, at, lifecycle.isOpen());
  }

  /** Its DISCOVER was judged before it asked again, or fell back. */
  private void waitsOn(Attempt attempt, long since, boolean counts, long now) {
    Episode running = episode.current();
    if (counts && running != null) {
      belief.waitsOn(attempt.first().micros(), since, now);
      lifecycle.judge(running, now);
    }
  }

  /**
   * Whether the address of a client's last lease is its own as far as seen: nobody else was seen
   * with it. A server that lives offers it again, also when the lease has ended (RFC 2131 4.3.1).
   */
  private boolean hasItsOwnToCome(ClientRecord client) {
    Lease lease = client.lease();
    return lease != null
        && track.addresses().isFresh(lease.address(), client.ordinal(), client.mac());
  }

  private long from(Episode running) {
    return lifecycle.isOpen() ? running.began() : Long.MIN_VALUE;
  }

  private Episode running(Attempt attempt, long now) {
    Episode running = episode.current();
    if (running != null) {
      return running;
    }
    long lastOk = episode.lastSuccess();
    long first = Math.min(now, Math.max(attempt.firstAfter(lastOk), lastOk));
    Episode begun = episode.begin(first, belief.served());
    track.timers().set(OutageLifecycle.patient(begun), look);
    signs.since(begun.firstSeen()).forEach(sign -> servers.life(sign, begun));
    return begun;
  }
}
