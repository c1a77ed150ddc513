package lastlease.diagnose.detect.answer;

import java.util.List;
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
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.server.AddressChecks;
import org.jspecify.annotations.Nullable;

/**
 * A server so slow that most newcomers have to ask again, whatever the seconds. An address check
 * before the OFFER is the usual cause, and no fault: the claim warns only of what none explains.
 */
final class AskedAgain {
  /** A slow server has hardly any quick answer. */
  private static final double PROMPT_SHARE = .2;

  private static final long CHECK_MILLIS = AddressChecks.LONGEST / 1000;

  /** So many devices that repeat their REQUEST are no chance: before an ACK nothing is checked. */
  private static final int REPEATED = 3;

  private AskedAgain() {}

  static @Nullable Finding find(AnswerQuality lately, SegmentTrack track) {
    QueueBefore queue = new QueueBefore(track);
    AnswerQuality quality = lately.unqueued(queue);
    List<Served> all = quality.all();
    List<Served> again = quality.askedAgain();
    long quick =
        again.stream().filter(one -> AnswerQuality.latest(one) <= AnswerQuality.PROMPT).count();
    if (all.size() < AnswerQuality.NEEDED
        || !quality.mostAskedAgain()
        || quality.prompt().size() > PROMPT_SHARE * all.size()
        || quick * 2 > again.size()
        || quality.span() < AnswerQuality.LASTS
        || !quality.isAlike()) {
      return null;
    }
    List<Served> repeated = quality.requestRepeated(queue);
    long median = AnswerQuality.medianMillis(all);
    boolean unexplained =
        median > CHECK_MILLIS
            || repeated.stream().map(Served::client).distinct().count() >= REPEATED;
    Served last = again.get(again.size() - 1);
    EvidenceList evidence = new EvidenceList();
    tell(evidence, again, all.size());
    if (!repeated.isEmpty()) {
      RepeatedRequests.tell(evidence, repeated, all.size());
    }
    if (median <= CHECK_MILLIS) {
      evidence.against(
          EvidenceCode.LIKE_ADDRESS_CHECK, last.at().micros(), java.util.stream.Stream.empty());
    }
    return new Finding(
        Claim.of(
            Verdict.SERVER_SLOW,
            Confidence.POSSIBLE,
            unexplained ? Severity.WARNING : Severity.INFO,
            Verdict.PACKET_LOSS),
        AnswerQuality.asked(again.get(0)),
        last.at().micros(),
        again.stream().map(Served::client).distinct().toList(),
        evidence.list(),
        List.of(AdviceList.one(AdviceCode.CHECK_SERVER_LOAD, ServerHosts.main(track))));
  }

  /**
   * Adds those who had to ask again to the evidence.
   *
   * @param of newcomers who were answered lately, these included
   */
  static void tell(EvidenceList evidence, List<Served> again, int of) {
    evidence.forIt(
        EvidenceCode.ASKED_AGAIN,
        again.get(again.size() - 1).at().micros(),
        again.stream().map(Served::at),
        (long) again.size(),
        (long) of,
        AnswerQuality.medianMillis(again));
  }
}
