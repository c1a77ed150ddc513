package lastlease.diagnose.detect.answer;

import java.util.List;
import java.util.function.Predicate;
import lastlease.diagnose.detect.CatalogueEntry;
import lastlease.diagnose.detect.Finding;
import lastlease.diagnose.detect.ServerHosts;
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

/**
 * All answers come, all late by about the same time after the first DISCOVER; or so late that most
 * have to ask again.
 */
public final class SlowEntry implements CatalogueEntry {
  /** A queue of address checks has quick answers at its head; a slow server has hardly any. */
  private static final double STEADY_SHARE = 0.8;

  /** What grows is a queue: the answers of a slow server take the same time within this share. */
  private static final double STEADY_WITHIN = 0.25;

  /** Late answers: one or two may have stood behind an address check each. */
  private static final int ANSWERS = 3;

  /** Of a queue before a server that checks addresses, so many answers tell it from slowness. */
  private static final int ANSWERS_WITH_CHECKS = 8;

  private final SegmentTrack track;
  private final Predicate<ClientRecord> madeUp;

  /**
   * @param madeUp whether a flood made a client up: what it waits for is of its own making
   */
  public SlowEntry(SegmentTrack track, Predicate<ClientRecord> madeUp) {
    this.track = track;
    this.madeUp = madeUp;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    AnswerQuality lately = new AnswerQuality(track, madeUp, since);
    Finding late = late(lately);
    return late == null ? AskedAgain.find(lately, track) : late;
  }

  private @Nullable Finding late(AnswerQuality lately) {
    AnswerQuality quality = lately;
    if (!isSlow(quality)) {
      // The last of a queue wait longest (dnsmasq checks each address for 3 s, measured).
      int needed = track.checks().known() ? ANSWERS_WITH_CHECKS : AnswerQuality.NEEDED;
      if (quality.all().size() < needed) {
        return null;
      }
      // It may have become slow just now.
      quality = quality.newest(needed);
      if (!isSlow(quality) || quality.even(STEADY_WITHIN) < STEADY_SHARE) {
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
            late.size() >= AnswerQuality.NEEDED && track.happenings().lostSince(first) == 0
                ? Confidence.LIKELY
                : Confidence.POSSIBLE,
            Severity.WARNING,
            Verdict.PACKET_LOSS),
        first,
        last.at().micros(),
        late.stream().map(Served::client).distinct().toList(),
        evidence.list(),
        List.of(AdviceList.one(AdviceCode.CHECK_SERVER_LOAD, ServerHosts.main(track))));
  }

  @Override
  public long ceasesAfter(long since) {
    AnswerQuality newest = new AnswerQuality(track, madeUp, since).newest(1);
    return newest.late().isEmpty() && newest.askedAgain().isEmpty() ? RECOVERED : CEASED;
  }

  private boolean isSlow(AnswerQuality quality) {
    int late = quality.late().size();
    return late >= ANSWERS
        && late >= STEADY_SHARE * quality.all().size()
        && quality.toRetransmissions().size() * 2 <= late
        && !quality.isUneven(new QueueBefore(track));
  }
}
