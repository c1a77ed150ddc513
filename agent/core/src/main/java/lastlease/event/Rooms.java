package lastlease.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Presence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;

/** The rooms of an event, as they stand: a seat that is not heard knows nothing of now. */
final class Rooms {
  /**
   * A seat says every five seconds that it is there; four that do not come are no accident of a
   * radio any more.
   */
  static final Duration SILENCE = Duration.ofSeconds(20);

  /** What is older when it arrives, is of an outage before. */
  private static final long CATCHING_UP_MILLIS = 10_000;

  private static final Comparator<EventReport.Room> WORST_FIRST =
      Comparator.comparingInt(Rooms::rank)
          .thenComparing(EventReport.Room::verdict)
          .thenComparing(Rooms::sureness)
          .thenComparing(EventReport.Room::id);

  private Rooms() {}

  /** All segments of all sessions, the newest session of each seat last. */
  static List<Place> places(List<SeatReport> seats) {
    List<SeatReport> ordered = new ArrayList<>(seats);
    ordered.sort(
        Comparator.comparing(SeatReport::seat)
            .thenComparing(SeatReport::begun)
            .thenComparing(SeatReport::session));
    Map<String, String> newest = new HashMap<>();
    ordered.forEach(seat -> newest.put(seat.seat(), seat.session()));
    List<Place> places = new ArrayList<>();
    for (SeatReport seat : ordered) {
      List<Segment> segments = seat.report().segments();
      for (Segment segment : segments) {
        String room = segments.size() == 1 ? seat.seat() : seat.seat() + " \u00b7 " + segment.id();
        places.add(new Place(room, seat, segment, seat.session().equals(newest.get(seat.seat()))));
      }
    }
    return places;
  }

  /** Rooms, the worst first; seats that brought nothing yet are rooms, too. */
  static List<EventReport.Room> of(List<SeatReport> seats, List<Place> places, Instant now) {
    List<EventReport.Room> rooms = new ArrayList<>();
    places.stream().filter(Place::newest).forEach(place -> rooms.add(room(place, now)));
    Map<String, Instant> latest = new HashMap<>();
    seats.forEach(
        seat ->
            latest.merge(
                seat.seat(), seat.begun(), (one, other) -> one.isAfter(other) ? one : other));
    for (SeatReport seat : seats) {
      if (seat.report().segments().isEmpty() && seat.begun().equals(latest.get(seat.seat()))) {
        rooms.add(empty(seat, now));
      }
    }
    rooms.sort(WORST_FIRST);
    return rooms;
  }

  private static EventReport.Room room(Place place, Instant now) {
    SeatReport seat = place.seat();
    Segment segment = place.segment();
    Presence presence = presence(seat, now);
    boolean known = presence == Presence.HEARD || presence == Presence.CATCHING_UP;
    PoolReport.Now last = segment.now();
    return new EventReport.Room(
        place.room(),
        seat.seat(),
        segment.id(),
        seat.session(),
        presence,
        known ? last.verdict() : Verdict.UNDETERMINED,
        known ? last.confidence() : null,
        known ? last.severity() : null,
        last.verdict(),
        segment.vantage().level(),
        seat.atOrNull(seat.report().input().from()),
        seat.atOrNull(seat.report().input().to()),
        seat.heard(),
        seat.clockOffsetMillis(),
        segment.totals().clients(),
        unserved(segment),
        seat.report().input().lostFrames(),
        periods(place));
  }

  private static EventReport.Room empty(SeatReport seat, Instant now) {
    return new EventReport.Room(
        seat.seat(),
        seat.seat(),
        "",
        seat.session(),
        presence(seat, now),
        Verdict.UNDETERMINED,
        null,
        null,
        Verdict.UNDETERMINED,
        Segment.Level.NOTHING,
        null,
        null,
        seat.heard(),
        seat.clockOffsetMillis(),
        0,
        0,
        seat.report().input().lostFrames(),
        List.of());
  }

  static Presence presence(SeatReport seat, Instant now) {
    if (seat.ended()) {
      return Presence.ENDED;
    }
    if (Duration.between(seat.heard(), now).compareTo(SILENCE) > 0) {
      return Presence.SILENT;
    }
    return seat.behindMillis() > CATCHING_UP_MILLIS ? Presence.CATCHING_UP : Presence.HEARD;
  }

  private static long unserved(Segment segment) {
    Map<Client.Outcome, Long> outcomes = segment.totals().byOutcome();
    return outcomes.getOrDefault(Client.Outcome.UNANSWERED, 0L)
        + outcomes.getOrDefault(Client.Outcome.LINK_LOCAL, 0L)
        + outcomes.getOrDefault(Client.Outcome.REFUSED, 0L)
        + outcomes.getOrDefault(Client.Outcome.CONFLICT, 0L);
  }

  private static List<EventReport.Period> periods(Place place) {
    List<EventReport.Period> periods = new ArrayList<>();
    for (Incident incident : place.segment().incidents()) {
      if (incident.severity() != Severity.INFO) {
        periods.add(
            new EventReport.Period(
                place.at(incident.began()),
                place.seat().atOrNull(incident.ended()),
                incident.verdict(),
                incident.severity()));
      }
    }
    for (PoolReport.Gap gap : place.seat().report().input().blindGaps()) {
      periods.add(new EventReport.Period(place.at(gap.from()), place.at(gap.to()), null, null));
    }
    periods.sort(Comparator.comparing(EventReport.Period::from));
    return periods;
  }

  /** What goes wrong, then what nobody knows, then what is well. */
  private static int rank(EventReport.Room room) {
    Severity severity = room.severity();
    if (severity != null && severity != Severity.INFO) {
      return severity == Severity.CRITICAL ? 0 : 1;
    }
    boolean unheard = room.presence() == Presence.SILENT || room.presence() == Presence.ENDED;
    return unheard ? 2 : room.verdict() == Verdict.HEALTHY ? 4 : 3;
  }

  private static int sureness(EventReport.Room room) {
    Confidence confidence = room.confidence();
    return confidence == null ? Confidence.values().length : confidence.ordinal();
  }
}
