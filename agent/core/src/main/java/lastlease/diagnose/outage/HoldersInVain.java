package lastlease.diagnose.outage;

import java.util.function.LongConsumer;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.episode.RunningEpisode;
import lastlease.diagnose.proof.SilentHolders;
import lastlease.diagnose.proof.WordOfOne;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;

/** Holders of leases that were granted here, whom no server answers any more. */
final class HoldersInVain {
  private final SegmentTrack track;
  private final ServiceBelief belief;
  private final SilentHolders holders;
  private final RunningEpisode episode;
  private final OutageLifecycle lifecycle;
  private final LongConsumer look;
  private final WordOfOne words = new WordOfOne();

  /**
   * @param look judges what goes on, at a core time
   */
  HoldersInVain(
      SegmentTrack track,
      ServiceBelief belief,
      SilentHolders holders,
      RunningEpisode episode,
      OutageLifecycle lifecycle,
      LongConsumer look) {
    this.track = track;
    this.belief = belief;
    this.holders = holders;
    this.episode = episode;
    this.lifecycle = lifecycle;
    this.look = look;
  }

  /** A holder of a lease that was granted here goes unanswered. */
  void unanswered(ClientRecord client, boolean asksAnew, Sighting at) {
    long now = at.micros();
    belief.advance(now);
    Attempt attempt = client.attempt();
    if (asksAnew && attempt != null && !attempt.judge(attempt.last().micros())
        || !asksAnew && holders.mayBeForgotten(client.lease())) {
      return;
    }
    belief.holderUnanswered(client);
    ClientRecord.Rebinding round = client.rebinding();
    long first =
        asksAnew && attempt != null
            ? attempt.first().micros()
            : round == null ? now : round.first().micros();
    holders.unanswered(client, asksAnew, first, now);
    Episode running = episode.current();
    if (running == null) {
      running = episode.begin(first, belief.served());
      track.timers().set(Math.max(now, first + OutageLifecycle.PATIENCE), look::accept);
    }
    running.holder(first);
    running.holderAsked(now);
    lifecycle.failed(running, client, now, now);
  }

  /** A holder was given its own address again. */
  void servedAgain(ClientRecord client, Sighting at) {
    belief.advance(at.micros());
    if (words.counts(client.ordinal(), at.micros())) {
      belief.servedAgain(client, at.micros());
    } else {
      belief.leaves(client);
    }
    servedAtOnce(client, at.micros());
    holders.answered(client);
    look.accept(at.micros());
  }

  /** Who had asked in vain for more time is served as soon as it asks anew. */
  void servedAtOnce(ClientRecord client, long now) {
    ClientRecord.Rebinding round = client.rebinding();
    Attempt attempt = client.attempt() == null ? client.lastAttempt() : client.attempt();
    if (round != null
        && round.gaveUp()
        && round.granted()
        && attempt != null
        && now - attempt.first().micros() < OverdueAnswers.PATIENCE) {
      holders.forgotten(now);
    }
  }
}
