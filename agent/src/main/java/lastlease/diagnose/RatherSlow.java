package lastlease.diagnose;

import java.util.Collection;
import java.util.LongSummaryStatistics;
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

  private static final int WAITED = 3;

  private final SegmentTrack track;

  RatherSlow(SegmentTrack track) {
    this.track = track;
  }

  /**
   * Those who waited in the outage are among the answered, and waited no longer than the others.
   *
   * @param victims those who went unanswered
   * @param began core time of the first unanswered DISCOVER of the outage
   * @param ended core time of its end
   * @return the slowness that explains it, or null
   */
  @Nullable Finding find(Collection<ClientRecord> victims, long began, long ended, long now) {
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
