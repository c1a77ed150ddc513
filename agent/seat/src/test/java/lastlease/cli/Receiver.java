package lastlease.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A webhook's receiver on the loopback. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final LinkedBlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private volatile int answer = 200;
  private volatile String retryAfter = "";

  /** What was received. */
  public record Got(String method, String path, String key, String authorization, String body) {}

  /** On a free port, or on one that was free before. */
  public Receiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          // Before the test hears of the request, and says what the next one is answered.
          int status = answer;
          String retry = retryAfter;
          got.add(
              new Got(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getRawPath(),
                  String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                  String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                  body));
          if (!retry.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retry);
          }
          if (status == 302) {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/other");
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String address() {
    return "http://127.0.0.1:" + port() + "/hook/secret-part";
  }

  public void answer(int status) {
    answer = status;
  }

  public void answer(int status, String retry) {
    retryAfter = retry;
    answer = status;
  }

  /** The next request; fails when none comes. */
  public Got next() throws InterruptedException {
    Got next = got.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no request came");
    }
    return next;
  }

  /** The next request, if one comes within so long. */
  public Optional<Got> within(long millis) throws InterruptedException {
    return Optional.ofNullable(got.poll(millis, TimeUnit.MILLISECONDS));
  }

  /** Whether nothing comes for so long. */
  public boolean isQuiet(long millis) throws InterruptedException {
    return got.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  /** All that comes until nothing comes for so long. */
  public List<Got> rest(long quietMillis) throws InterruptedException {
    List<Got> all = new ArrayList<>();
    for (Got next = got.poll(quietMillis, TimeUnit.MILLISECONDS);
        next != null;
        next = got.poll(quietMillis, TimeUnit.MILLISECONDS)) {
      all.add(next);
    }
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
