package lastlease.alert.form;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import lastlease.reports.AlertKind;

/**
 * PagerDuty's Events API v2. An incident of ours is one of theirs, by its id; a test is triggered
 * as a note and says itself that it is none.
 */
public final class PagerDutyForm implements Form {
  private static final int SUMMARY = 1024;
  private static final int KEY = 255;

  private final String routingKey;
  private final InstantSource wall;

  /**
   * @param routingKey the integration's key, a secret
   */
  public PagerDutyForm(String routingKey) {
    this(routingKey, InstantSource.system());
  }

  PagerDutyForm(String routingKey, InstantSource wall) {
    this.routingKey = routingKey;
    this.wall = wall;
  }

  @Override
  public Object body(Alert alert) {
    Map<String, Object> details =
        Fields.of("text", alert.body())
            .with("verdict", alert.verdict())
            .with("confidence", alert.confidence())
            .with("first", alert.first())
            .with("event", alert.event())
            .with("began", alert.began())
            .with("until", alert.until())
            .with("clients", alert.clients())
            .with("message", alert.id())
            .map();
    Map<String, Object> payload =
        Fields.of("summary", Cut.to(SUMMARY, alert.title()))
            .with("source", alert.host())
            .with("severity", alert.severity().name().toLowerCase(Locale.ROOT))
            .with("timestamp", alert.made(wall))
            .with("component", alert.segment())
            .with("class", alert.kind() == AlertKind.TEST ? "test" : alert.verdict().name())
            .with("custom_details", details)
            .map();
    return Fields.of("routing_key", routingKey)
        .with("event_action", alert.isOver() ? "resolve" : "trigger")
        .with("dedup_key", Cut.to(KEY, alert.incident()))
        .with("client", "lastlease")
        .with("payload", payload)
        .map();
  }
}
