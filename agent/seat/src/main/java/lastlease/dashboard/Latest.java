package lastlease.dashboard;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lastlease.reports.PoolReport;
import org.jspecify.annotations.Nullable;

/** The newest report and health, and a bell for those who wait for the next one. */
final class Latest {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition newer = lock.newCondition();
  private long version;
  private @Nullable PoolReport report;
  private @Nullable String blindness = "capture has not begun";
  private boolean closed;

  /** A report, and which one it is. */
  record Edition(long version, PoolReport report) {}

  void put(PoolReport next, @Nullable String why) {
    lock.lock();
    try {
      version++;
      report = next;
      blindness = why;
      newer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The newest edition, or null before the first. */
  @Nullable Edition get() {
    lock.lock();
    try {
      return report == null ? null : new Edition(version, report);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for an edition after this one; null when none came in time, or none will. */
  @Nullable Edition after(long seen, long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!closed && version <= seen && left > 0) {
        left = newer.awaitNanos(left);
      }
      return closed || version <= seen ? null : get();
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
