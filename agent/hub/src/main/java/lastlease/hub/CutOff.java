package lastlease.hub;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off whoever asks and does not take the answer: the server has few threads, and a write that
 * nobody reads would hold one for ever. The first filter, so that it holds for refusals, too. Only
 * the answer is timed: how long a question may take the server itself says, and an interrupt while
 * a journal is kept would close its file.
 */
final class CutOff extends Filter {
  private static final long HANGS_NANOS = 10_000_000_000L;
  private static final ThreadLocal<@Nullable Answering> MINE = new ThreadLocal<>();

  private final Set<Answering> all = ConcurrentHashMap.newKeySet();

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Answering answering = new Answering(Thread.currentThread());
    all.add(answering);
    MINE.set(answering);
    try {
      chain.doFilter(exchange);
    } finally {
      MINE.remove();
      all.remove(answering);
      answering.leave();
    }
  }

  /** This thread's answer is about to be written: from now on it is timed. */
  static void writes() {
    Answering mine = MINE.get();
    if (mine != null) {
      mine.writes();
    }
  }

  /** Ends the answers that hang. */
  void look(long nanoTime) {
    for (Answering answering : all) {
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
    private long since;
    private boolean writing;

    Answering(Thread thread) {
      this.thread = thread;
    }

    synchronized void writes() {
      writing = true;
      since = System.nanoTime();
    }

    /** After this the thread serves others; an interrupt that came late is not for them. */
    synchronized void leave() {
      writing = false;
      Thread.interrupted();
    }

    synchronized void cutOffIfHanging(long nanoTime) {
      if (writing && nanoTime - since > HANGS_NANOS) {
        thread.interrupt();
      }
    }
  }
}
