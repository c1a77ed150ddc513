package lastlease.alert;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Keeps for a restart what was told and what waits, before it goes out: who goes on after a crash
 * knows what may be out. With a thread of its own, whoever hands it something never waits for the
 * disk; of what comes while that writes only the newest is kept, as it holds the older.
 *
 * <p>A disk that stands still holds no alert back for longer than {@link #PATIENCE_SECONDS}: heard
 * twice after a crash is better than not at all.
 */
final class Keeper implements AutoCloseable {
  /** The longest that a healthy disk takes, also one that spins up or has much to write. */
  static final int PATIENCE_SECONDS = 10;

  private final AlertFile file;
  private final LongConsumer kept;
  private final BiConsumer<String, Saying> complain;
  private final Pacing pacing;
  private @Nullable Thread thread;
  private @Nullable Job next;
  private long newest;
  private long done;
  private long oldestNanos;
  private boolean complained;
  private boolean closed;

  private record Job(long batch, AlertFile.Kept what) {}

  /**
   * @param kept gets the batch up to which all may go out
   */
  Keeper(AlertFile file, LongConsumer kept, BiConsumer<String, Saying> complain, Pacing pacing) {
    this.file = file;
    this.kept = kept;
    this.complain = complain;
    this.pacing = pacing;
  }

  /** From now on another thread writes. */
  void writeAside() {
    Thread writer = new Thread(this::run, "alerts-keeper");
    writer.setDaemon(true);
    thread = writer;
    writer.start();
  }

  /**
   * Keeps it; by itself where nobody writes aside.
   *
   * @param batch grows from call to call
   * @throws Shelf.Taken where it writes by itself and somebody else tells now
   */
  void keep(long batch, AlertFile.Kept what) {
    if (thread == null) {
      write(new Job(batch, what));
      return;
    }
    synchronized (this) {
      if (newest == done) {
        oldestNanos = pacing.nanos();
      }
      newest = batch;
      next = new Job(batch, what);
      notifyAll();
    }
  }

  /** Whether something is being kept. */
  synchronized boolean isBusy() {
    return newest != done;
  }

  /** Lets out what waits for a disk that stands still; to be called once a second while busy. */
  void lookAtTheDisk() {
    long batch;
    boolean first;
    synchronized (this) {
      long seconds = (pacing.nanos() - oldestNanos) / 1_000_000_000;
      if (newest == done || seconds < PATIENCE_SECONDS) {
        return;
      }
      batch = newest;
      first = !complained;
      complained = true;
    }
    if (first) {
      complain.accept("alerts", Saying.of("channel.keptLate").with("seconds", PATIENCE_SECONDS));
    }
    kept.accept(batch);
  }

  /** Waits until all is kept; false when the time is over before. */
  synchronized boolean awaitKept(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (newest != done) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private void run() {
    try {
      while (true) {
        Job job;
        synchronized (this) {
          while (next == null) {
            if (closed) {
              return;
            }
            wait();
          }
          job = next;
          next = null;
        }
        write(job);
        synchronized (this) {
          done = job.batch();
          // What came meanwhile waits from now on, at the earliest.
          oldestNanos = pacing.nanos();
          complained = false;
          notifyAll();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Job job) {
    try {
      file.save(job.what());
    } catch (IOException e) {
      complain.accept("alerts", Saying.of("channel.notKept").with("why", SaidException.of(e)));
    }
    kept.accept(job.batch());
  }

  /** Takes nothing more; what it is writing goes on for a moment at most. */
  @Override
  public void close() {
    Thread writer = thread;
    if (writer == null) {
      return;
    }
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      // Not interrupted: that would cut off what is being written.
      writer.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
