package lastlease.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lastlease.reports.Client;
import lastlease.reports.EventReport.Cross;
import lastlease.reports.EventReport.CrossCode;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.reports.FrameRef;
import lastlease.reports.Incident.Weight;
import lastlease.reports.Segment;

/**
 * What other seats saw of the server while a room's newcomers go unanswered. A sign counts between
 * unanswered DISCOVERs only, as it does at one seat: a server that dies right after it, or one that
 * comes back, sends the same frames.
 */
final class Witnesses {
  /** Clocks of seats agree to a fraction of this once their offsets are taken off. */
  static final Duration SLACK = Duration.ofSeconds(2);

  private static final int FRAMES = 5;

  private static final Signs NONE = new Signs();

  /**
   * One freed address lets one newcomer in, also where the pool is full. So many served, and as
   * many as there are victims at least, is a pool that has addresses.
   */
  private static final int SERVED_FROM_A_POOL_THAT_LASTS = 3;

  /** Signs on the way that newcomers are served on; the rest may bypass the relay. */
  private static final Set<LifeKind> OWN_PATH =
      Set.of(
          LifeKind.REPLY,
          LifeKind.NAK,
          LifeKind.NEWCOMER_SERVED,
          LifeKind.INIT_REBOOT_ACCEPTED,
          LifeKind.ADDRESS_CHECK);

  private final Map<String, Signs> byServer = new HashMap<>();

  Witnesses(List<Place> places, Machines machines) {
    for (Place place : places) {
      Map<String, List<Segment.Sign>> here = new TreeMap<>();
      for (Segment.Server server : place.segment().servers()) {
        here.computeIfAbsent(machines.name(place, server.id()), key -> new ArrayList<>())
            .addAll(server.signs());
      }
      here.forEach(
          (server, signs) ->
              byServer.computeIfAbsent(server, key -> new Signs()).add(place, signs));
    }
  }

  /** The signs of life of one server, room by room. */
  private static final class Signs {
    private final List<Room> rooms = new ArrayList<>();
    private final TreeSet<Instant> all = new TreeSet<>();

    /**
     * What one room's seat heard of it.
     *
     * @param first when it was heard first, by the hub's clock
     */
    private record Room(Place place, List<Segment.Sign> signs, Instant first, Instant last) {}

    void add(Place place, List<Segment.Sign> signs) {
      Instant first = Instant.MAX;
      Instant last = Instant.MIN;
      for (Segment.Sign sign : signs) {
        Instant at = place.at(sign.at());
        all.add(at);
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
      }
      if (!signs.isEmpty()) {
        rooms.add(new Room(place, signs, first, last));
      }
    }

    boolean within(Instant after, Instant until) {
      Instant next = all.higher(after);
      return next != null && !next.isAfter(until);
    }
  }

  /** What the seats that are not the incident's own say of an outage. */
  List<Cross> of(RoomIncident incident) {
    String server = incident.server();
    if (!incident.isOutage() || server == null) {
      return List.of();
    }
    Victims victims = Victims.of(incident);
    List<Cross> all = new ArrayList<>();
    Signs signs = byServer.getOrDefault(server, NONE);
    for (Signs.Room room : signs.rooms) {
      if (!room.place().seat().seat().equals(incident.seat())
          && incident.mayCover(room.first(), room.last(), SLACK)) {
        all.addAll(seen(incident, victims, room, server));
      }
    }
    all.sort(Comparator.comparing(Cross::code).thenComparing(Cross::room));
    return all;
  }

  private static List<Cross> seen(
      RoomIncident incident, Victims victims, Signs.Room room, String server) {
    Place place = room.place();
    boolean samePool =
        place.segment().pools().stream().anyMatch(pool -> pool.subnet().equals(incident.subnet()));
    List<Segment.Sign> own = new ArrayList<>();
    List<Segment.Sign> any = new ArrayList<>();
    List<Segment.Sign> served = new ArrayList<>();
    for (Segment.Sign sign : room.signs()) {
      Instant at = place.at(sign.at());
      if (!incident.covers(at, SLACK) || !victims.bracket(at)) {
        continue;
      }
      any.add(sign);
      if (OWN_PATH.contains(sign.kind())) {
        own.add(sign);
      }
      if (sign.kind() == LifeKind.NEWCOMER_SERVED) {
        served.add(sign);
      }
    }
    int enough = Math.max(SERVED_FROM_A_POOL_THAT_LASTS, victims.count());
    if (!samePool) {
      return any.isEmpty() ? List.of() : List.of(cross(incident, place, any, false, server));
    }
    if (served.size() >= enough) {
      return List.of(
          cross(Weight.AGAINST, CrossCode.POOL_SERVES_ELSEWHERE, incident, place, served, server));
    }
    return own.isEmpty() ? List.of() : List.of(cross(incident, place, own, true, server));
  }

  private static Cross cross(
      RoomIncident incident,
      Place place,
      List<Segment.Sign> signs,
      boolean samePool,
      String server) {
    boolean full = incident.incident().verdict() == lastlease.reports.Verdict.POOL_EXHAUSTED;
    return cross(
        full ? Weight.FOR : Weight.AGAINST,
        samePool ? CrossCode.SERVER_LIVES_SAME_POOL : CrossCode.SERVER_LIVES_OTHER_POOL,
        incident,
        place,
        signs,
        server);
  }

  private static Cross cross(
      Weight weight,
      CrossCode code,
      RoomIncident incident,
      Place place,
      List<Segment.Sign> signs,
      String server) {
    Instant last =
        signs.stream().map(Segment.Sign::at).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    List<FrameRef> frames = new ArrayList<>();
    for (Segment.Sign sign : signs.subList(Math.max(0, signs.size() - FRAMES), signs.size())) {
      FrameRef frame = sign.frame();
      if (frame != null) {
        frames.add(frame);
      }
    }
    return new Cross(
        weight,
        code,
        place.room(),
        place.seat().seat(),
        server,
        incident.subnet(),
        place.at(last),
        signs.size(),
        null,
        List.copyOf(frames));
  }

  /** Whether any seat heard the server in a time. */
  boolean heard(String server, Instant from, Instant until) {
    return byServer.getOrDefault(server, NONE).within(from.plus(SLACK), until);
  }

  /** The unanswered DISCOVERs of an incident's clients, by the hub's clock. */
  private record Victims(List<Instant> firsts, List<Instant> lasts) {
    static Victims of(RoomIncident incident) {
      Place place = incident.place();
      List<Instant> firsts = new ArrayList<>();
      List<Instant> lasts = new ArrayList<>();
      for (String id : new HashSet<>(incident.incident().clients())) {
        Client client = place.clients().of(id);
        Instant first = client == null ? null : client.firstDiscover();
        Instant last = client == null ? null : client.lastDiscover();
        if (first != null && last != null) {
          // Of an earlier attempt it may be the first; the incident began when it says.
          Instant begin = place.at(first);
          firsts.add(begin.isBefore(incident.began()) ? incident.began() : begin);
          lasts.add(place.at(last));
        }
      }
      return new Victims(firsts, lasts);
    }

    int count() {
      return firsts.size();
    }

    /** Two victims asked before, and one asks in vain after it. */
    boolean bracket(Instant sign) {
      return firsts.stream().filter(first -> first.isBefore(sign)).count() >= 2
          && lasts.stream().anyMatch(last -> last.isAfter(sign));
    }
  }
}
