package lastlease.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A short command, run to its end. */
final class Command {
  private Command() {}

  /** Runs it and returns what it printed; throws {@link LabException} if it fails. */
  static String run(String... words) {
    Result result = attempt(words);
    if (result.status != 0) {
      throw new LabException(String.join(" ", words) + ": " + result.output.strip());
    }
    return result.output;
  }

  /** Runs it whatever its exit status, for cleaning up what may not be there. */
  static Result attempt(String... words) {
    try {
      Process process = new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new LabException("cannot run " + words[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while running " + words[0], e);
    }
  }

  /**
   * How it ended.
   *
   * @param output both streams
   */
  record Result(int status, String output) {}
}
