package lastlease.cli.here;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lastlease.cli.Terminal;
import lastlease.cli.option.UserOptionTest;
import lastlease.session.SessionFiles;
import lastlease.words.SaidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} recommends works, typed as it stands there. */
class DoctorTest {
  @TempDir private Path home = Path.of("");

  @Test
  void watchIsTypedAsTheOneWhoAskedIsToTypeIt() {
    String root = System.getProperty("user.name", "").equals("root") ? " --user root" : "";
    assertEquals(root, UserOptionTest.given().asWords());
    assertEquals(" --user anna", UserOptionTest.given("--user", "anna").asWords());
    assertEquals("", DoctorCommand.sudo(Map.of()));
    assertEquals("", DoctorCommand.sudo(Map.of("LASTLEASE_BECAME", "root")));
    assertEquals("sudo ", DoctorCommand.sudo(Map.of("LASTLEASE_BECAME", "sudo")));
  }

  @Test
  void aPlaceThatNoSessionCanBeKeptInIsTold() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    SessionFiles files =
        new SessionFiles(
            new Terminal(home).environment("XDG_STATE_HOME", file.toString()).surroundings());
    String told = String.valueOf(assertThrows(SaidException.class, files::check).getMessage());
    assertEquals(
        "the session cannot be kept in "
            + file.resolve("lastlease")
            + " ("
            + file
            + " is a file); name another with --session",
        told);
    new SessionFiles(new Terminal(home).surroundings()).check();
    assertEquals(1, home.toFile().list().length, "it leaves nothing behind");
  }
}
