package lastlease.alert;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lastlease.alert.form.Alert;
import lastlease.alert.form.AlertJson;
import lastlease.reports.AlertKind;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * What a session keeps of its alerts, one JSON object a line: what was told of which incident, and
 * what still waits for which channel. Holds no address of any channel.
 */
final class AlertFile {
  private final Shelf shelf;

  AlertFile(Shelf shelf) {
    this.shelf = shelf;
  }

  /** What was kept. */
  record Kept(List<IncidentWatch.Told> told, Map<String, List<Alert>> waiting) {}

  /** Keeps it in the place of what was kept before. */
  void save(Kept kept) throws IOException {
    StringBuilder text = new StringBuilder();
    for (IncidentWatch.Told told : kept.told()) {
      text.append(AlertJson.write(Map.of("told", told))).append('\n');
    }
    kept.waiting()
        .forEach(
            (channel, alerts) -> {
              for (Alert alert : alerts) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("channel", channel);
                line.put("alert", alert);
                text.append(AlertJson.write(line)).append('\n');
              }
            });
    shelf.save(text.toString());
  }

  /**
   * Reads what was kept; nothing where nothing was. A damaged line costs no other: whoever watches
   * goes on.
   *
   * @param complain told how many were damaged, if any
   */
  Kept load(Consumer<Saying> complain) throws IOException {
    int damaged = 0;
    List<IncidentWatch.Told> told = new ArrayList<>();
    Map<String, List<Alert>> waiting = new LinkedHashMap<>();
    for (String line : shelf.load().lines().toList()) {
      try {
        Map<String, String> fields = AlertJson.flat(line);
        String channel = fields.get("channel");
        if (channel == null) {
          told.add(told(fields));
        } else {
          waiting.computeIfAbsent(channel, key -> new ArrayList<>()).add(alert(fields));
        }
      } catch (IOException | IllegalArgumentException | DateTimeException e) {
        damaged++;
      }
    }
    if (damaged > 0) {
      complain.accept(
          Saying.of("channel.damaged").with("file", shelf.toString()).with("count", damaged));
    }
    return new Kept(told, waiting);
  }

  private static IncidentWatch.Told told(Map<String, String> fields) {
    return new IncidentWatch.Told(
        field(fields, "told.incident"),
        Integer.parseInt(fields.getOrDefault("told.messages", "1")),
        Verdict.valueOf(fields.getOrDefault("told.first", field(fields, "told.verdict"))),
        Verdict.valueOf(field(fields, "told.verdict")),
        Confidence.valueOf(field(fields, "told.confidence")),
        Severity.valueOf(field(fields, "told.severity")),
        field(fields, "told.segment"),
        Instant.parse(field(fields, "told.began")),
        Integer.parseInt(field(fields, "told.clients")),
        Instant.parse(field(fields, "told.at")),
        Boolean.parseBoolean(field(fields, "told.closed")),
        Integer.parseInt(fields.getOrDefault("told.again", "0")));
  }

  private static Alert alert(Map<String, String> fields) {
    String previous = fields.get("alert.previous.verdict");
    return new Alert(
        field(fields, "alert.id"),
        field(fields, "alert.incident"),
        AlertKind.valueOf(field(fields, "alert.kind")),
        Verdict.valueOf(field(fields, "alert.verdict")),
        Confidence.valueOf(field(fields, "alert.confidence")),
        Severity.valueOf(field(fields, "alert.severity")),
        previous == null
            ? null
            : new Alert.Previous(
                Verdict.valueOf(previous),
                Severity.valueOf(field(fields, "alert.previous.severity"))),
        Verdict.valueOf(fields.getOrDefault("alert.first", field(fields, "alert.verdict"))),
        fields.get("alert.event"),
        fields.getOrDefault("alert.host", ""),
        field(fields, "alert.segment"),
        Instant.parse(field(fields, "alert.at")),
        Instant.parse(field(fields, "alert.began")),
        instant(fields.get("alert.until")),
        Integer.parseInt(field(fields, "alert.clients")),
        field(fields, "alert.title"),
        field(fields, "alert.body"));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }
}
