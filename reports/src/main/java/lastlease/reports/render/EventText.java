package lastlease.reports.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lastlease.reports.Confidence;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Cross;
import lastlease.reports.EventReport.Joined;
import lastlease.reports.EventReport.Presence;
import lastlease.reports.EventReport.Room;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/** The sentences of an event's picture. Names of rooms are what somebody typed: shown harmless. */
final class EventText {
  private final EventReport report;
  private final Phrases phrases;

  EventText(EventReport report, Phrases phrases) {
    this.report = report;
    this.phrases = phrases;
  }

  /** The state of all rooms in a sentence. */
  String headline() {
    return verdict(report.verdict(), report.confidence(), room -> true);
  }

  /** A verdict as it stands in some rooms, where a forecast is told as one. */
  private String verdict(
      Verdict verdict, @Nullable Confidence confidence, Predicate<String> rooms) {
    Instant fullAt = verdict == Verdict.POOL_NEARLY_FULL ? fullAt(rooms) : null;
    return fullAt == null
        ? verdict(verdict, confidence)
        : phrases.get("headline.filling", Map.of("fullAt", fullAt));
  }

  /** When a pool of these rooms will be full; null where one is nearly so already. */
  private @Nullable Instant fullAt(Predicate<String> rooms) {
    List<Joined> open =
        report.incidents().stream()
            .filter(one -> one.open() && one.verdict() == Verdict.POOL_NEARLY_FULL)
            .filter(one -> one.severity() != Severity.INFO)
            .filter(one -> one.rooms().stream().anyMatch(rooms))
            .toList();
    List<Instant> times =
        open.stream().map(Joined::fullAt).filter(Objects::nonNull).sorted().toList();
    return times.isEmpty() || times.size() < open.size() ? null : times.get(0);
  }

  private String verdict(Verdict verdict, @Nullable Confidence confidence) {
    if (verdict == Verdict.UNDETERMINED) {
      return phrases.get("event.undetermined");
    }
    return phrases.get("headline." + verdict + (confidence == null ? "" : "." + confidence));
  }

  /** How many rooms stand how. */
  String sub() {
    long bad = report.rooms().stream().filter(EventText::isBad).count();
    long unknown = report.rooms().stream().filter(EventText::isUnheard).count();
    return phrases.get(
        "event.sub", Map.of("rooms", report.rooms().size(), "bad", bad, "unknown", unknown));
  }

  static boolean isBad(Room room) {
    return room.severity() != null && room.severity() != Severity.INFO;
  }

  static boolean isUnheard(Room room) {
    return room.presence() == Presence.SILENT || room.presence() == Presence.ENDED;
  }

  /** How a room is. */
  String state(Room room) {
    if (isUnheard(room)) {
      return phrases.get("presence." + room.presence());
    }
    return room.verdict() == Verdict.UNDETERMINED
        ? phrases.get("headline." + Verdict.UNDETERMINED)
        : verdict(room.verdict(), room.confidence(), room.id()::equals);
  }

  /** What limits that, and what was before. */
  String note(Room room) {
    List<String> notes = new ArrayList<>();
    if (isUnheard(room)) {
      notes.add(
          phrases.get(
              "event.before", Map.of("verdict", phrases.get("verdict." + room.lastVerdict()))));
    } else {
      if (room.presence() == Presence.CATCHING_UP) {
        notes.add(phrases.get("presence." + Presence.CATCHING_UP));
      }
      notes.add(phrases.get("level." + room.vantage()));
    }
    Long offset = room.clockOffsetMillis();
    if (offset != null && Math.abs(offset) >= 1000) {
      notes.add(
          phrases.get(
              offset > 0 ? "event.clockAhead" : "event.clockBehind",
              Map.of("lastedSeconds", Math.abs(offset) / 1000)));
    }
    if (room.lostFrames() > 0) {
      notes.add(phrases.get("event.lost", Map.of("count", room.lostFrames())));
    }
    return String.join(phrases.get("text.dot"), notes);
  }

  /** Until when its seat tells of it. */
  String asOf(Room room) {
    Instant asOf = room.asOf();
    return asOf == null ? phrases.get("event.nothingYet") : phrases.time(asOf);
  }

  /** How a room is, in the few words that are read from afar. */
  String brief(Room room) {
    Confidence confidence = room.confidence();
    if (isUnheard(room) || confidence == null) {
      return state(room);
    }
    return phrases.get(
        "event.brief",
        Map.of(
            "confidence",
            phrases.get("confidence." + confidence),
            "verdict",
            phrases.get("verdict." + room.verdict())));
  }

  /** Rooms for which there is no place; empty where all have theirs. */
  String more(int rooms) {
    return rooms == 0 ? "" : phrases.get("event.more", Map.of("rooms", rooms));
  }

  /**
   * Devices without an address, of how many; empty where nobody knows.
   *
   * @param brief in the few words that are read from afar
   */
  String people(Room room, boolean brief) {
    if (isUnheard(room) || room.vantage() == Segment.Level.NOTHING) {
      return "";
    }
    return phrases.get(
        brief ? "event.peopleBrief" : "event.people",
        Map.of("unserved", room.unserved(), "clients", room.clients()));
  }

  /** The headline of an incident. */
  String headline(Joined incident) {
    Instant fullAt = incident.fullAt();
    if (fullAt != null) {
      return phrases.get(
          incident.open() ? "headline.filling" : "was.filling", Map.of("fullAt", fullAt));
    }
    return incident.open()
        ? verdict(incident.verdict(), incident.confidence())
        : phrases.get("was." + incident.verdict() + "." + incident.confidence());
  }

  /** Rooms by name. */
  String rooms(List<String> rooms) {
    return rooms.stream().map(Plain::text).collect(Collectors.joining(phrases.get("text.comma")));
  }

  /** Since when, how long, about which server and pool, and how many devices. */
  String period(Joined incident) {
    Instant until = incident.ended() == null ? report.generatedAt() : incident.ended();
    Map<String, Object> values = new HashMap<>();
    values.put("beganAt", incident.began());
    values.put("lastedSeconds", Math.max(0, Duration.between(incident.began(), until).toSeconds()));
    values.put("count", incident.clients());
    values.put("server", incident.server());
    values.put("subnet", incident.subnet());
    return phrases.get(incident.open() ? "event.since" : "event.lasted", values);
  }

  /** Rivals, and what other seats saw. */
  List<String> lines(Joined incident) {
    List<String> lines = new ArrayList<>();
    if (!incident.rivals().isEmpty()) {
      String rivals =
          incident.rivals().stream()
              .map(rival -> phrases.get("verdict." + rival))
              .collect(Collectors.joining(phrases.get("text.comma")));
      lines.add(phrases.get("text.alertRivals", Map.of("rivals", rivals)));
    }
    incident.cross().forEach(cross -> lines.add(sentence(cross)));
    return lines;
  }

  /** A piece of evidence of another seat in a sentence. */
  String sentence(Cross cross) {
    Map<String, Object> values = new HashMap<>();
    values.put("room", Plain.text(cross.room()));
    values.put("server", cross.server());
    values.put("subnet", cross.subnet());
    values.put("lastAt", cross.lastAt());
    values.put("count", cross.count());
    values.put(
        "frames",
        cross.frames().isEmpty()
            ? null
            : cross.frames().stream()
                .map(frame -> "#" + frame.number())
                .collect(Collectors.joining(phrases.get("text.comma"))));
    return phrases.get("cross." + cross.code(), values);
  }

  /** A pool in a line. */
  String pool(EventReport.Pool pool) {
    Map<String, Object> values = new HashMap<>();
    values.put("subnet", pool.subnet());
    values.put("server", pool.server());
    values.put("inUse", pool.inUseAtLeast());
    values.put("capacity", pool.capacity());
    values.put("rooms", rooms(pool.rooms()));
    return phrases.get("event.pool", values);
  }

  /** When a server was alive last. */
  String alive(EventReport.Server server) {
    Instant alive = server.lastAlive();
    return alive == null
        ? phrases.get("event.neverAlive")
        : phrases.get("event.aliveAt", Map.of("lastAt", alive));
  }

  /** How many devices there are, each once. */
  List<String> devices() {
    EventReport.Devices devices = report.devices();
    List<String> lines = new ArrayList<>();
    lines.add(
        phrases.get(
            "event.devices",
            Map.of("count", devices.distinct(), "several", devices.inSeveralRooms())));
    if (devices.omitted() > 0) {
      lines.add(phrases.get("event.omitted", Map.of("count", devices.omitted())));
    }
    return lines;
  }
}
