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

  private final List<Place> places;
  private final Machines machines;

  Witnesses(List<Place> places, Machines machines) {
    this.places = places;
    this.machines = machines;
  }

  /** What the seats that are not the incident's own say of an outage. */
  List<Cross> of(RoomIncident incident) {
    String server = incident.server();
    if (!incident.isOutage() || server == null) {
      return List.of();
    }
    Victims victims = Victims.of(incident);
    List<Cross> all = new ArrayList<>();
    for (Place place : places) {
      if (!place.seat().seat().equals(incident.seat())) {
        all.addAll(seen(incident, victims, place, server));
      }
    }
    all.sort(Comparator.comparing(Cross::code).thenComparing(Cross::room));
    return all;
  }

  private List<Cross> seen(RoomIncident incident, Victims victims, Place place, String server) {
    boolean samePool =
        place.segment().pools().stream().anyMatch(pool -> pool.subnet().equals(incident.subnet()));
    List<Segment.Sign> own = new ArrayList<>();
    List<Segment.Sign> any = new ArrayList<>();
    List<Segment.Sign> served = new ArrayList<>();
    for (Segment.Server one : machines.of(place, server)) {
      for (Segment.Sign sign : one.signs()) {
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
    for (Place place : places) {
      for (Segment.Server one : machines.of(place, server)) {
        for (Segment.Sign sign : one.signs()) {
          Instant at = place.at(sign.at());
          if (at.isAfter(from.plus(SLACK)) && !at.isAfter(until)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The unanswered DISCOVERs of an incident's clients, by the hub's clock. */
  private record Victims(List<Instant> firsts, List<Instant> lasts) {
    static Victims of(RoomIncident incident) {
      Place place = incident.place();
      Set<String> hit = new HashSet<>(incident.incident().clients());
      Map<String, Client> clients = new HashMap<>();
      place.segment().clients().stream()
          .filter(client -> hit.contains(client.id()))
          .forEach(client -> clients.put(client.id(), client));
      List<Instant> firsts = new ArrayList<>();
      List<Instant> lasts = new ArrayList<>();
      for (Client client : clients.values()) {
        Instant first = client.firstDiscover();
        Instant last = client.lastDiscover();
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
