package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CutOffTest {
  private static final long LATER_NANOS = 11_000_000_000L;

  private final CutOff cutOff = new CutOff();

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }

  /** Has a real exchange answered under the filter. */
  private void answer(Filter.Chain chain) throws Exception {
    AtomicReference<Throwable> failed = new AtomicReference<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        (HttpExchange exchange) -> {
          try {
            cutOff.doFilter(exchange, chain);
            assertFalse(isInterrupted(), "what comes late is not for the next");
          } catch (Throwable e) {
            failed.set(e);
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      HttpResponse<Void> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
      assertEquals(204, response.statusCode());
    } finally {
      server.stop(0);
    }
    if (failed.get() != null) {
      throw new AssertionError(failed.get());
    }
  }

  @Test
  void whoSendsSlowlyAndWhatIsKeptSlowlyIsNotInterrupted() throws Exception {
    answer(
        new Filter.Chain(
            List.of(),
            exchange -> {
              cutOff.look(System.nanoTime() + LATER_NANOS);
              assertFalse(isInterrupted());
            }));
  }

  @Test
  void whoDoesNotTakeTheAnswerIsCutOff() throws Exception {
    answer(
        new Filter.Chain(
            List.of(),
            exchange -> {
              CutOff.writes();
              cutOff.look(System.nanoTime());
              assertFalse(isInterrupted());
              cutOff.look(System.nanoTime() + LATER_NANOS);
              assertTrue(isInterrupted());
            }));
  }
}
