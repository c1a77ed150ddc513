package lastlease.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import lastlease.alert.form.Alert;
import lastlease.reports.AlertKind;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Compares incidents with what was told of them before. Only what matters is told: incidents of
 * severity WARNING or above; changes at most every ten seconds, unless it gets graver; its end at
 * once, and what comes back after that once more. What has come back is told as over when it has
 * stayed away: an incident that flaps all day is two messages more than one that does not. Reads no
 * clock.
 */
final class IncidentWatch {
  /** What flickers between two states is told once it rests. */
  private static final Duration REST = Duration.ofSeconds(10);

  /** So long away it has stayed away: what comes later is another incident, as a rule. */
  private static final Duration COMES_BACK = Duration.ofMinutes(5);

  /** Incidents that are over. */
  private static final int REMEMBERED = 500;

  /** Incidents that go on: no event has so many; beyond, they stand in the report alone. */
  private static final int MOST_OPEN = 20_000;

  private final Messages messages;
  private final Duration every;
  private final Map<String, Told> told = new LinkedHashMap<>();
  private final ManyNetworks networks = new ManyNetworks();

  /** What goes on as far as it was told, as it is by now; by id. */
  private final Map<String, Open> open = new LinkedHashMap<>();

  /**
   * @param incident as it was while it went on; its end where that was never seen
   * @param newest the same, or its end, which is not told yet
   */
  private record Open(String segment, Incident incident, Incident newest) {}

  /**
   * What was told last of an incident.
   *
   * @param messages how many
   * @param first the verdict that was told first
   * @param closed whether it was the last word
   * @param again how often it was told as back after its end
   */
  record Told(
      String incident,
      int messages,
      Verdict first,
      Verdict verdict,
      Confidence confidence,
      Severity severity,
      String segment,
      Instant began,
      int clients,
      Instant at,
      boolean closed,
      int again) {}

  /**
   * @param every how often an open incident is repeated
   */
  IncidentWatch(Messages messages, Duration every) {
    this.messages = messages;
    this.every = every;
  }

  /** Goes on from what an earlier run of the session told. */
  void restore(List<Told> before) {
    before.forEach(one -> told.put(one.incident(), one));
  }

  /** What has been told, for {@link #restore}. */
  List<Told> told() {
    return List.copyOf(told.values());
  }

  /** Whether an incident was told of, and its end was not. */
  boolean owesEnd(String incident) {
    Told one = told.get(incident);
    return one != null && !one.closed();
  }

  /** What is to be told of an incident that changed. */
  List<Alert> changed(String segment, Incident incident, Instant now) {
    Alert alert = note(segment, incident, now);
    return alert == null ? List.of() : List.of(alert);
  }

  /** What is to be told by now of what changed before, or goes on. */
  List<Alert> due(Instant now) {
    List<Alert> alerts = new ArrayList<>();
    for (Open one : gravestFirst()) {
      Alert alert = note(one.segment(), one.newest(), now);
      if (alert != null) {
        alerts.add(alert);
      }
    }
    return alerts;
  }

  /** Of those that were held back, whoever hits most is told first: made-up ones hit few. */
  private List<Open> gravestFirst() {
    List<Open> all = new ArrayList<>(open.values());
    if (open.keySet().stream().anyMatch(id -> !told.containsKey(id))) {
      all.sort(Comparator.comparingInt((Open one) -> -one.newest().clients().size()));
    }
    return all;
  }

  /** What is still to be told when nothing more will come. */
  List<Alert> last(Instant now) {
    List<Alert> alerts = new ArrayList<>();
    for (Open one : List.copyOf(open.values())) {
      Told before = told.get(one.newest().id());
      if (one.newest().ended() != null && before != null && !before.closed()) {
        open.remove(one.newest().id());
        alerts.add(tell(AlertKind.RESOLVED, one.segment(), one.newest(), now, before));
      }
    }
    return alerts;
  }

  /** Whether any incident goes on that is worth telling. */
  boolean isOpen() {
    return !open.isEmpty();
  }

  /** Calls with the segment and the newest state of each that was told of and goes on. */
  void forOpen(BiConsumer<String, Incident> each) {
    open.values().stream()
        .filter(one -> one.incident().severity() != Severity.INFO)
        .filter(one -> one.incident().ended() == null)
        .filter(one -> owesEnd(one.incident().id()))
        .forEach(one -> each.accept(one.segment(), one.incident()));
  }

  /** What is to be told by a report, which has all incidents that there are. */
  List<Alert> changes(PoolReport report, Instant now) {
    return changes(report, now, incident -> false);
  }

  /**
   * The same.
   *
   * @param unknown whether nobody knows for now how an incident stands
   */
  List<Alert> changes(PoolReport report, Instant now, Predicate<String> unknown) {
    List<Alert> alerts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Segment segment : report.segments()) {
      for (Incident incident : segment.incidents()) {
        if (incident.severity() != Severity.INFO || told.containsKey(incident.id())) {
          seen.add(incident.id());
          Alert alert = note(segment.id(), incident, now);
          if (alert != null) {
            alerts.add(alert);
          }
        }
      }
    }
    open.keySet().removeIf(id -> !seen.contains(id) && !unknown.test(id));
    // An incident that the core took back: whoever was told must hear of it.
    for (Told one : List.copyOf(told.values())) {
      if (!one.closed() && !seen.contains(one.incident()) && !unknown.test(one.incident())) {
        alerts.add(withdrawn(one, now));
      }
    }
    return alerts;
  }

  /** Remembers an incident's newest state, while it goes on; returns what is to be told. */
  private @Nullable Alert note(String segment, Incident incident, Instant now) {
    if (incident.ended() != null) {
      Open before = open.remove(incident.id());
      if (mayComeBack(incident, now)) {
        open.put(
            incident.id(),
            new Open(segment, before == null ? incident : before.incident(), incident));
        return null;
      }
    } else if (incident.severity() != Severity.INFO || told.containsKey(incident.id())) {
      open.put(incident.id(), new Open(segment, incident, incident));
    } else {
      open.remove(incident.id());
      return null;
    }
    return change(segment, incident, now);
  }

  /** Whether its end is not told yet: it came back before, and may again. */
  private boolean mayComeBack(Incident incident, Instant now) {
    Told before = told.get(incident.id());
    Instant ended = incident.ended();
    return before != null
        && !before.closed()
        && before.again() > 0
        && ended != null
        && Duration.between(ended, now).compareTo(COMES_BACK) < 0;
  }

  private @Nullable Alert change(String segment, Incident incident, Instant now) {
    Told before = told.get(incident.id());
    if (before == null) {
      // Over before anybody was told, or one of many that may be made up: it is in the report.
      return incident.ended() != null || isFull() || !networks.mayTell(incident, now)
          ? null
          : tell(AlertKind.OPENED, segment, incident, now, null);
    }
    if (incident.ended() != null) {
      return before.closed() ? null : tell(AlertKind.RESOLVED, segment, incident, now, before);
    }
    boolean rested = Duration.between(before.at(), now).compareTo(REST) >= 0;
    boolean graver = incident.severity().compareTo(before.severity()) > 0;
    if (before.closed()) {
      boolean loud = incident.severity() != Severity.INFO;
      return loud && (rested || graver)
          ? tell(AlertKind.OPENED, segment, incident, now, before)
          : null;
    }
    AlertKind kind = kind(before, incident);
    if (kind != null) {
      return rested || graver ? tell(kind, segment, incident, now, before) : null;
    }
    return Duration.between(before.at(), now).compareTo(every) >= 0
        ? tell(AlertKind.REPEATED, segment, incident, now, before)
        : null;
  }

  private static @Nullable AlertKind kind(Told before, Incident incident) {
    if (incident.verdict() != before.verdict()) {
      return AlertKind.REVISED;
    }
    int severity = before.severity().compareTo(incident.severity());
    int confidence = incident.confidence().compareTo(before.confidence());
    int change = severity != 0 ? severity : confidence;
    return change == 0 ? null : change < 0 ? AlertKind.WORSE : AlertKind.BETTER;
  }

  private Alert tell(
      AlertKind kind, String segment, Incident incident, Instant now, @Nullable Told before) {
    boolean again = before != null && before.closed();
    Told one =
        new Told(
            incident.id(),
            before == null ? 1 : before.messages() + 1,
            before == null || again ? incident.verdict() : before.first(),
            incident.verdict(),
            incident.confidence(),
            incident.severity(),
            segment,
            incident.began(),
            incident.clients().size(),
            now,
            kind == AlertKind.RESOLVED,
            before == null ? 0 : before.again() + (again ? 1 : 0));
    remember(one);
    return messages.of(kind, segment, incident, now, Integer.toString(one.messages()), before);
  }

  /** What is told of an incident by the way, to those who forget it otherwise. */
  Alert reminder(String segment, Incident incident, Instant now) {
    return messages.of(
        AlertKind.REPEATED,
        segment,
        incident,
        now,
        "still-" + now.getEpochSecond(),
        told.get(incident.id()));
  }

  private Alert withdrawn(Told one, Instant now) {
    Incident last =
        new Incident(
            one.incident(),
            one.verdict(),
            one.confidence(),
            one.severity(),
            List.of(),
            one.began(),
            one.at(),
            now,
            Incident.EndCode.CEASED,
            java.util.Collections.nCopies(one.clients(), ""),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return tell(AlertKind.RESOLVED, one.segment(), last, now, one);
  }

  private void remember(Told one) {
    told.remove(one.incident());
    told.put(one.incident(), one);
    if (told.size() > REMEMBERED) {
      // What goes on would be told anew, as if nobody knew.
      told.values().stream()
          .filter(Told::closed)
          .findFirst()
          .map(Told::incident)
          .ifPresent(told::remove);
    }
  }

  private boolean isFull() {
    return told.size() >= MOST_OPEN;
  }
}
