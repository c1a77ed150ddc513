package lastlease.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lastlease.dashboard.http.Exchange;
import lastlease.reports.render.LivePage;

/** Answers with the headers that every answer has. */
final class Answer {
  private Answer() {}

  static void text(Exchange exchange, int status, String text) throws IOException {
    bytes(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static void bytes(Exchange exchange, int status, String type, byte[] bytes) throws IOException {
    head(exchange, type);
    exchange.answer(status, bytes);
  }

  static void head(Exchange exchange, String type) throws IOException {
    exchange.set("Content-Type", type);
    PageHeaders.of(List.of(LivePage.style()), List.of(LivePage.script())).forEach(exchange::set);
  }
}
