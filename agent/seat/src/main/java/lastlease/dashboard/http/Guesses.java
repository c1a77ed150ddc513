package lastlease.dashboard.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Wrong tokens, by whom they were brought. After a few, whoever brings another one waits: a second,
 * two, four, up to five minutes, in which none of theirs is looked at.
 */
public final class Guesses {
  /** Somebody may copy a token wrongly, or have an old one in several windows. */
  private static final int FREE = 5;

  private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
  private static final long FORGOTTEN_NANOS = Duration.ofMinutes(30).toNanos();
  private static final int REMEMBERED = 4096;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final int MOST_DOUBLINGS = 20;

  private final LongSupplier nanos;
  private final Map<String, Wrong> all = new LinkedHashMap<>();

  /** How many, and when the last one was. */
  private record Wrong(int count, long at) {}

  public Guesses(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** How many seconds this origin has to wait; 0 when it may try. */
  public synchronized long waitSeconds(String origin) {
    Wrong wrong = all.get(origin);
    if (wrong == null) {
      return 0;
    }
    long left = pause(wrong.count()) - (nanos.getAsLong() - wrong.at());
    return left <= 0 ? 0 : (left + SECOND_NANOS - 1) / SECOND_NANOS;
  }

  private static long pause(int count) {
    return count < FREE
        ? 0
        : Math.min(LONGEST_NANOS, SECOND_NANOS << Math.min(MOST_DOUBLINGS, count - FREE));
  }

  /** A wrong token was brought. */
  public synchronized void wrong(String origin) {
    long now = nanos.getAsLong();
    all.values().removeIf(one -> now - one.at() > FORGOTTEN_NANOS);
    Wrong before = all.remove(origin);
    all.put(origin, new Wrong(before == null ? 1 : before.count() + 1, now));
    if (all.size() > REMEMBERED) {
      all.remove(all.keySet().iterator().next());
    }
  }

  /** The right one was brought. */
  public synchronized void right(String origin) {
    all.remove(origin);
  }
}
