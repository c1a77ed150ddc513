package lastlease.diagnose;

import java.util.List;
import java.util.LongSummaryStatistics;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.RevisionCode;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import org.jspecify.annotations.Nullable;

/**
 * Tells an outage that was none: the answers came after all, each about as long after the client's
 * first DISCOVER as the others. A server that is back answers all who wait at once, whenever they
 * came.
 */
final class RatherSlow {
  /** So far apart, in delays, they must have come at least: else both look the same. */
  private static final double APART = 0.6;

  /** So many of those who waited in the outage must be among the answered. */
  private static final int WAITED = 3;

  private final SegmentTrack track;
  private @Nullable IncidentFile last;
  private List<ClientRecord> victims = List.of();

  RatherSlow(SegmentTrack track) {
    this.track = track;
  }

  /** An outage has ended. */
  void after(IncidentFile outage, List<ClientRecord> whom) {
    Claim told = outage.claim();
    boolean silence =
        told.verdict() == Verdict.POOL_EXHAUSTED || told.verdict() == Verdict.SERVER_UNREACHABLE;
    last = silence && told.confidence() != Confidence.CONFIRMED ? outage : null;
    victims = whom;
  }

  /** Revises the last outage, when what came after it explains it. */
  void reconsider(long now) {
    IncidentFile over = last;
    Long ended = over == null ? null : over.ended();
    if (over == null || ended == null) {
      return;
    }
    if (now - ended > Thresholds.RECONSIDERED) {
      last = null;
      return;
    }
    Finding slow = find(over.began(), ended, now);
    if (slow != null) {
      over.revise(slow.claim(), RevisionCode.ANSWERED_LATE, now);
      over.tell(slow.clients(), slow.evidence(), slow.advice());
      over.rulesOut(List.of());
      over.end(ended, EndCode.NEWCOMERS_SERVED);
      last = null;
    }
  }

  /** Those who waited are among the answered, and waited no longer than the others. */
  private @Nullable Finding find(long began, long ended, long now) {
    AnswerQuality quality = new AnswerQuality(track, began - 1);
    if (quality.askedUntil(ended).all().size() < WAITED
        || !victims.stream().allMatch(ClientRecord::isBound)
        || quality.all().size() < Thresholds.ANSWERS_NEEDED
        || quality.even(Thresholds.STEADY_WITHIN) < Thresholds.STEADY_SHARE
        || apart(quality) < APART * 1000 * quality.lateMedianMillis()) {
      return null;
    }
    return new SlowEntry(track).find(began - 1, now);
  }

  /** Microseconds between those who came first and last. */
  private static long apart(AnswerQuality quality) {
    LongSummaryStatistics firsts =
        quality.all().stream()
            .filter(served -> served.attempt() != null)
            .mapToLong(served -> served.attempt().first().micros())
            .summaryStatistics();
    return firsts.getCount() == 0 ? 0 : firsts.getMax() - firsts.getMin();
  }
}
