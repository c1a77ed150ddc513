package lastlease.diagnose.outage;

import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.episode.LastAsked;
import lastlease.diagnose.outage.evidence.OutageEvidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.RevisionCode;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import org.jspecify.annotations.Nullable;

/**
 * The one incident of clients that fail alone, or while others are served: from when one is told of
 * until all of them have an address, or none has asked for long.
 */
final class LoneIncident {
  private final SegmentTrack track;
  private final Docket docket;
  private final FactFinder finder;
  private final LastAsked lastAsked = new LastAsked();
  private final NobodyAsks asking;
  private @Nullable IncidentFile file;
  private @Nullable Episode episode;

  LoneIncident(SegmentTrack track, Docket docket, FactFinder finder) {
    this.track = track;
    this.docket = docket;
    this.finder = finder;
    this.asking =
        new NobodyAsks(
            track.timers(),
            () -> file == null ? null : episode,
            lastAsked::heard,
            this::nobodyAsks);
  }

  /** Null while none is told. */
  @Nullable IncidentFile file() {
    return file;
  }

  /** Whom it hits; null without any. */
  @Nullable Episode episode() {
    return episode;
  }

  /** Somebody fails; it is not told yet. */
  void of(Episode failing) {
    episode = failing;
  }

  /** It is told no more, or by somebody else. */
  void drop() {
    file = null;
    episode = null;
  }

  /** Tells it for the first time. */
  void open(Claim claim, long now) {
    Episode running = episode;
    IncidentFile opened = docket.open(running == null ? now : running.began(), now, claim);
    opened.seenFrom(running == null ? now : running.firstSeen());
    begin(opened);
  }

  /** Goes on with one that had ended. */
  void reopen(IncidentFile before, Claim claim, RevisionCode why, long now) {
    before.reopen();
    before.revise(claim, why, now);
    begin(before);
  }

  private void begin(IncidentFile opened) {
    file = opened;
    opened.toldBy(
        at -> {
          Episode running = episode;
          if (running != null) {
            tell(opened, running, at, null);
          }
        });
    asking.watch();
  }

  private void tell(IncidentFile told, Episode running, long now, @Nullable Long ended) {
    OutageEvidence.tell(
        track,
        finder.settings(),
        finder.table(),
        finder.toTell(running, false, Long.MIN_VALUE / 2, now),
        told,
        docket,
        ended,
        null,
        null);
  }

  /** A client has an address, however it came by it. */
  void settled(ClientRecord client, long now) {
    Episode running = episode;
    if (running != null && file != null && running.hits(client)) {
      running.settled(client);
      if (running.unserved() == 0) {
        end(now, EndCode.NEWCOMERS_SERVED);
      }
    }
  }

  /** It is over, if it is told. */
  void end(long at, EndCode because) {
    IncidentFile told = file;
    Episode running = episode;
    if (told != null && running != null) {
      tell(told, running, at, at);
      told.end(at, because);
      drop();
    }
  }

  private void nobodyAsks(long now) {
    Episode running = episode;
    if (running != null) {
      end(LastAsked.of(running), EndCode.NOBODY_ASKS);
    }
  }

  /** Nothing was heard for a while: nobody can have asked; after a long one it is another time. */
  void blind(long from, long to, boolean history) {
    Episode running = episode;
    if (file == null || running == null) {
      return;
    }
    long last = LastAsked.of(running);
    if (history) {
      end(Math.max(running.began(), Math.min(from, last)), EndCode.NOBODY_ASKS);
    } else {
      lastAsked.blind(last, from, to);
    }
  }
}
