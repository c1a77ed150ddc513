package lastlease.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import lastlease.reports.Confidence;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Joined;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/** Joins what seats say into one picture. The same inputs give the same picture, in any order. */
public final class EventPicture {
  private EventPicture() {}

  /**
   * Joins reports.
   *
   * @param event its name
   * @param now the hub's time: who was not heard for 20 s is silent
   */
  public static EventReport join(
      PoolReport.Tool tool, String event, Instant now, List<SeatReport> seats) {
    List<Place> places = Rooms.places(seats);
    Machines machines = new Machines(places);
    Witnesses witnesses = new Witnesses(places, machines);
    List<RoomIncident> incidents = new ArrayList<>();
    for (Place place : places) {
      for (Incident incident : place.segment().incidents()) {
        if (incident.severity() != Severity.INFO) {
          incidents.add(RoomIncident.of(place, incident, machines));
        }
      }
    }
    List<Joined> joined = new ArrayList<>();
    for (List<RoomIncident> group : Groups.of(incidents, witnesses, now)) {
      joined.add(Joining.of(group, witnesses, now));
    }
    joined.sort(
        Comparator.comparing((Joined one) -> !one.open())
            .thenComparing(one -> one.open() ? one.verdict() : Verdict.HEALTHY)
            .thenComparing(Joined::began, Comparator.reverseOrder())
            .thenComparing(Joined::id));
    List<EventReport.Room> rooms = Rooms.of(seats, places, now);
    Whole whole = Whole.of(joined, rooms);
    return new EventReport(
        EventReport.SCHEMA,
        tool,
        now.truncatedTo(ChronoUnit.MICROS),
        event,
        "",
        whole.verdict(),
        whole.confidence(),
        whole.severity(),
        rooms,
        machines.servers(),
        pools(places, machines),
        DeviceCount.of(places),
        joined);
  }

  /** The state of all rooms in a word. */
  private record Whole(
      Verdict verdict, @Nullable Confidence confidence, @Nullable Severity severity) {
    static Whole of(List<Joined> incidents, List<EventReport.Room> rooms) {
      return incidents.stream()
          .filter(Joined::open)
          .min(
              Comparator.comparing(Joined::severity, Comparator.reverseOrder())
                  .thenComparing(Joined::verdict))
          .map(one -> new Whole(one.verdict(), one.confidence(), one.severity()))
          .orElseGet(
              () ->
                  rooms.isEmpty()
                      ? new Whole(Verdict.UNDETERMINED, null, null)
                      : new Whole(rooms.get(0).verdict(), rooms.get(0).confidence(), null));
    }
  }

  private static List<EventReport.Pool> pools(List<Place> places, Machines machines) {
    TreeMap<String, Shared> pools = new TreeMap<>();
    for (Place place : places) {
      for (Segment.Pool pool : place.segment().pools()) {
        String id = place.serverOf(pool.subnet());
        String server = id == null ? null : machines.name(place, id);
        pools
            .computeIfAbsent(server + " " + pool.subnet(), key -> new Shared(server, pool.subnet()))
            .add(place, pool);
      }
    }
    return pools.values().stream().map(Shared::pool).toList();
  }

  /** A pool that several rooms may share. */
  private static final class Shared {
    private final @Nullable String server;
    private final String subnet;
    private final TreeSet<String> rooms = new TreeSet<>();
    private int inUseAtLeast;
    private @Nullable Integer capacity;

    Shared(@Nullable String server, String subnet) {
      this.server = server;
      this.subnet = subnet;
    }

    void add(Place place, Segment.Pool pool) {
      rooms.add(place.room());
      inUseAtLeast = Math.max(inUseAtLeast, place.newest() ? pool.inUseAtLeast() : 0);
      Integer here = pool.capacity();
      if (here != null && (capacity == null || here > capacity)) {
        capacity = here;
      }
    }

    EventReport.Pool pool() {
      return new EventReport.Pool(server, subnet, inUseAtLeast, capacity, List.copyOf(rooms));
    }
  }
}
