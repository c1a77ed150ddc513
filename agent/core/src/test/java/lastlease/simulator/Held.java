package lastlease.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What a station remembers of its lease.
 *
 * @param from who gave it; null if nobody who is here
 * @param address 0 for none
 * @param seconds how long it is valid
 * @param since when it was given, in the clock's time
 */
record Held(@Nullable Server from, int address, double seconds, long since) {
  static final Held NOTHING = new Held(null, 0, 0, 0);

  /** Seconds until it ends. */
  double left(long now) {
    return seconds - (double) (now - since) / Clock.SECOND;
  }

  /** The same, with the address given back. */
  Held without() {
    return new Held(from, 0, seconds, since);
  }
}
