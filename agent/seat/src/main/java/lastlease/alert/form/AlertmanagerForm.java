package lastlease.alert.form;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lastlease.reports.AlertKind;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;

/**
 * Alerts for Prometheus' Alertmanager (API v2). It knows an alert by its labels, so these are the
 * incident's own and stable; when verdict or severity change, the old alert is resolved first.
 * Rooms may join an incident: where it is, is no label. It forgets what is not sent again: each one
 * says how long it is good for.
 */
public final class AlertmanagerForm implements Form {
  /** Reminders come every minute; two may get lost. */
  private static final Duration GOOD_FOR = Duration.ofMinutes(3);

  @Override
  public boolean needsReminders() {
    return true;
  }

  @Override
  public Object body(Alert alert) {
    List<Object> alerts = new ArrayList<>();
    Alert.Previous previous = alert.previous();
    if (previous != null) {
      alerts.add(one(alert, previous.verdict(), previous.severity(), alert.at()));
    }
    boolean over = alert.isOver() || alert.kind() == AlertKind.TEST;
    Instant end = over ? alert.at() : alert.at().plus(GOOD_FOR);
    alerts.add(one(alert, alert.verdict(), alert.severity(), end));
    return alerts;
  }

  private static Map<String, Object> one(
      Alert alert, Verdict verdict, Severity severity, Instant end) {
    Map<String, Object> labels =
        Fields.of("alertname", "lastlease")
            .with("verdict", verdict)
            .with("severity", severity.name().toLowerCase(Locale.ROOT))
            .with("incident", alert.incident())
            .with("event", alert.event())
            .with("instance", alert.host())
            .map();
    Map<String, Object> annotations =
        Fields.of("summary", alert.title())
            .with("description", alert.body())
            .with("confidence", alert.confidence().name())
            .with("segment", alert.segment())
            .with("clients", Integer.toString(alert.clients()))
            .map();
    return Fields.of("labels", labels)
        .with("annotations", annotations)
        .with("startsAt", alert.began().isAfter(end) ? end : alert.began())
        .with("endsAt", end)
        .map();
  }
}
