package lastlease.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Another program, run to its end, with a bare environment. */
final class Command {
  private Command() {}

  /**
   * How it ended.
   *
   * @param output both streams
   */
  record Result(int status, String output) {}

  static Result run(String... words) {
    try {
      ProcessBuilder builder = new ProcessBuilder(List.of(words)).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + words[0], e);
    }
  }

  /** Whether a program is there. */
  static boolean exists(String name) {
    return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
        .anyMatch(place -> Files.isExecutable(Path.of(place, name)));
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
