package lastlease.diagnose.detect.answer;

import java.util.List;
import java.util.function.Predicate;
import lastlease.diagnose.detect.CatalogueEntry;
import lastlease.diagnose.detect.Finding;
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
import lastlease.track.moment.Sighting;
import org.jspecify.annotations.Nullable;

/** Answers come at once, but to retransmissions, or do not arrive: frames get lost on the way. */
public final class LossEntry implements CatalogueEntry {
  /** Share of late answers that came promptly after a retransmission. */
  private static final double LOSS_SHARE = 0.3;

  /** Newcomers whom it hit: one or two lose a frame anywhere. */
  private static final int NEEDED = 3;

  /** As of a slow server: hardly anybody is answered in time. */
  private static final double LATE_SHARE = .8;

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
    if (quality.all().size() < AnswerQuality.NEEDED) {
      return null;
    }
    Finding late = lateOnes(quality);
    if (late != null) {
      return late;
    }
    QueueBefore queue = new QueueBefore(track);
    Finding uneven = unevenOnes(quality, queue);
    return uneven == null ? repeatingOnes(quality, queue) : uneven;
  }

  private static @Nullable Finding lateOnes(AnswerQuality quality) {
    List<Served> retried = quality.toRetransmissions();
    int all = quality.all().size();
    if (retried.size() < NEEDED
        || retried.size() < LOSS_SHARE * all
        || retried.size() * 2 < quality.late().size()) {
      return null;
    }
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.ANSWERS_TO_RETRANSMISSIONS,
        retried.get(retried.size() - 1).at().micros(),
        retried.stream().map(Served::at),
        (long) retried.size(),
        (long) all);
    return finding(retried, evidence);
  }

  /** Nearly all wait long, and each for another time: that is no server's own slowness. */
  private static @Nullable Finding unevenOnes(AnswerQuality quality, QueueBefore queue) {
    List<Served> late = quality.late();
    int all = quality.all().size();
    if (late.size() < NEEDED || late.size() < LATE_SHARE * all || !quality.isUneven(queue)) {
      return null;
    }
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.UNEVEN_DELAYS,
        late.get(late.size() - 1).at().micros(),
        late.stream().map(Served::at),
        (long) late.size(),
        (long) all,
        late.stream().mapToLong(AnswerQuality::first).min().orElse(0) / 1000,
        late.stream().mapToLong(AnswerQuality::first).max().orElse(0) / 1000);
    // Who waits so long asks again within seconds: that nothing was heard of it is the seat's loss.
    List<Served> once = late.stream().filter(one -> !quality.askedAgain().contains(one)).toList();
    if (!once.isEmpty()) {
      evidence.against(
          EvidenceCode.SEAT_MAY_MISS,
          once.get(once.size() - 1).at().micros(),
          once.stream().map(Served::at),
          (long) once.size());
    }
    return finding(late, evidence);
  }

  /** Some are served at once, others only when they have repeated what they said. */
  private static @Nullable Finding repeatingOnes(AnswerQuality quality, QueueBefore queue) {
    LossSigns signs = new LossSigns(quality, queue);
    List<Served> hit = signs.all();
    int all = quality.all().size();
    if (hit.stream().map(Served::client).distinct().count() < NEEDED
        || hit.size() < LOSS_SHARE * all
        || lastSign(hit) - AnswerQuality.asked(hit.get(0)) < AnswerQuality.LASTS) {
      return null;
    }
    EvidenceList evidence = new EvidenceList();
    if (!signs.asked().isEmpty()) {
      AskedAgain.tell(evidence, signs.asked(), all);
    }
    if (!signs.requested().isEmpty()) {
      RepeatedRequests.tell(evidence, signs.requested(), all);
    }
    return finding(hit, evidence);
  }

  private static long lastSign(List<Served> hit) {
    return hit.stream()
        .map(one -> one.repeated() == null ? one.at() : one.repeated())
        .mapToLong(Sighting::micros)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  private static Finding finding(List<Served> hit, EvidenceList evidence) {
    return new Finding(
        Claim.of(Verdict.PACKET_LOSS, Confidence.POSSIBLE, Severity.WARNING, Verdict.SERVER_SLOW),
        AnswerQuality.asked(hit.get(0)),
        lastSign(hit),
        hit.stream().map(Served::client).distinct().toList(),
        evidence.list(),
        List.of(AdviceList.one(AdviceCode.CHECK_RADIO)));
  }
}
