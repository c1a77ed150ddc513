package lastlease.hub;

import java.util.function.Consumer;

/** Counts who came with a wrong token, and tells once a minute: a line each would bury the rest. */
final class Strangers {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final Consumer<String> complain;
  private long count;
  private long all;
  private boolean toldOnce;
  private long told;

  Strangers(Consumer<String> complain) {
    this.complain = complain;
  }

  synchronized void came(String address) {
    count++;
    all++;
    long now = System.nanoTime();
    if (!toldOnce || now - told > MINUTE_NANOS) {
      complain.accept(
          count
              + (count == 1 ? " request" : " requests")
              + " with a wrong token, the last from "
              + address);
      toldOnce = true;
      told = now;
      count = 0;
    }
  }

  /** So many ever. */
  synchronized long all() {
    return all;
  }
}
