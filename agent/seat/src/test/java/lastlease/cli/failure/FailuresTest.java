package lastlease.cli.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lastlease.session.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What whoever runs it sees of a failure, and what is kept for developers. */
class FailuresTest {
  @TempDir private Path home = Path.of("");

  private int status = -1;

  private List<String> told(Exception failure, Map<String, String> environment) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Surroundings here =
        Surroundings.of(
            InputStream.nullInputStream(),
            stream,
            stream,
            StandardCharsets.UTF_8,
            environment,
            () -> Instant.parse("2026-11-24T12:00:00Z"),
            ZoneOffset.UTC,
            Locale.US,
            false,
            false);
    CommandLine line = new CommandLine(CommandSpec.create());
    status = new Failures(here).handleExecutionException(failure, line, line.parseArgs());
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private Path note() {
    return home.resolve("lastlease").resolve("failure-20261124T120000Z.txt");
  }

  @Test
  void ofADefectPeopleSeeTwoLinesAndDevelopersGetTheRest() throws IOException {
    Map<String, String> environment = Map.of("XDG_STATE_HOME", home.toString());
    assertEquals(
        List.of(
            "lastlease: unexpected failure: java.lang.IllegalStateException: odd",
            "lastlease: details for a defect report are in " + note()),
        told(new IllegalStateException("odd"), environment));
    assertEquals(Failures.FAILED, status);
    String kept = Files.readString(note());
    assertTrue(kept.startsWith("lastlease "), kept);
    assertTrue(
        kept.contains("IllegalStateException: odd\n\tat lastlease.cli.failure.FailuresTest"), kept);
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("lastlease"))));
  }

  @Test
  void whatTheWorldDoesNeedsNoNote() {
    Map<String, String> environment = Map.of("XDG_STATE_HOME", home.toString());
    assertEquals(
        List.of("lastlease: the wire is cut"),
        told(new IOException("the wire is cut"), environment));
    assertFalse(Files.exists(note()));
  }

  @Test
  void onlyTheReaderOfStandardOutputMayGo() {
    assertEquals(List.of(), told(new Failures.ClosedPipe(), Map.of()));
    assertEquals(0, status);
    assertEquals(
        List.of("lastlease: there is no session Broken pipe"),
        told(new IOException("there is no session Broken pipe"), Map.of()));
    assertEquals(Failures.FAILED, status);
  }

  @Test
  void unlessSomebodyAsksForIt() throws IOException {
    Map<String, String> environment =
        Map.of("XDG_STATE_HOME", home.toString(), "LASTLEASE_DEBUG", "1");
    assertEquals(
        List.of(
            "lastlease: the wire is cut",
            "lastlease: details for a defect report are in " + note()),
        told(new IOException("the wire is cut"), environment));
    assertTrue(Files.readString(note()).contains("IOException: the wire is cut"));
  }

  @Test
  void whereNothingCanBeKeptThatIsSaid() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    List<String> told =
        told(new IllegalStateException("odd"), Map.of("XDG_STATE_HOME", file.toString()));
    assertEquals(2, told.size(), told.toString());
    assertTrue(told.get(1).startsWith("lastlease: its details cannot be kept: "), told.get(1));
  }
}
