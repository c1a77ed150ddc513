package lastlease.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastlease.reports.Client;
import lastlease.reports.EventReport.CrossCode;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.reports.Incident;
import lastlease.reports.Segment;
import lastlease.reports.Severity;

/** An event as it is defined: every two incidents are compared, and every sign is looked at. */
final class PlainEvent {
  private static final Set<LifeKind> OWN_PATH =
      Set.of(
          LifeKind.REPLY,
          LifeKind.NAK,
          LifeKind.NEWCOMER_SERVED,
          LifeKind.INIT_REBOOT_ACCEPTED,
          LifeKind.ADDRESS_CHECK);

  private final Instant now;
  private final List<Place> places;
  private final Machines machines;
  final Witnesses witnesses;
  final List<RoomIncident> incidents = new ArrayList<>();

  PlainEvent(List<SeatReport> seats, Instant now) {
    this.now = now;
    places = Rooms.places(seats);
    machines = new Machines(places);
    witnesses = new Witnesses(places, machines);
    for (Place place : places) {
      for (Incident incident : place.segment().incidents()) {
        if (incident.severity() != Severity.INFO) {
          incidents.add(RoomIncident.of(place, incident, machines));
        }
      }
    }
  }

  private boolean belong(RoomIncident one, RoomIncident other) {
    if (!String.valueOf(one.server()).equals(other.server())
        || one.began().isAfter(RoomIncident.end(other))
        || other.began().isAfter(RoomIncident.end(one))) {
      return false;
    }
    boolean outages = one.isOutage() && other.isOutage();
    boolean sameKind = outages || one.incident().verdict() == other.incident().verdict();
    boolean samePool = one.subnet() != null && one.subnet().equals(other.subnet());
    return sameKind && samePool && !one.isLocal() && !other.isLocal()
        || outages && !one.seat().equals(other.seat()) && nobodyHears(one, other);
  }

  private boolean nobodyHears(RoomIncident one, RoomIncident other) {
    Instant from = one.began().isBefore(other.began()) ? one.began() : other.began();
    Instant first = one.ended() == null ? now : one.ended();
    Instant second = other.ended() == null ? now : other.ended();
    Instant end = first.isBefore(second) ? first : second;
    Instant until = end.equals(now) ? now : end.minusSeconds(4);
    return signs(Objects.requireNonNull(one.server()))
        .noneMatch(at -> at.isAfter(from.plusSeconds(2)) && !at.isAfter(until));
  }

  private Stream<Instant> signs(String server) {
    return places.stream()
        .flatMap(
            place ->
                machines.of(place, server).stream()
                    .flatMap(one -> one.signs().stream())
                    .map(sign -> place.at(sign.at())));
  }

  Set<Set<String>> groups() {
    List<Set<RoomIncident>> groups = new ArrayList<>();
    for (RoomIncident one : incidents) {
      Set<RoomIncident> all = new HashSet<>(Set.of(one));
      groups.removeIf(
          group -> group.stream().anyMatch(other -> belong(one, other)) && all.addAll(group));
      groups.add(all);
    }
    return names(groups);
  }

  static Set<Set<String>> names(List<? extends Collection<RoomIncident>> groups) {
    return groups.stream()
        .map(
            group ->
                group.stream()
                    .map(one -> one.place().seat().session() + " " + one.incident().id())
                    .collect(Collectors.toCollection(TreeSet::new)))
        .collect(Collectors.toSet());
  }

  /** How many signs of each kind and room the member that sees the most of them has. */
  Map<String, Integer> witnesses(List<RoomIncident> members) {
    Map<String, Integer> most = new TreeMap<>();
    for (RoomIncident one : members) {
      String server = one.server();
      if (!one.isOutage() || server == null) {
        continue;
      }
      for (Place place : places) {
        if (!place.seat().seat().equals(one.seat())) {
          count(one, place, server).forEach((what, count) -> most.merge(what, count, Math::max));
        }
      }
    }
    return most;
  }

  private Map<String, Integer> count(RoomIncident one, Place place, String server) {
    List<Client> victims =
        one.incident().clients().stream()
            .map(id -> Objects.requireNonNull(one.place().clients().of(id)))
            .toList();
    List<Segment.Sign> signs =
        machines.of(place, server).stream()
            .flatMap(seen -> seen.signs().stream())
            .filter(sign -> tells(one, victims, place.at(sign.at())))
            .toList();
    long served = signs.stream().filter(sign -> sign.kind() == LifeKind.NEWCOMER_SERVED).count();
    long own = signs.stream().filter(sign -> OWN_PATH.contains(sign.kind())).count();
    boolean samePool =
        place.segment().pools().stream().anyMatch(pool -> pool.subnet().equals(one.subnet()));
    CrossCode code =
        !samePool
            ? CrossCode.SERVER_LIVES_OTHER_POOL
            : served >= Math.max(3, victims.size())
                ? CrossCode.POOL_SERVES_ELSEWHERE
                : CrossCode.SERVER_LIVES_SAME_POOL;
    long count =
        code == CrossCode.SERVER_LIVES_OTHER_POOL
            ? signs.size()
            : code == CrossCode.POOL_SERVES_ELSEWHERE ? served : own;
    return count == 0 ? Map.of() : Map.of(code + " " + place.room(), (int) count);
  }

  private static boolean tells(RoomIncident one, List<Client> victims, Instant at) {
    Place place = one.place();
    return !at.isBefore(one.began().plusSeconds(2))
        && !at.isAfter(RoomIncident.end(one))
        && victims.stream().filter(client -> asked(one, client).isBefore(at)).count() >= 2
        && victims.stream()
            .map(client -> place.at(Objects.requireNonNull(client.lastDiscover())))
            .anyMatch(last -> last.isAfter(at));
  }

  private static Instant asked(RoomIncident one, Client client) {
    Instant first = one.place().at(Objects.requireNonNull(client.firstDiscover()));
    return first.isBefore(one.began()) ? one.began() : first;
  }
}
