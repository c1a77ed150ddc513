package lastlease.diagnose;

import java.util.List;
import lastlease.reports.AdviceCode;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/** All answers come, all late by about the same time after the first DISCOVER. */
final class SlowEntry implements CatalogueEntry {
  private static final int ANSWERS = 3;

  private final SegmentTrack track;

  SlowEntry(SegmentTrack track) {
    this.track = track;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    AnswerQuality quality = new AnswerQuality(track, since);
    if (!isSlow(quality)) {
      // It may have become slow just now.
      quality = quality.newest(Thresholds.ANSWERS_NEEDED);
      if (!isSlow(quality) || quality.even(Thresholds.STEADY_WITHIN) < Thresholds.STEADY_SHARE) {
        return null;
      }
    }
    List<Served> late = quality.late();
    int all = quality.all().size();
    EvidenceList evidence = new EvidenceList();
    Served last = late.get(late.size() - 1);
    evidence.forIt(
        EvidenceCode.STEADY_DELAY,
        last.at().micros(),
        late.stream().map(Served::at),
        (long) late.size(),
        quality.lateMedianMillis(),
        (long) all);
    long first =
        late.get(0).attempt() == null
            ? late.get(0).at().micros()
            : late.get(0).attempt().first().micros();
    return new Finding(
        Claim.of(
            Verdict.SERVER_SLOW,
            late.size() >= Thresholds.ANSWERS_NEEDED && track.lostSince(first) == 0
                ? Confidence.LIKELY
                : Confidence.POSSIBLE,
            Severity.WARNING,
            Verdict.PACKET_LOSS),
        first,
        last.at().micros(),
        late.stream().map(Served::client).distinct().toList(),
        evidence.list(),
        List.of(AdviceList.one(AdviceCode.CHECK_SERVER_LOAD, OutageAdvice.mainServer(track))));
  }

  @Override
  public boolean recovered(long since) {
    return new AnswerQuality(track, since).newest(1).late().isEmpty();
  }

  private static boolean isSlow(AnswerQuality quality) {
    int late = quality.late().size();
    return late >= ANSWERS
        && late >= Thresholds.STEADY_SHARE * quality.all().size()
        && quality.toRetransmissions().size() * 2 <= late;
  }
}
