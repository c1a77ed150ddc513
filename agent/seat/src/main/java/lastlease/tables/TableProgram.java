package lastlease.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lastlease.program.UserProgram;
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
    UserProgram program = UserProgram.start(new ProcessBuilder("/bin/sh", "-c", command));
    Process process = program.process();
    try {
      process.getOutputStream().close();
      Drained out = new Drained(process.getInputStream(), LARGEST + 1);
      Drained said = new Drained(process.getErrorStream(), MESSAGE);
      CompletableFuture.anyOf(out.done(), process.onExit()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (out.bytes().length > LARGEST) {
        throw new SaidException(Saying.of("table.outputLarge"));
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SaidException(Saying.of("table.endless"));
      }
      out.await();
      said.await();
      if (process.exitValue() != 0) {
        String why = text(said.bytes()).strip().replaceFirst("(?s)\\R.*", "");
        throw new SaidException(
            Saying.of("table.status")
                .with("status", process.exitValue())
                .with("why", why.isEmpty() ? "" : ": " + why));
      }
      byte[] text = out.bytes();
      if (text.length > LARGEST) {
        throw new SaidException(Saying.of("table.outputLarge"));
      }
      return text(text);
    } catch (TimeoutException e) {
      throw new SaidException(Saying.of("table.slow").with("seconds", PATIENCE_SECONDS), e);
    } catch (ExecutionException e) {
      throw new SaidException(Saying.of("table.output"), e);
    } finally {
      program.end();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
