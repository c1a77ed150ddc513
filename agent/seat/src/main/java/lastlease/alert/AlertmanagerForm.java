package lastlease.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lastlease.reports.AlertKind;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;

/**
 * Alerts for Prometheus' Alertmanager (API v2). It knows an alert by its labels, so these are few
 * and stable; when one changes, the old alert is resolved first. It forgets what is not sent again:
 * each one says how long it is good for.
 */
final class AlertmanagerForm implements Function<Alert, Object> {
  /** Reminders come every minute; two may get lost. */
  private static final Duration GOOD_FOR = Duration.ofMinutes(3);

  private final String instance;

  AlertmanagerForm(String instance) {
    this.instance = instance;
  }

  @Override
  public Object apply(Alert alert) {
    List<Object> alerts = new ArrayList<>();
    Alert.Previous previous = alert.previous();
    if (previous != null) {
      alerts.add(one(alert, previous.verdict(), previous.severity(), alert.at()));
    }
    boolean over = alert.kind() == AlertKind.RESOLVED || alert.kind() == AlertKind.TEST;
    Instant end = over ? alert.at() : alert.at().plus(GOOD_FOR);
    alerts.add(one(alert, alert.verdict(), alert.severity(), end));
    return alerts;
  }

  private Object one(Alert alert, Verdict verdict, Severity severity, Instant end) {
    Map<String, Object> labels = new LinkedHashMap<>();
    labels.put("alertname", "lastlease");
    labels.put("verdict", verdict);
    labels.put("severity", severity.name().toLowerCase(java.util.Locale.ROOT));
    labels.put("segment", alert.segment());
    labels.put("instance", instance);
    Map<String, Object> annotations = new LinkedHashMap<>();
    annotations.put("summary", alert.title());
    annotations.put("description", alert.body());
    annotations.put("confidence", alert.confidence().name());
    annotations.put("clients", Integer.toString(alert.clients()));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("labels", labels);
    all.put("annotations", annotations);
    all.put("startsAt", alert.began().isAfter(end) ? end : alert.began());
    all.put("endsAt", end);
    return all;
  }
}
