package lastlease.diagnose.outage;

import java.util.function.LongConsumer;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.episode.RunningEpisode;
import lastlease.diagnose.outage.fact.RecentSigns;
import lastlease.diagnose.proof.SilentHolders;
import lastlease.diagnose.proof.WordOfOne;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Sighting;
import lastlease.track.server.LifeSign;

/** What servers show while newcomers wait: signs of life, and checks of addresses. */
final class ServersHeard {
  /** Holders that rebind in vain and are no chance (the contract). */
  private static final int SEVERAL = 2;

  private final SegmentTrack track;
  private final ServiceBelief belief;
  private final RecentSigns signs;
  private final SilentHolders holders;
  private final RunningEpisode episode;
  private final OutageLifecycle lifecycle;
  private final TryingClients trying;
  private final UsualWait wait;
  private final LongConsumer look;
  private final WordOfOne words = new WordOfOne();

  /**
   * @param look judges what is known, at a core time
   */
  ServersHeard(
      SegmentTrack track,
      ServiceBelief belief,
      RecentSigns signs,
      SilentHolders holders,
      RunningEpisode episode,
      OutageLifecycle lifecycle,
      TryingClients trying,
      UsualWait wait,
      LongConsumer look) {
    this.track = track;
    this.belief = belief;
    this.signs = signs;
    this.holders = holders;
    this.episode = episode;
    this.lifecycle = lifecycle;
    this.trying = trying;
    this.wait = wait;
    this.look = look;
  }

  /** A server gave a sign of life. */
  void life(LifeSign sign) {
    belief.advance(sign.known());
    boolean outlived = sign.kind() == LifeKind.LEASE_OUTLIVED;
    if (outlived && holders.persistent(sign.known()) >= SEVERAL) {
      // Several who rebind in vain outweigh one who was only not heard to: its frames were lost, or
      // it keeps its address whatever becomes of its lease.
      return;
    }
    signs.add(sign);
    switch (sign.kind()) {
      case NEWCOMER_SERVED, ADDRESS_CHECK -> {
        // What it does to the belief is told by itself.
      }
      default -> {
        // Whether an OFFER was one shows its client: who was served stops asking.
        if (!sign.offer() && words.counts(sign.witness(), sign.known())) {
          belief.life(sign.kind(), sign.ownPath());
        }
      }
    }
    if (outlived) {
      holders.answeredUntil(sign.at().micros());
    } else {
      holders.answered(null);
    }
    Episode running = episode.current();
    if (running != null) {
      life(sign, running);
      look.accept(sign.known());
    }
  }

  /** The sign, as the running episode takes it. */
  void life(LifeSign sign, Episode running) {
    ServerRecord server = sign.server() == null ? null : track.findServer(sign.server());
    if (server != null && !isKnown(server)) {
      // It may be anybody's; the one that did give addresses here may be dead.
      return;
    }
    running.life().life(sign, wait.median());
  }

  /**
   * Whether it gave addresses here, and clients were seen to use them, as far as that is seen of
   * any: its id in an ACK, or in a REQUEST, is written by whoever likes.
   */
  private boolean isKnown(ServerRecord server) {
    return !server.given().isEmpty()
        && (server.used() > 0 || track.servers().stream().allMatch(one -> one.used() == 0));
  }

  /** A server checks a free address before it offers one. */
  void checked(Sighting at) {
    long now = at.micros();
    belief.advance(now);
    if (belief.waiting() == 0) {
      return;
    }
    belief.checked(now);
    if (!lifecycle.isOpen() && track.checks().known()) {
      // It has one to give: who waits is in a queue, and what was sent before tells nothing.
      if (episode.current() != null) {
        episode.end();
        trying.queueMoves();
      }
      episode.succeededBy(now - 1);
    }
    look.accept(now);
  }
}
