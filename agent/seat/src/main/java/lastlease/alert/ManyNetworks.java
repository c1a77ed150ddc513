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
 * open; what is confirmed is told at once, always. Networks without a tag, of which a station
 * cannot make up another, are counted by themselves. Reads no clock.
 */
final class ManyNetworks {
  /**
   * Of which nothing is known but that somebody asks in vain: an event's new VLANs, set up wrong.
   */
  private static final int UNPROVEN = 3;

  /** Of any kind: a server that dies for all rooms of a conference. */
  private static final int ALL = 10;

  private static final Duration WHILE = Duration.ofMinutes(10);

  private final Map<String, Instant> tagged = new HashMap<>();
  private final Map<String, Instant> untagged = new HashMap<>();

  /** Whether an incident that was never told of is to be told now. */
  boolean mayTell(Incident incident, Instant now) {
    String network = network(incident.id());
    boolean own = isUntagged(network);
    Map<String, Instant> toldAt = own ? untagged : tagged;
    toldAt.values().removeIf(at -> Duration.between(at, now).compareTo(WHILE) >= 0);
    int most = isUnproven(incident) && !own ? UNPROVEN : ALL;
    if (!toldAt.containsKey(network)
        && toldAt.size() >= most
        && incident.confidence() != Confidence.CONFIRMED) {
      return false;
    }
    toldAt.put(network, now);
    return true;
  }

  /** An incident's id is its network's, at a hub with the session's before it, and a number. */
  private static String network(String incident) {
    int number = incident.lastIndexOf('/');
    return number < 0 ? incident : incident.substring(0, number);
  }

  /** Tags follow the point of observation behind a dot; an interface of one VLAN has one, too. */
  private static boolean isUntagged(String network) {
    return network.indexOf('.', network.lastIndexOf('/') + 1) < 0;
  }

  private static boolean isUnproven(Incident incident) {
    return incident.evidence().stream()
        .anyMatch(evidence -> evidence.code() == EvidenceCode.NOBODY_EVER_SERVED);
  }
}
