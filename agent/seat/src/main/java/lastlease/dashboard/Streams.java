package lastlease.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import lastlease.reports.render.Language;

/**
 * The renewals of pages as server-sent events. A viewer gets the newest edition when it has taken
 * the one before: nothing queues up for the slow, and one that takes nothing for long is cut off
 * ({@link CutOff}).
 */
final class Streams {
  static final int MOST = 32;
  private static final long BEAT_MILLIS = 10_000;

  /** A page that hears nothing for longer knows that the connection is lost. */
  private static final byte[] BEAT = "event: beat\ndata: \n\n".getBytes(StandardCharsets.US_ASCII);

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
    long seen = 0;
    while (!latest.isClosed()) {
      cutOff.rests();
      Latest.Edition edition = latest.after(seen, BEAT_MILLIS);
      cutOff.writes();
      if (edition == null) {
        out.write(BEAT);
      } else {
        Rendered page = pages.page(edition, language);
        for (byte[] event : page.since(seen)) {
          out.write(event);
        }
        seen = page.version();
      }
      out.flush();
    }
  }

  int open() {
    return MOST - places.availablePermits();
  }
}
