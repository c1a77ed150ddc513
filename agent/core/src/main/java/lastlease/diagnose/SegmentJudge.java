package lastlease.diagnose;

import java.util.ArrayList;
import java.util.List;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Verdict;
import lastlease.track.ClientState;
import lastlease.track.SegmentTrack;
import lastlease.wire.Observation;

/** Judges one segment: runs the catalogue whenever something changed, or time may change it. */
final class SegmentJudge {
  private final SegmentTrack track;
  private final Docket docket;
  private final Outage outage;
  private final List<Standing> standing;
  private boolean dirty;
  private long seen;
  private long lastSeen = Long.MIN_VALUE;

  /** What would be lost with a segment, from the least on. */
  enum Worth {
    ONE_FRAME,
    NO_CLIENT,
    CLIENTS,
    SERVED,
    INCIDENT_OPEN
  }

  SegmentJudge(SegmentTrack track, Settings settings) {
    this.track = track;
    this.docket = new Docket(track.id());
    this.outage = new Outage(track, docket, settings);
    this.standing =
        List.of(
            alone(new RogueEntry(track, settings)),
            new Standing(
                new RefusedEntry(track),
                docket,
                () -> outage.isOpen() || docket.isOpen(Verdict.ROGUE_SERVER, Confidence.LIKELY),
                outage::lastEnd),
            alone(new ConflictEntry(track)),
            new Standing(new SlowEntry(track), docket, outage::isOpen, outage::lastEnd),
            new Standing(new LossEntry(track), docket, outage::isOpen, outage::lastEnd),
            Standing.warning(
                new NearlyFullEntry(track, settings),
                docket,
                () ->
                    docket.isOpen(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE)
                        || docket.isOpen(Verdict.STARVATION_ATTACK, Confidence.POSSIBLE)));
  }

  private Standing alone(CatalogueEntry entry) {
    return new Standing(entry, docket, () -> false, () -> Long.MIN_VALUE / 2);
  }

  void observe(Observation observation, long now) {
    track.observe(observation, now);
    dirty = true;
    seen++;
    lastSeen = now;
  }

  /** What would be lost without it. */
  Worth worth() {
    if (docket.anyOpen()) {
      return Worth.INCIDENT_OPEN;
    }
    if (track.servedTotal() > 0
        || !docket.files().isEmpty()
        || !track.ownAddresses().periods().isEmpty()) {
      return Worth.SERVED;
    }
    if (seen <= 1) {
      return Worth.ONE_FRAME;
    }
    return track.clients().total() == 0 ? Worth.NO_CLIENT : Worth.CLIENTS;
  }

  /** Core time of its last frame. */
  long lastSeen() {
    return lastSeen;
  }

  /** Whether time alone may change something. */
  boolean busy() {
    return dirty || outage.busy() || docket.anyOpen();
  }

  void evaluate(long now) {
    track.states().tick(now);
    track.clearUp(client -> outage.isVictim(client) || client.state() instanceof ClientState.Bound);
    outage.evaluate(now, dirty);
    standing.forEach(entry -> entry.evaluate(now));
    dirty = false;
  }

  /** Judges what the last frames show. */
  void finish(long now) {
    evaluate(now);
    outage.finish(now);
  }

  void blind(long from, long to) {
    track.blind(from, to);
    dirty = true;
  }

  List<Incident> takeChanges() {
    List<Incident> changes = new ArrayList<>();
    for (IncidentFile file : docket.files()) {
      if (file.takeChanged()) {
        changes.add(file.incident());
      }
    }
    return changes;
  }

  SegmentTrack track() {
    return track;
  }

  Docket docket() {
    return docket;
  }

  Outage outage() {
    return outage;
  }
}
