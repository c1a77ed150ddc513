package lastlease.tables;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lastlease.capture.listen.FrameQueue;
import lastlease.leases.LeaseNews;
import lastlease.leases.LeaseReadings;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.leases.format.LeaseSpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables while a network is watched: each by a thread of its own, so that one that hangs
 * holds up nobody; every 10 s, and a file as soon as it changed.
 */
public final class TableWatch implements Closeable {
  private static final long EVERY_SECONDS = 10;

  /** What changes all the time is read so often at most. */
  private static final long REST_MILLIS = 1_000;

  private final FrameQueue queue;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private TableWatch(FrameQueue queue) {
    this.queue = queue;
  }

  /** Begins to read. */
  public static TableWatch begin(List<LeaseSpec> specs, FrameQueue queue) {
    TableWatch watch = new TableWatch(queue);
    for (LeaseSpec spec : specs) {
      Thread thread = new Thread(() -> watch.run(spec), "leases");
      thread.setDaemon(true);
      watch.threads.add(thread);
      thread.start();
    }
    return watch;
  }

  private void run(LeaseSpec spec) {
    TableReader reader = TableReader.of(spec);
    LeaseReadings readings = new LeaseReadings(spec.text());
    try (WatchService changes = changes(reader)) {
      while (closed.getCount() > 0) {
        for (LeaseNews news : news(reader, readings)) {
          queue.put(new FrameQueue.Event.Read(news));
        }
        await(reader, changes);
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      failed(readings.failed(String.valueOf(e.getMessage())));
    }
  }

  private void failed(LeaseNews news) {
    try {
      queue.put(new FrameQueue.Event.Read(news));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<LeaseNews> news(TableReader reader, LeaseReadings readings)
      throws InterruptedException {
    try {
      return readings.read(reader.read());
    } catch (IOException | Unreadable e) {
      return List.of(readings.failed(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      // A defect of ours; the table is looked at again, and until then it is said to be unknown.
      return List.of(readings.failed(e.toString()));
    }
  }

  /** Tells of changes in the directory of a file; null where there is none to watch. */
  private static @Nullable WatchService changes(TableReader reader) throws IOException {
    if (!(reader instanceof TableFile file)) {
      return null;
    }
    Path directory = file.path().toAbsolutePath().getParent();
    WatchService service = file.path().getFileSystem().newWatchService();
    try {
      if (directory != null) {
        directory.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
    } catch (IOException e) {
      // It is not there yet: then it is looked for every 10 s.
      service.close();
      return null;
    }
    return service;
  }

  /** Until it is to be read again, or closed. */
  private void await(TableReader reader, @Nullable WatchService changes)
      throws IOException, InterruptedException {
    if (changes == null || !(reader instanceof TableFile file)) {
      pause(TimeUnit.SECONDS.toNanos(EVERY_SECONDS));
      return;
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(EVERY_SECONDS);
    pause(TimeUnit.MILLISECONDS.toNanos(REST_MILLIS));
    String name = String.valueOf(file.path().getFileName());
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      WatchKey key = changes.poll(left, TimeUnit.NANOSECONDS);
      if (key == null) {
        return;
      }
      boolean ours = false;
      for (WatchEvent<?> event : key.pollEvents()) {
        ours |= event.context() == null || event.context().toString().startsWith(name);
      }
      if (!key.reset()) {
        pause(end - System.nanoTime());
        return;
      }
      if (ours) {
        return;
      }
    }
  }

  private void pause(long nanos) throws InterruptedException {
    if (closed.await(nanos, TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("closed");
    }
  }

  /** Ends pauses, and reads that hang. */
  @Override
  public void close() {
    closed.countDown();
    threads.forEach(Thread::interrupt);
  }
}
