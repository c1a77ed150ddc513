package lastlease.hub.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lastlease.dashboard.http.Exchange;
import lastlease.dashboard.http.Guesses;
import lastlease.dashboard.http.Origin;
import lastlease.words.Saying;

/**
 * Whoever comes with a wrong token: counted, told of once a minute (a line each would bury the
 * rest), and after a few kept waiting for the answer. Nobody with the right one waits for that:
 * seats share an address with the guests of their venue.
 */
final class Strangers {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  /** With the connections that an address may have, 512 guesses a second of 128 bits at most. */
  private static final long WAIT_MILLIS = 1_000;

  private final Consumer<Saying> complain;
  private final Guesses guesses = new Guesses(System::nanoTime);
  private long count;
  private boolean toldOnce;
  private long told;

  Strangers(Consumer<Saying> complain) {
    this.complain = complain;
  }

  /** Answers whoever may not do what they want. */
  void refuse(Exchange exchange, int status, String text) throws IOException {
    came(exchange.address());
    boolean waits = guesses.waitSeconds(exchange.from()) > 0;
    guesses.wrong(exchange.from());
    // This machine may be a proxy, whose guests are not told apart.
    if (waits && !exchange.from().equals(Origin.HERE)) {
      exchange.rests();
      pause();
    }
    Reply.text(exchange, status, text);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void came(String address) {
    count++;
    long now = System.nanoTime();
    if (!toldOnce || now - told > MINUTE_NANOS) {
      complain.accept(Saying.of("hub.strangers").with("count", count).with("address", address));
      toldOnce = true;
      told = now;
      count = 0;
    }
  }
}
