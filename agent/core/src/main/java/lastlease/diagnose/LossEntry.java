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

/** Answers come at once, but to late retransmissions: frames get lost on the way. */
final class LossEntry implements CatalogueEntry {
  private static final int NEEDED = 3;

  private final SegmentTrack track;

  LossEntry(SegmentTrack track) {
    this.track = track;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    AnswerQuality quality = new AnswerQuality(track, since);
    List<Served> retried = quality.toRetransmissions();
    int all = quality.all().size();
    if (all < Thresholds.ANSWERS_NEEDED
        || retried.size() < NEEDED
        || retried.size() < Thresholds.LOSS_SHARE * all
        || retried.size() * 2 < quality.late().size()) {
      return null;
    }
    EvidenceList evidence = new EvidenceList();
    Served last = retried.get(retried.size() - 1);
    evidence.forIt(
        EvidenceCode.ANSWERS_TO_RETRANSMISSIONS,
        last.at().micros(),
        retried.stream().map(Served::at),
        (long) retried.size(),
        (long) all);
    Served first = retried.get(0);
    return new Finding(
        Claim.of(Verdict.PACKET_LOSS, Confidence.POSSIBLE, Severity.WARNING, Verdict.SERVER_SLOW),
        first.attempt() == null ? first.at().micros() : first.attempt().first().micros(),
        last.at().micros(),
        retried.stream().map(Served::client).distinct().toList(),
        evidence.list(),
        List.of(AdviceList.one(AdviceCode.CHECK_RADIO)));
  }
}
