package lastlease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardOptionsTest {
  @TempDir private Path home = Path.of("");

  private Terminal terminal() {
    return new Terminal(home).in(new VenueCapture().whole());
  }

  @Test
  void aShortTokenIsRefusedWhereverItComesFrom() throws IOException {
    Terminal.Ended byEnvironment =
        terminal()
            .environment("LASTLEASE_TOKEN", "a")
            .run("watch", "-", "--listen", "0.0.0.0:0", "--format", "json");
    assertEquals(1, byEnvironment.status());
    assertTrue(byEnvironment.err().contains("LASTLEASE_TOKEN: a token has 16"));
    Path file = Files.writeString(home.resolve("token"), "short\n");
    Terminal.Ended byFile =
        terminal().run("watch", "-", "--listen", "0.0.0.0:0", "--token-file", file.toString());
    assertEquals(1, byFile.status());
    assertTrue(byFile.err().contains("a token has 16"), byFile.err());
  }

  @Test
  void elsewhereItMakesATokenAndSaysThatItIsPlain() {
    Terminal.Ended ended = terminal().run("watch", "-", "--listen", "0.0.0.0:0");
    assertEquals(0, ended.status(), ended.err());
    assertTrue(ended.err().contains("?token="), ended.err());
    assertTrue(ended.err().contains("plain HTTP"), ended.err());
  }

  @Test
  void withoutADashboardNoneIsSaid() {
    Terminal.Ended ended = terminal().run("watch", "-", "--no-dashboard");
    assertEquals(0, ended.status(), ended.err());
    assertTrue(!ended.err().contains("http://"), ended.err());
  }
}
