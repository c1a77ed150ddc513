package lastlease.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import lastlease.dashboard.http.Exchange;
import lastlease.dashboard.http.Places;
import lastlease.reports.render.words.Language;
import lastlease.words.Saying;

/**
 * The renewals of pages as server-sent events. A viewer gets the newest edition when it has taken
 * the one before: nothing queues up for the slow, and one that takes nothing for long is cut off
 * ({@link Exchange#writes}).
 */
final class Streams {
  static final int MOST = 32;

  /** Of one origin: its crew has a few windows open, and all others find a place. */
  static final int EACH = 8;

  private static final String TYPE = "text/event-stream";
  private static final long BEAT_MILLIS = 10_000;

  /** A page that hears nothing for longer knows that the connection is lost. */
  private static final byte[] BEAT = "event: beat\ndata: \n\n".getBytes(StandardCharsets.US_ASCII);

  private final Latest latest;
  private final Pages pages;
  private final Places places = new Places(MOST, EACH);

  Streams(Latest latest, Pages pages) {
    this.latest = latest;
    this.pages = pages;
  }

  /** Serves one viewer until it leaves, hangs, or the dashboard closes. */
  void serve(Exchange exchange, Language language) throws IOException {
    if (exchange.method().equals("HEAD")) {
      Answer.bytes(exchange, 200, TYPE, new byte[0]);
      return;
    }
    if (!places.take(exchange.from())) {
      int most = places.isGreedy(exchange.from()) ? EACH : MOST;
      Tongue.say(exchange, 503, Saying.of("page.many").with("most", most));
      return;
    }
    try {
      Answer.head(exchange, TYPE);
      follow(exchange, language);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.leave(exchange.from());
    }
  }

  private void follow(Exchange exchange, Language language)
      throws IOException, InterruptedException {
    OutputStream out = exchange.stream(200);
    long seen = 0;
    while (!latest.isClosed()) {
      exchange.rests();
      Latest.Edition edition = latest.after(seen, BEAT_MILLIS);
      exchange.writes();
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
    return places.taken();
  }
}
