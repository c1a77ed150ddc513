package lastlease.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lastlease.cli.Terminal;

/** A configuration: it is taken, or refused in one line. */
public final class ConfigurationFuzz {
  private ConfigurationFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Path file = Files.createTempFile("lastlease-fuzz", ".properties");
    try {
      Files.write(file, data);
      Terminal.Ended ended =
          new Terminal(file.resolveSibling("no-home"))
              .run("plan", "--people", "5", "--pool", "7", "--config", file.toString(), "-q");
      if (ended.status() != 0) {
        assertEquals(2, ended.status(), ended.err());
      }
      for (String line : ended.errors()) {
        // At its beginning only: what is quoted from the file may hold any words.
        assertFalse(line.startsWith("lastlease: unexpected failure"), ended.err());
        assertFalse(line.startsWith("\tat "), ended.err());
      }
    } finally {
      Files.delete(file);
    }
  }
}
