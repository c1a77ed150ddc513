package lastlease.alert.form;

import java.util.List;

/** ntfy's JSON form. */
public final class NtfyForm implements Form {
  private final String topic;

  public NtfyForm(String topic) {
    this.topic = topic;
  }

  @Override
  public Object body(Alert alert) {
    return Fields.of("topic", topic)
        .with("title", alert.title())
        .with("message", alert.body())
        .with("priority", alert.isCritical() ? 5 : 3)
        .with("tags", List.of(alert.isOver() ? "white_check_mark" : "warning"))
        .map();
  }
}
