package lastlease.hub;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts off whoever asks and does not take the answer: the server has few threads, and a write that
 * nobody reads would hold one for ever. The first filter, so that it holds for refusals, too.
 */
final class CutOff extends Filter {
  private static final long HANGS_NANOS = 10_000_000_000L;

  private final Map<Thread, Answering> all = new ConcurrentHashMap<>();

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Answering answering = new Answering(Thread.currentThread());
    all.put(Thread.currentThread(), answering);
    try {
      chain.doFilter(exchange);
    } finally {
      all.remove(Thread.currentThread());
      answering.leave();
    }
  }

  /** This thread's answer has nothing to write for now. */
  void rests() {
    mine().rests();
  }

  /** This thread's answer is about to be written. */
  void writes() {
    mine().writes();
  }

  private Answering mine() {
    return Objects.requireNonNull(all.get(Thread.currentThread()));
  }

  /** Ends the answers that hang. */
  void look(long nanoTime) {
    for (Answering answering : all.values()) {
      answering.cutOffIfHanging(nanoTime);
    }
  }

  @Override
  public String description() {
    return "answers that nobody takes";
  }

  /** Interrupting a blocked write closes its channel; nothing else ends it. */
  private static final class Answering {
    private final Thread thread;
    private long since = System.nanoTime();
    private boolean resting;
    private boolean left;

    Answering(Thread thread) {
      this.thread = thread;
    }

    synchronized void writes() {
      resting = false;
      since = System.nanoTime();
    }

    synchronized void rests() {
      resting = true;
    }

    /** After this the thread serves others; an interrupt that came late is not for them. */
    synchronized void leave() {
      left = true;
      Thread.interrupted();
    }

    synchronized void cutOffIfHanging(long nanoTime) {
      if (!left && !resting && nanoTime - since > HANGS_NANOS) {
        thread.interrupt();
      }
    }
  }
}
