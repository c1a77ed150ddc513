package lastlease.diagnose.detect.answer;

import java.util.List;
import java.util.Objects;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.reports.EvidenceCode;
import lastlease.track.Served;
import lastlease.track.moment.Sighting;

/**
 * Newcomers whom an OFFER had reached and no ACK: they repeat the REQUEST. That a seat is deaf
 * explains none of it: the client itself says that it heard nothing.
 */
final class RepeatedRequests {
  private RepeatedRequests() {}

  /**
   * Adds it to the evidence.
   *
   * @param of newcomers who were answered lately, these included
   */
  static void tell(EvidenceList evidence, List<Served> repeated, int of) {
    List<Sighting> seen = repeated.stream().map(Served::repeated).filter(Objects::nonNull).toList();
    evidence.forIt(
        EvidenceCode.REQUESTS_REPEATED,
        seen.stream().mapToLong(Sighting::micros).max().orElse(0),
        seen.stream(),
        (long) repeated.size(),
        (long) of);
  }
}
