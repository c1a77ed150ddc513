package lastlease.reports.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.reports.AlertKind;
import lastlease.reports.Incident;

/**
 * An alert in sentences. It holds no word of any device's own: it goes to chats and screens.
 *
 * @param title one line
 * @param body a few lines
 */
public record AlertText(String title, String body) {

  /**
   * Writes an alert.
   *
   * @param segment where the incident is
   * @param until its end, or now
   */
  public static AlertText of(
      AlertKind kind, String segment, Incident incident, Instant until, Phrases plain) {
    Phrases phrases = plain.over(incident.began(), until);
    Incident told = Localizer.localize(Redaction.apply(incident), phrases);
    String headline = Headline.of(incident, phrases);
    String verdict = phrases.get("verdict." + incident.verdict());
    boolean unknown = kind == AlertKind.RESOLVED && !Incidents.isOver(incident);
    String title =
        phrases.get(
            unknown ? "alert.NOBODY_ASKS" : "alert." + kind,
            Map.of("headline", headline, "verdict", verdict));
    List<String> lines = new ArrayList<>();
    Map<String, Object> values =
        Map.of(
            "began",
            incident.began(),
            "count",
            (long) incident.clients().size(),
            "lastedSeconds",
            Math.max(0, Duration.between(incident.began(), until).toSeconds()),
            "segment",
            Plain.text(segment));
    if (kind == AlertKind.RESOLVED) {
      lines.add(phrases.get("text.alertLasted", values));
    } else {
      lines.add(phrases.get("text.alertSince", values));
      if (!incident.rivals().isEmpty()) {
        lines.add(
            phrases.get("text.alertRivals", Map.of("rivals", Incidents.rivals(incident, phrases))));
      }
      Incidents.todo(told).stream()
          .limit(1)
          .forEach(advice -> lines.add(String.valueOf(advice.text())));
    }
    lines.add(phrases.get("text.alertSegment", values));
    return new AlertText(title, String.join("\n", lines));
  }

  /** A test message. */
  public static AlertText test(Phrases phrases) {
    return new AlertText(phrases.get("alert." + AlertKind.TEST), phrases.get("text.alertTest"));
  }
}
