package lastlease.reports.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.AlertKind;
import lastlease.reports.Incident;
import lastlease.reports.Verdict;
import lastlease.reports.render.section.Headline;
import lastlease.reports.render.section.Incidents;
import lastlease.reports.render.words.Localizer;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/**
 * An alert in sentences. It holds no word of any device's own: it goes to chats and screens.
 * Whoever reads it may be elsewhere, and read it days later: it says at which event, by which
 * machine and where on it something was seen, and every time has its date and zone.
 *
 * @param title one line
 * @param body a few lines
 */
public record AlertText(String title, String body) {

  /**
   * Where something was seen.
   *
   * @param event the title of the session's reports, or null
   * @param host the machine that watches
   */
  public record Place(@Nullable String event, String host, String segment) {}

  /**
   * What was told of the same incident before.
   *
   * @param first the verdict that was told first
   * @param last the one that was told last
   */
  public record Before(Verdict first, Verdict last) {}

  /**
   * Writes an alert.
   *
   * @param before null with the first word
   * @param until the incident's end, or now
   */
  public static AlertText of(
      AlertKind kind,
      Place place,
      Incident incident,
      @Nullable Before before,
      Instant until,
      Phrases phrases) {
    Incident told = Localizer.localize(Redaction.apply(incident), phrases);
    List<String> lines = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    values.put("began", phrases.dateTime(incident.began()));
    values.put("until", phrases.dateTime(until));
    values.put("count", (long) incident.clients().size());
    values.put("lastedSeconds", Math.max(0, Duration.between(incident.began(), until).toSeconds()));
    if (kind == AlertKind.RESOLVED) {
      boolean own = Incidents.hitsOwnOnly(incident);
      lines.add(phrases.get(own ? "text.alertOwnLasted" : "text.alertLasted", values));
      if (incident.endedBecause() != null) {
        String because = phrases.get("ended." + incident.endedBecause());
        lines.add(phrases.get("text.alertBecause", Map.of("because", because)));
      }
    } else {
      boolean own = Incidents.hitsOwnOnly(incident);
      lines.add(phrases.get(own ? "text.alertOwnSince" : "text.alertSince", values));
      if (!Incidents.account(incident, phrases).isEmpty()) {
        lines.add(phrases.get("text.alertAccount"));
      }
      if (!incident.rivals().isEmpty()) {
        lines.add(
            phrases.get("text.alertRivals", Map.of("rivals", Incidents.rivals(incident, phrases))));
      }
      Incidents.todo(told).stream()
          .limit(1)
          .forEach(advice -> lines.add(String.valueOf(advice.text())));
    }
    lines.add(place(place, phrases));
    return new AlertText(title(kind, incident, before, phrases), String.join("\n", lines));
  }

  private static String title(
      AlertKind kind, Incident incident, @Nullable Before before, Phrases phrases) {
    Map<String, Object> values = new HashMap<>();
    values.put("headline", Headline.of(incident, phrases));
    values.put("verdict", phrases.get("verdict." + incident.verdict()));
    String sure = phrases.get("confidence." + incident.confidence());
    values.put("sure", sure.toLowerCase(phrases.language().locale()));
    if (before != null) {
      values.put("last", phrases.get("verdict." + before.last()));
      if (before.first() != incident.verdict()) {
        values.put("first", phrases.get("verdict." + before.first()));
      }
    }
    boolean again = kind == AlertKind.OPENED && before != null;
    return phrases.get(again ? "alert.AGAIN" : key(kind, incident), values);
  }

  private static String key(AlertKind kind, Incident incident) {
    if (kind == AlertKind.RESOLVED && incident.endedBecause() == Incident.EndCode.SUPERSEDED) {
      return "alert.SUPERSEDED";
    }
    return kind == AlertKind.RESOLVED && !Incidents.isOver(incident)
        ? "alert.NOBODY_ASKS"
        : "alert." + kind;
  }

  private static String place(Place place, Phrases phrases) {
    Map<String, Object> values = new HashMap<>();
    values.put("segment", Plain.text(place.segment()));
    values.put("host", Plain.text(place.host()));
    String event = place.event();
    if (event != null && !event.isBlank()) {
      values.put("event", Plain.text(event));
    }
    return phrases.get("text.alertPlace", values);
  }

  /** A test message. */
  public static AlertText test(Place place, Phrases phrases) {
    return new AlertText(
        phrases.get("alert." + AlertKind.TEST),
        phrases.get("text.alertTest") + "\n" + place(place, phrases));
  }
}
