package lastlease.diagnose.outage;

import static lastlease.reports.Verdict.POOL_EXHAUSTED;

import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.evidence.OutageEvidence;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.diagnose.outage.fact.Recovery;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.RevisionCode;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an outage that somebody's success ended: by the addresses given out then, and
 * again as its victims come back one by one ({@link Aftermath}).
 */
final class Endings {
  private final SegmentTrack track;
  private final Docket docket;
  private final FactFinder finder;
  private @Nullable Aftermath aftermath;

  Endings(SegmentTrack track, Docket docket, FactFinder finder) {
    this.track = track;
    this.docket = docket;
    this.finder = finder;
  }

  /**
   * Tells how an outage ends.
   *
   * @param judged what is known of it now, to judge by
   * @param toTell the same, to write down
   * @param at core time of its end
   * @return why it ended
   */
  EndCode end(IncidentFile told, Episode running, OutageFacts judged, OutageFacts toTell, long at) {
    Claim before = told.claim();
    Recovery recovery = Recovery.of(running, at, before, judged, finder.before(at, false));
    if (recovery.revised() != null) {
      told.revise(recovery.revised(), why(recovery), judged.now());
    }
    tell(told, toTell, at, recovery);
    if (before.verdict() == POOL_EXHAUSTED && !Recovery.wasFull(before, judged)) {
      Aftermath after = new Aftermath(told, running, before, toTell, at, recovery.because());
      aftermath = after;
      track.timers().set(Math.max(judged.now(), at + Aftermath.STANDS), due -> recount(after, due));
    }
    return recovery.because();
  }

  /**
   * A newcomer is served after the end of the last one, maybe one of those whom it hit.
   *
   * @param open the episode that is told of now, null for none
   */
  void served(Served one, @Nullable Episode open) {
    Aftermath after = aftermath;
    if (after != null && after.episode() != open && after.served(one)) {
      recount(after, one.at().micros());
    }
  }

  /** The last one goes on, or is history: its end is not told anew. */
  void forget() {
    aftermath = null;
  }

  /** More victims are back: what ended it may be told better. */
  private void recount(Aftermath after, long now) {
    if (after != aftermath || !after.isOpen(now)) {
      return;
    }
    IncidentFile told = after.file();
    Recovery recovery =
        Recovery.of(
            after.episode(),
            after.at(),
            after.told(),
            after.facts(),
            finder.before(after.at(), after.hasStood(now)));
    Claim found = recovery.revised() == null ? after.told() : recovery.revised();
    if (!found.equals(told.claim())) {
      told.revise(
          found, recovery.revised() == null ? RevisionCode.EVIDENCE_WEAKER : why(recovery), now);
    }
    if (recovery.because() == EndCode.POOL_ENLARGED && after.because() != EndCode.POOL_ENLARGED) {
      finder.enlarged();
    }
    after.because(recovery.because());
    tell(told, after.facts(), after.at(), recovery);
    told.end(Math.max(after.at(), told.began()), recovery.because());
  }

  private static RevisionCode why(Recovery recovery) {
    return recovery.because() == EndCode.POOL_ENLARGED
        ? RevisionCode.NEW_RANGE_GIVEN
        : RevisionCode.NEW_ADDRESSES_GIVEN;
  }

  private void tell(IncidentFile told, OutageFacts facts, long ended, Recovery recovery) {
    Long enlarged = recovery.because() == EndCode.POOL_ENLARGED ? ended : null;
    OutageEvidence.tell(
        track,
        finder.settings(),
        finder.table(),
        facts,
        told,
        docket,
        ended,
        enlarged,
        recovery.shown());
  }
}
