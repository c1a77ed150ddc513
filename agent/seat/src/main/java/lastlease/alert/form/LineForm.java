package lastlease.alert.form;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * LINE Messaging API, push message. Its retry key is a UUID, and 409 says that a message with the
 * same one was accepted before.
 */
public final class LineForm implements Form {
  private static final int TEXT = 5000;
  private static final int CONFLICT = 409;

  private final String to;

  /**
   * @param to a user's or a group's id
   */
  public LineForm(String to) {
    this.to = to;
  }

  @Override
  public Object body(Alert alert) {
    String text = Cut.to(TEXT, alert.title() + "\n" + alert.body());
    return Fields.of("to", to)
        .with("messages", List.of(Fields.of("type", "text").with("text", text).map()))
        .map();
  }

  @Override
  public Map<String, String> headers(Alert alert) {
    byte[] id = alert.id().getBytes(StandardCharsets.UTF_8);
    return Map.of("X-Line-Retry-Key", UUID.nameUUIDFromBytes(id).toString());
  }

  @Override
  public boolean arrivedBefore(int status) {
    return status == CONFLICT;
  }
}
