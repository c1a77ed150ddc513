package lastlease.hub.event;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import lastlease.alert.Alerts;
import lastlease.alert.Shelf;
import lastlease.event.SeatReport;
import lastlease.hub.secret.Private;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Joined;
import lastlease.reports.EventReport.Member;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Tells of an event's incidents, one alert an incident however many rooms it hits. An incident is
 * told under the name that it was first told under, also when an earlier room is found to belong to
 * it, and after a restart: receivers know it by that name.
 */
public final class EventAlerts implements Closeable {
  private final Alerts alerts;
  private final ToldNames names;

  private EventAlerts(Alerts alerts, ToldNames names) {
    this.alerts = alerts;
    this.names = names;
  }

  /**
   * Begins, or goes on where the event stood.
   *
   * @param directory where it keeps what was told
   * @throws IllegalArgumentException in words for the user, when the configuration is wrong
   */
  public static EventAlerts begin(Alerts.Plan plan, String event, Path directory)
      throws IOException {
    return begin(
        plan,
        event,
        Shelf.file(directory.resolve("alerts.json")),
        Private.shelf(directory.resolve("told")));
  }

  /**
   * The same, kept elsewhere.
   *
   * @param told what was told, and what waits for whom
   * @param names what incidents are called
   */
  public static EventAlerts begin(Alerts.Plan plan, String event, Shelf told, Shelf names)
      throws IOException {
    return new EventAlerts(Alerts.begin(plan, event, told), ToldNames.open(names));
  }

  /** Takes the picture; never waits for a channel. */
  public synchronized void update(EventReport picture, List<SeatReport> seats) throws IOException {
    Map<String, Incident> originals = originals(seats);
    List<Segment> all = new ArrayList<>();
    List<Joined> telling =
        picture.incidents().stream().filter(one -> one.severity() != Severity.INFO).toList();
    // Written first: an alert that is out has its name for good.
    List<String> called = names.of(telling);
    for (int i = 0; i < telling.size(); i++) {
      Joined joined = telling.get(i);
      all.add(segment(joined, incident(called.get(i), joined, originals)));
    }
    alerts.update(report(picture, all), picture.generatedAt(), unknown(seats));
  }

  /** Tells what is due by time alone. */
  public synchronized void tick(Instant now) {
    alerts.tick(now);
  }

  /** Of a room whose report nobody can read now, no incident is over: its names begin with it. */
  private static Predicate<String> unknown(List<SeatReport> seats) {
    List<String> rooms =
        seats.stream()
            .filter(seat -> seat.report().segments().isEmpty())
            .map(seat -> seat.session() + "/")
            .toList();
    return name -> rooms.stream().anyMatch(name::startsWith);
  }

  private static Map<String, Incident> originals(List<SeatReport> seats) {
    Map<String, Incident> all = new HashMap<>();
    for (SeatReport seat : seats) {
      for (Segment segment : seat.report().segments()) {
        for (Incident incident : segment.incidents()) {
          all.put(seat.session() + "/" + incident.id(), incident);
        }
      }
    }
    return all;
  }

  private static Incident incident(String name, Joined joined, Map<String, Incident> originals) {
    Incident lead = lead(joined, originals);
    return new Incident(
        name,
        joined.verdict(),
        joined.confidence(),
        joined.severity(),
        joined.rivals(),
        joined.began(),
        joined.detected(),
        joined.ended(),
        joined.endedBecause(),
        Collections.nCopies((int) Math.min(Integer.MAX_VALUE, joined.clients()), "c0"),
        lead == null ? List.of() : lead.evidence(),
        lead == null ? List.of() : lead.advice(),
        List.of(),
        List.of());
  }

  /** The surest member that says the same; its evidence and advice are the incident's. */
  static @Nullable Incident lead(Joined joined, Map<String, Incident> originals) {
    return joined.members().stream()
        .filter(member -> member.verdict() == joined.verdict())
        .sorted(Comparator.comparing(Member::confidence))
        .map(member -> originals.get(ToldNames.key(member)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Segment segment(Joined joined, Incident incident) {
    return new Segment(
        String.join(", ", joined.rooms()),
        incident.verdict(),
        incident.confidence(),
        incident.severity(),
        new PoolReport.Now(incident.verdict(), incident.confidence(), incident.severity(), null),
        new Segment.Vantage(
            Segment.Level.NOTHING, Segment.VantageCode.NOTHING_SEEN, Map.of(), null, List.of()),
        List.of(),
        List.of(),
        List.of(),
        new Segment.Totals(0, Map.of(), 0, 0),
        List.of(),
        List.of(),
        new Segment.AnswerTimes(List.of(), List.of(), 0),
        List.of(incident));
  }

  private static PoolReport report(EventReport picture, List<Segment> segments) {
    return PoolReport.ofNothing(
        picture.tool(), picture.generatedAt(), picture.event(), false, segments);
  }

  /** Ends without another word: another hub goes on with what was kept. */
  public void abandon() {
    alerts.abandon();
  }

  @Override
  public void close() {
    alerts.close();
  }
}
