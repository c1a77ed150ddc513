package lastlease.alert;

import java.time.Instant;
import lastlease.alert.form.Alert;
import lastlease.reports.AlertKind;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.AlertText;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/** Makes the messages of one session; each has an id of its own. */
final class Messages {
  private final String session;
  private final String host;
  private final Phrases phrases;
  private @Nullable String event;

  /**
   * @param session what makes ids of incidents unique over sessions
   * @param event the title of the session's reports, or null
   */
  Messages(String session, @Nullable String event, String host, Phrases phrases) {
    this.session = session;
    this.event = event;
    this.host = host;
    this.phrases = phrases;
  }

  /** The title by the report itself: a session that goes on may have one of before. */
  void event(@Nullable String title) {
    event = title == null ? event : title;
  }

  /**
   * A message on an incident.
   *
   * @param number what tells it from others on the same incident
   * @param before null with the first word
   */
  Alert of(
      AlertKind kind,
      String segment,
      Incident incident,
      Instant now,
      String number,
      IncidentWatch.@Nullable Told before) {
    Instant ended = incident.ended();
    AlertText text =
        AlertText.of(
            kind,
            new AlertText.Place(event, host, segment),
            incident,
            before == null ? null : new AlertText.Before(before.first(), before.verdict()),
            ended == null ? now : ended,
            phrases);
    String id = session + "/" + incident.id();
    return new Alert(
        id + "/" + number,
        id,
        kind,
        incident.verdict(),
        incident.confidence(),
        incident.severity(),
        previous(incident, before),
        before == null || before.closed() ? incident.verdict() : before.first(),
        event,
        host,
        segment,
        now,
        incident.began(),
        ended,
        incident.clients().size(),
        text.title(),
        text.body());
  }

  private static Alert.@Nullable Previous previous(
      Incident incident, IncidentWatch.@Nullable Told before) {
    boolean relabelled =
        before != null
            && !before.closed()
            && (before.verdict() != incident.verdict() || before.severity() != incident.severity());
    return relabelled && before != null
        ? new Alert.Previous(before.verdict(), before.severity())
        : null;
  }

  /** Says nothing but that messages arrive. */
  Alert test(Instant now) {
    AlertText text = AlertText.test(new AlertText.Place(event, host, "test"), phrases);
    return new Alert(
        session + "/" + now.getEpochSecond(),
        session,
        AlertKind.TEST,
        Verdict.UNDETERMINED,
        Confidence.POSSIBLE,
        Severity.INFO,
        null,
        Verdict.UNDETERMINED,
        event,
        host,
        "test",
        now,
        now,
        null,
        0,
        text.title(),
        text.body());
  }
}
