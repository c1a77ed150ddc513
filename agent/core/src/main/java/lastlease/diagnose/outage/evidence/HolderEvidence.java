package lastlease.diagnose.outage.evidence;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.reports.EvidenceCode;
import lastlease.track.ClientRecord;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;

/** What holders of leases say who ask every server, or anew, and get no answer. */
public final class HolderEvidence {
  private HolderEvidence() {}

  /**
   * @param list takes what is found
   */
  public static void tell(OutageFacts facts, EvidenceList list) {
    List<ClientRecord> rebinding =
        facts.holders().stream().filter(client -> client.rebinding() != null).toList();
    if (!rebinding.isEmpty()) {
      List<ClientRecord.Rebinding> rounds =
          rebinding.stream().map(ClientRecord::rebinding).filter(Objects::nonNull).toList();
      long requests = rounds.stream().mapToLong(ClientRecord.Rebinding::requests).sum();
      list.sample(
          EvidenceCode.HOLDERS_UNANSWERED,
          facts.now(),
          OutageEvidence.frames(rounds.stream().flatMap(HolderEvidence::known)),
          requests,
          EvidenceList.ids(rebinding.stream()),
          (long) rebinding.size(),
          requests);
    }
    List<ClientRecord> anew =
        facts.holders().stream().filter(client -> client.rebinding() == null).toList();
    if (!anew.isEmpty()) {
      List<Attempt> attempts =
          anew.stream().map(ClientRecord::lastAttempt).filter(Objects::nonNull).toList();
      long discovers = attempts.stream().mapToLong(Attempt::count).sum();
      list.sample(
          EvidenceCode.HOLDERS_ASK_ANEW,
          facts.now(),
          OutageEvidence.frames(attempts.stream().flatMap(attempt -> attempt.discovers().stream())),
          discovers,
          EvidenceList.ids(anew.stream()),
          (long) anew.size(),
          discovers);
    }
  }

  /** The first and the last REQUEST of a round; what followed one that was given up is another. */
  private static Stream<Sighting> known(ClientRecord.Rebinding round) {
    return round.requests() > 1 && !round.gaveUp()
        ? Stream.of(round.first(), round.last())
        : Stream.of(round.first());
  }
}
