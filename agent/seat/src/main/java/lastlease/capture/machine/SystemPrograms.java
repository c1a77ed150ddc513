package lastlease.capture.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs the system's own programs, for at most a second. */
final class SystemPrograms implements OwnLeases.Programs {
  private static final int LONGEST = 64 * 1024;

  @Override
  public String output(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(false)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // It is not installed here, as most of them are not on most machines.
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
