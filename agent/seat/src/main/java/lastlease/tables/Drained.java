package lastlease.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a program prints: read to its end, so that the program never waits for a reader, but only
 * its beginning is kept.
 */
final class Drained {
  /** For the end of what a program has printed that has ended. */
  private static final long A_MOMENT_SECONDS = 1;

  private final int most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  /**
   * @param most bytes that are kept; there is nothing to wait for when there are so many
   */
  Drained(InputStream in, int most) {
    this.most = most;
    Thread reader = new Thread(() -> read(in), "lease-table");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream in) {
    byte[] some = new byte[1 << 14];
    try {
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        keep(some, count);
      }
      done.complete(null);
    } catch (IOException e) {
      done.completeExceptionally(e);
    }
  }

  private synchronized void keep(byte[] some, int count) {
    kept.write(some, 0, Math.min(count, most - kept.size()));
    if (kept.size() == most) {
      done.complete(null);
    }
  }

  /** Complete at the end, or when as much was read as is kept. */
  CompletableFuture<Void> done() {
    return done;
  }

  /**
   * Waits for the end, but not for what a program left running in the background, which has its
   * output as well.
   *
   * @throws ExecutionException if it cannot be read
   */
  void await() throws ExecutionException, InterruptedException {
    try {
      done.get(A_MOMENT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // What was printed until now is all that the program itself had to say.
      return;
    }
  }

  /** What was kept until now. */
  synchronized byte[] bytes() {
    return kept.toByteArray();
  }
}
