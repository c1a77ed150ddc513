package lastlease.hub.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lastlease.dashboard.PageHeaders;
import lastlease.dashboard.Tongue;
import lastlease.dashboard.http.Exchange;
import lastlease.reports.render.EventHtml;
import lastlease.reports.render.LivePage;
import lastlease.words.Saying;

/** Answers, with the headers that every answer has. */
final class Reply {
  /** They are the same for all, and seats ask all day. */
  private static volatile Map<String, String> common = Map.of();

  private Reply() {}

  static void text(Exchange exchange, int status, String text) throws IOException {
    bytes(
        exchange,
        status,
        "text/plain; charset=utf-8",
        (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Answers a person, in their language. */
  static void say(Exchange exchange, int status, Saying saying) throws IOException {
    text(exchange, status, Tongue.inWords(exchange, saying));
  }

  static void bytes(Exchange exchange, int status, String type, byte[] bytes) throws IOException {
    exchange.set("Content-Type", type);
    common().forEach(exchange::set);
    exchange.answer(status, bytes);
  }

  private static Map<String, String> common() throws IOException {
    Map<String, String> known = common;
    if (known.isEmpty()) {
      known =
          PageHeaders.of(List.of(EventHtml.style(), LivePage.style()), List.of(EventHtml.script()));
      common = known;
    }
    return known;
  }
}
