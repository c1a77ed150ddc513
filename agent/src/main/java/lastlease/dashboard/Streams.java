package lastlease.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import lastlease.reports.render.Json;
import lastlease.reports.render.Language;
import lastlease.reports.render.LivePage;

/**
 * The renewals of pages as server-sent events. A viewer gets the newest edition when it has taken
 * the one before: nothing queues up for the slow, and one that takes nothing for long is cut off.
 */
final class Streams {
  static final int MOST = 32;
  private static final long HEARTBEAT_MILLIS = 10_000;
  private static final long HANGS_NANOS = 10_000_000_000L;

  private final Latest latest;
  private final Pages pages;
  private final Semaphore places = new Semaphore(MOST);
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();

  Streams(Latest latest, Pages pages) {
    this.latest = latest;
    this.pages = pages;
  }

  /** Serves one viewer until it leaves, hangs, or the dashboard closes. */
  void serve(HttpExchange exchange, Language language) throws IOException {
    if (!places.tryAcquire()) {
      Answer.text(exchange, 503, MOST + " pages are open already; close one\n");
      return;
    }
    Viewer viewer = new Viewer(Thread.currentThread());
    viewers.add(viewer);
    try {
      Answer.head(exchange, "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      follow(viewer, exchange.getResponseBody(), language);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      viewers.remove(viewer);
      viewer.leave();
      places.release();
      exchange.close();
    }
  }

  private void follow(Viewer viewer, OutputStream out, Language language)
      throws IOException, InterruptedException {
    Map<String, String> sent = new HashMap<>();
    String title = "";
    long seen = 0;
    while (!latest.isClosed()) {
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
        viewer.writes();
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        viewer.wrote();
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

  /** Cuts off viewers that do not take what they are sent. */
  void cutOffHanging(long nanoTime) {
    for (Viewer viewer : viewers) {
      viewer.cutOffIfHanging(nanoTime);
    }
  }

  int open() {
    return MOST - places.availablePermits();
  }

  /** Interrupting a blocked write closes its channel; nothing else ends it. */
  private static final class Viewer {
    private final Thread thread;
    private long writingSince;
    private boolean writing;
    private boolean left;

    Viewer(Thread thread) {
      this.thread = thread;
    }

    synchronized void writes() {
      writing = true;
      writingSince = System.nanoTime();
    }

    synchronized void wrote() {
      writing = false;
    }

    /** After this the thread serves others; an interrupt that came late is not for them. */
    synchronized void leave() {
      left = true;
      Thread.interrupted();
    }

    synchronized void cutOffIfHanging(long nanoTime) {
      if (!left && writing && nanoTime - writingSince > HANGS_NANOS) {
        thread.interrupt();
      }
    }
  }
}
