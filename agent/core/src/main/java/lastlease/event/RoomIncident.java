package lastlease.event;

import java.time.Instant;
import java.util.Map;
import lastlease.reports.EventReport;
import lastlease.reports.Incident;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * An incident of one room, by the hub's clock, and what it is about.
 *
 * @param server the one that is silent or named, as the event calls it; null where unknown
 * @param subnet of its pool; null where it cannot be told
 */
record RoomIncident(
    Place place,
    Incident incident,
    Instant began,
    Instant detected,
    @Nullable Instant ended,
    @Nullable String server,
    @Nullable String subnet) {

  /** What seats cannot tell apart by themselves, and join: a full pool and a dead server. */
  private static boolean isOutage(Verdict verdict) {
    return verdict == Verdict.POOL_EXHAUSTED || verdict == Verdict.SERVER_UNREACHABLE;
  }

  static RoomIncident of(Place place, Incident incident, Machines machines) {
    String named = named(incident);
    String subnet = place.onlySubnet();
    String server =
        named != null ? named : subnet != null ? place.serverOf(subnet) : place.onlyServer();
    Instant ended = place.seat().atOrNull(incident.ended());
    if (ended == null && !place.newest()) {
      // A later session tells of the room: of this one nothing more is known.
      Instant last = place.seat().report().input().to();
      ended = last == null ? place.at(incident.detected()) : place.at(last);
    }
    return new RoomIncident(
        place,
        incident,
        place.at(incident.began()),
        place.at(incident.detected()),
        ended,
        server == null ? null : machines.name(place, server),
        subnet);
  }

  private static @Nullable String named(Incident incident) {
    for (Incident.Evidence evidence : incident.evidence()) {
      Map<String, Object> params = evidence.params();
      if (evidence.weight() == Incident.Weight.FOR && params.get("server") instanceof String id) {
        return id;
      }
    }
    return null;
  }

  /** When the pool will be full, by the hub's clock; null where this is no forecast. */
  @Nullable Instant fullAt() {
    Incident.Evidence forecast = incident.forecast();
    return forecast != null && forecast.params().get("fullAt") instanceof Instant at
        ? place.at(at)
        : null;
  }

  boolean isOutage() {
    return isOutage(incident.verdict());
  }

  /** What happens on one room's air stays there. */
  boolean isLocal() {
    return incident.verdict().isLocal();
  }

  /** When it ended, no earlier than it began; never while it is open. */
  static Instant end(RoomIncident one) {
    return one.ended == null ? Instant.MAX : one.ended.isBefore(one.began) ? one.began : one.ended;
  }

  String room() {
    return place.room();
  }

  String seat() {
    return place.seat().seat();
  }

  EventReport.Member member() {
    return new EventReport.Member(
        room(),
        seat(),
        place.seat().session(),
        incident.id(),
        incident.verdict(),
        incident.confidence(),
        began,
        ended,
        incident.clients().size());
  }
}
