package lastlease.diagnose.detect;

import java.util.List;
import java.util.function.Predicate;
import lastlease.diagnose.incident.AdviceList;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.reports.AdviceCode;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/** Answers come at once, but to late retransmissions: frames get lost on the way. */
public final class LossEntry implements CatalogueEntry {
  /** Newcomers' answers that a statement on speed or loss needs. */
  private static final int ANSWERS_NEEDED = 5;

  /** Share of late answers that came promptly after a retransmission. */
  private static final double LOSS_SHARE = 0.3;

  private static final int NEEDED = 3;

  private final SegmentTrack track;
  private final Predicate<ClientRecord> madeUp;

  /**
   * @param madeUp whether a flood made a client up: what it waits for is of its own making
   */
  public LossEntry(SegmentTrack track, Predicate<ClientRecord> madeUp) {
    this.track = track;
    this.madeUp = madeUp;
  }

  @Override
  public long ceasesAfter(long since) {
    return CEASED;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    AnswerQuality quality = new AnswerQuality(track, madeUp, since);
    List<Served> retried = quality.toRetransmissions();
    int all = quality.all().size();
    if (all < ANSWERS_NEEDED
        || retried.size() < NEEDED
        || retried.size() < LOSS_SHARE * all
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
