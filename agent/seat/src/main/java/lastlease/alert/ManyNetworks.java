package lastlease.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;

/**
 * How many networks are told of for the first time within a while. Tags and tunnel numbers cost
 * nothing to make up: a single station can fill a new network with askers every few seconds. Beyond
 * the bound incidents stand in the report, and are told when the while is over, if they are still
 * open; what is confirmed is told at once, always. Reads no clock.
 */
final class ManyNetworks {
  /**
   * Of which nothing is known but that somebody asks in vain: an event's new VLANs, set up wrong.
   */
  private static final int UNPROVEN = 3;

  /** Of any kind: a server that dies for all rooms of a conference. */
  private static final int ALL = 10;

  private static final Duration WHILE = Duration.ofMinutes(10);

  private final Map<String, Instant> toldAt = new HashMap<>();

  /**
   * Whether an incident that was never told of is to be told now.
   *
   * @param segment where it is
   */
  boolean mayTell(String segment, Incident incident, Instant now) {
    toldAt.values().removeIf(at -> Duration.between(at, now).compareTo(WHILE) >= 0);
    boolean known = toldAt.containsKey(segment);
    int most = isUnproven(incident) ? UNPROVEN : ALL;
    if (!known && toldAt.size() >= most && incident.confidence() != Confidence.CONFIRMED) {
      return false;
    }
    toldAt.put(segment, now);
    return true;
  }

  private static boolean isUnproven(Incident incident) {
    return incident.evidence().stream()
        .anyMatch(evidence -> evidence.code() == EvidenceCode.NOBODY_EVER_SERVED);
  }
}
