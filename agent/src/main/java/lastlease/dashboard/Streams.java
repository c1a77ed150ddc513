package lastlease.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import lastlease.reports.render.Json;
import lastlease.reports.render.Language;
import lastlease.reports.render.LivePage;

/**
 * The renewals of pages as server-sent events. A viewer gets the newest edition when it has taken
 * the one before: nothing queues up for the slow, and one that takes nothing for long is cut off
 * ({@link CutOff}).
 */
final class Streams {
  static final int MOST = 32;
  private static final long HEARTBEAT_MILLIS = 10_000;

  private final Latest latest;
  private final Pages pages;
  private final CutOff cutOff;
  private final Semaphore places = new Semaphore(MOST);

  Streams(Latest latest, Pages pages, CutOff cutOff) {
    this.latest = latest;
    this.pages = pages;
    this.cutOff = cutOff;
  }

  /** Serves one viewer until it leaves, hangs, or the dashboard closes. */
  void serve(HttpExchange exchange, Language language) throws IOException {
    if (!places.tryAcquire()) {
      Answer.text(exchange, 503, MOST + " pages are open already; close one\n");
      return;
    }
    try {
      Answer.head(exchange, "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      follow(exchange.getResponseBody(), language);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
      exchange.close();
    }
  }

  private void follow(OutputStream out, Language language)
      throws IOException, InterruptedException {
    Map<String, String> sent = new HashMap<>();
    String title = "";
    long seen = 0;
    while (!latest.isClosed()) {
      cutOff.rests();
      Latest.Edition edition = latest.after(seen, HEARTBEAT_MILLIS);
      StringBuilder text = new StringBuilder();
      if (edition == null) {
        text.append(": still here\n\n");
      } else {
        seen = edition.version();
        LivePage page = pages.of(edition, language);
        if (!page.parts().keySet().equals(sent.keySet())) {
          event(text, "page", Map.of("html", page.body()));
        } else {
          for (Map.Entry<String, String> part : page.parts().entrySet()) {
            if (!part.getValue().equals(sent.get(part.getKey()))) {
              event(text, "part", Map.of("id", part.getKey(), "html", part.getValue()));
            }
          }
        }
        if (!page.title().equals(title)) {
          title = page.title();
          event(text, "title", Map.of("title", title));
        }
        sent.clear();
        sent.putAll(page.parts());
      }
      if (!text.isEmpty()) {
        cutOff.writes();
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  private static void event(StringBuilder text, String name, Map<String, String> data)
      throws IOException {
    StringWriter json = new StringWriter();
    Json.write(data, json, false);
    // JSON escapes line breaks, so that the data is one line.
    text.append("event: ").append(name).append("\ndata: ").append(json).append("\n\n");
  }

  int open() {
    return MOST - places.availablePermits();
  }
}
