package lastlease.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/** A command of the user's that prints a table: {@code ssh router cat /tmp/dhcp.leases}. */
final class TableProgram {
  private static final long PATIENCE_SECONDS = 8;

  /** More is no table. */
  private static final int LARGEST = 64 << 20;

  private static final int MESSAGE = 500;

  private final String command;

  TableProgram(String command) {
    this.command = command;
  }

  /**
   * Runs it.
   *
   * @throws IOException if it takes too long or fails, with what it says itself
   */
  String output() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("/bin/sh", "-c", command).start();
    try {
      process.getOutputStream().close();
      CompletableFuture<byte[]> out = read(process.getInputStream(), LARGEST + 1);
      CompletableFuture<byte[]> said = read(process.getErrorStream(), MESSAGE);
      byte[] text = out.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (text.length > LARGEST) {
        throw new SaidException(Saying.of("table.outputLarge"));
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SaidException(Saying.of("table.endless"));
      }
      if (process.exitValue() != 0) {
        String why = text(said.get(1, TimeUnit.SECONDS)).strip().replaceFirst("(?s)\\R.*", "");
        throw new SaidException(
            Saying.of("table.status")
                .with("status", process.exitValue())
                .with("why", why.isEmpty() ? "" : ": " + why));
      }
      return text(text);
    } catch (TimeoutException e) {
      throw new SaidException(Saying.of("table.slow").with("seconds", PATIENCE_SECONDS), e);
    } catch (ExecutionException e) {
      throw new SaidException(Saying.of("table.output"), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<byte[]> read(InputStream in, int most) {
    CompletableFuture<byte[]> done = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                done.complete(in.readNBytes(most));
                in.skip(Long.MAX_VALUE);
              } catch (IOException e) {
                done.completeExceptionally(e);
              }
            },
            "lease-table");
    reader.setDaemon(true);
    reader.start();
    return done;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
