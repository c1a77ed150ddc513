package lastlease.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lastlease.dashboard.PageHeaders;
import lastlease.reports.render.EventHtml;
import lastlease.reports.render.LivePage;

/** Answers, with the headers that every answer has. */
final class Reply {
  private Reply() {}

  static void text(HttpExchange exchange, int status, String text) throws IOException {
    bytes(
        exchange,
        status,
        "text/plain; charset=utf-8",
        (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static void bytes(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    PageHeaders.of(List.of(EventHtml.style(), LivePage.style()), List.of(EventHtml.script()))
        .forEach(headers::set);
    if (status >= 400 && status != 409) {
      headers.set("Connection", "close");
    }
    boolean empty = exchange.getRequestMethod().equals("HEAD");
    CutOff.writes();
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
    exchange.close();
  }
}
