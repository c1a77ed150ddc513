package lastlease.alert.form;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Matrix' client-server API: a message to a room. The transaction id is the alert's own, so that a
 * message that is sent again is one message.
 */
public final class MatrixForm implements Form {
  private final String room;

  /**
   * @param room its id, {@code !room:server}
   */
  public MatrixForm(String room) {
    this.room = room;
  }

  @Override
  public String method() {
    return "PUT";
  }

  @Override
  public URI address(URI base, Alert alert) {
    return base.resolve(
        "/_matrix/client/v3/rooms/"
            + segment(room)
            + "/send/m.room.message/"
            + segment(alert.id()));
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public Object body(Alert alert) {
    String html =
        "<strong>"
            + Cut.html(alert.title())
            + "</strong><br/>"
            + Cut.html(alert.body()).replace("\n", "<br/>");
    return Fields.of("msgtype", alert.isCritical() ? "m.text" : "m.notice")
        .with("body", alert.title() + "\n" + alert.body())
        .with("format", "org.matrix.custom.html")
        .with("formatted_body", html)
        .map();
  }
}
