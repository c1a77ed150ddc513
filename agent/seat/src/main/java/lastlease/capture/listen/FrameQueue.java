package lastlease.capture.listen;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import lastlease.core.Input;
import lastlease.leases.LeaseNews;
import lastlease.wire.Frame;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Hands events from capture threads to the one thread that owns the state. Bounded: what does not
 * fit is dropped and counted, so that capture never waits.
 */
public final class FrameQueue {
  /** Two seconds of the worst flood: whoever takes from it does little with a frame. */
  private static final int CAPACITY = 40_000;

  /** What a capture thread tells: a frame, or that its source ended. */
  public sealed interface Event {
    /** What a source gave; frames get their numbers when they are consumed. */
    record Taken(Input input) implements Event {}

    /**
     * A source came to its end.
     *
     * @param failure one line that says why, or null at the regular end of a stream
     */
    record Ended(String name, @Nullable Saying failure) implements Event {}

    /** Capture goes on after an interruption. */
    record Reopened(String name) implements Event {}

    /** A server's own table of leases was read, or could not be. */
    record Read(LeaseNews news) implements Event {}

    /** Nothing happened, but whoever waits shall look whether something is wanted. */
    record Nudged() implements Event {}
  }

  private final ArrayBlockingQueue<Event> events = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();

  /** Offers a frame; drops it when the queue is full. */
  void offer(Frame frame) {
    if (!events.offer(new Event.Taken(new Input.Captured(frame)))) {
      dropped.incrementAndGet();
    }
  }

  /** Adds what must not get lost; waits for room. */
  public void put(Event event) throws InterruptedException {
    events.put(event);
  }

  /** Wakes whoever waits; where the queue is full nobody waits. */
  public void nudge() {
    events.offer(new Event.Nudged());
  }

  /** Whether nothing is there now. */
  public boolean isEmpty() {
    return events.isEmpty();
  }

  /** The next event, or null after so many milliseconds. */
  public @Nullable Event poll(long millis) throws InterruptedException {
    return events.poll(millis, TimeUnit.MILLISECONDS);
  }

  /** Frames dropped since the last call. */
  public long takeDropped() {
    return dropped.getAndSet(0);
  }
}
