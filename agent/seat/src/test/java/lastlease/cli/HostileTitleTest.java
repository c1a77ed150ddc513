package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A title that somebody else chose: it names the report, and does nothing else. */
@Timeout(60)
class HostileTitleTest {
  private static final String TITLE =
      "Meet\u001b[31m\u001b]0;owned\u0007\u009b31m\u202e\u200bup</title><script>x()</script>\u0000";

  @TempDir private Path home = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown", "html", "csv"})
  void nothingOfItMovesATerminalOrAPage(String format) throws IOException {
    Path capture = Files.write(home.resolve("venue.pcap"), new VenueCapture().whole());
    Terminal.Ended ended =
        new Terminal(home).run("analyze", "--title", TITLE, "--format", format, capture.toString());
    assertEquals(0, ended.status(), ended.err());
    String told = ended.out();
    assertTrue(told.chars().noneMatch(HostileTitleTest::moves), told);
    // Tables, and what is pasted into a chat, have no title.
    boolean titled = !format.equals("csv") && !format.equals("markdown");
    assertEquals(titled, told.contains("Meet"), told);
    if (format.equals("html")) {
      assertFalse(told.contains("<script>x"), told);
    }
  }

  private static boolean moves(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL && c != '\n' && c != '\r' && c != '\t'
        || type == Character.FORMAT;
  }
}
