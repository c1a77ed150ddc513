package lastlease.dashboard;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lastlease.reports.PoolReport;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * The newest report and health, and a bell for those who wait for the next one. Where reports are
 * made on demand, whoever reads asks for one, if the newest is older than a second.
 */
final class Latest {
  private static final long FRESH_NANOS = 1_000_000_000L;

  /** So long a reader waits for a fresh report before it takes the one that there is. */
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition newer = lock.newCondition();
  private long version;
  private long put;
  private @Nullable PoolReport report;
  private @Nullable Instant lastFrame;
  private @Nullable String blindness = Words.ENGLISH.get("page.notBegun");
  private @Nullable Runnable ask;
  private boolean asked;
  private boolean closed;

  /** A report, and which one it is. */
  record Edition(long version, PoolReport report, @Nullable Instant lastFrame) {}

  /**
   * Reports are made on demand from now on, or not any more.
   *
   * @param how asks for one, without waiting for it; null where the newest is the last
   */
  void onAsk(@Nullable Runnable how) {
    lock.lock();
    try {
      ask = how;
      asked = false;
    } finally {
      lock.unlock();
    }
  }

  void put(PoolReport next) {
    put(next, null);
  }

  /**
   * A newer report.
   *
   * @param frame when the last frame came, as far as it is known
   */
  void put(PoolReport next, @Nullable Instant frame) {
    lock.lock();
    try {
      version++;
      report = next;
      lastFrame = frame;
      put = System.nanoTime();
      asked = false;
      newer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void blind(@Nullable String why) {
    lock.lock();
    try {
      blindness = why;
    } finally {
      lock.unlock();
    }
  }

  /** The edition to show, or null before the first. */
  @Nullable Edition get() {
    lock.lock();
    try {
      long left = PATIENCE_NANOS;
      while (!closed && ask != null && age() >= FRESH_NANOS && left > 0) {
        ask();
        // Whoever was asked may have answered at once.
        left = asked ? newer.awaitNanos(left) : left;
      }
      return edition();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return edition();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Edition edition() {
    return report == null ? null : new Edition(version, report, lastFrame);
  }

  private long age() {
    return report == null ? Long.MAX_VALUE : System.nanoTime() - put;
  }

  private void ask() {
    if (ask != null && !asked) {
      asked = true;
      ask.run();
    }
  }

  /** Waits for an edition after this one; null when none came in time, or none will. */
  @Nullable Edition after(long seen, long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!closed && version <= seen && left > 0) {
        long fresh = ask == null || asked ? left : FRESH_NANOS - age();
        if (fresh <= 0) {
          ask();
          if (!asked) {
            continue;
          }
          fresh = left;
        }
        long pause = Math.min(left, fresh);
        left -= pause - newer.awaitNanos(pause);
      }
      return closed || version <= seen ? null : edition();
    } finally {
      lock.unlock();
    }
  }

  /** Why nothing is seen now, or null while capturing. */
  @Nullable String blindness() {
    lock.lock();
    try {
      return blindness;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      newer.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
