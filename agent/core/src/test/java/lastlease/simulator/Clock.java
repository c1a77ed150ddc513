package lastlease.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time of a simulated venue: what is to happen, in order. */
public final class Clock {
  public static final long SECOND = 1_000_000;
  public static final long START = 1_795_000_000L * SECOND;

  private record Event(long at, long order, Runnable what) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private long now = START;
  private long count;

  public long now() {
    return now;
  }

  /** Lets something happen after so many seconds. */
  public void after(double seconds, Runnable what) {
    events.add(new Event(now + Math.max(0, (long) (seconds * SECOND)), count++, what));
  }

  /** Runs for so many seconds. */
  public void run(double seconds) {
    long end = now + (long) (seconds * SECOND);
    while (!events.isEmpty() && events.peek().at() <= end) {
      Event next = events.remove();
      now = Math.max(now, next.at());
      next.what().run();
    }
    now = end;
  }
}
