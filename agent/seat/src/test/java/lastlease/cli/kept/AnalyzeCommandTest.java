package lastlease.cli.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lastlease.cli.Terminal;
import lastlease.cli.VenueCapture;
import lastlease.reports.render.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as its user meets it: streams, errors and exit statuses. */
class AnalyzeCommandTest {
  @TempDir private Path home = Path.of("");
  private Path capture = Path.of("");

  @BeforeEach
  void writeTheCapture() throws IOException {
    capture = home.resolve("venue.pcap");
    Files.write(capture, new VenueCapture().whole());
  }

  private Terminal.Ended run(String... arguments) {
    return new Terminal(home).run(arguments);
  }

  @Test
  void theVerdictComesFirstAndNothingOnStandardError() {
    Terminal.Ended ended = run("analyze", capture.toString());
    assertEquals(0, ended.status());
    assertEquals("", ended.err());
    assertTrue(ended.out().indexOf("pool is likely exhausted") < ended.out().indexOf("Since:"));
  }

  @Test
  void anIncidentSetsTheExitStatusOnlyWhenAsked() {
    assertEquals(10, run("analyze", "--exit-code", capture.toString()).status());
  }

  @Test
  void aPoolOfASegmentThatIsNotThereIsAWarning() {
    Terminal.Ended ended = run("analyze", "--pool", "nosuch=5", capture.toString());
    assertEquals(0, ended.status());
    assertEquals(
        List.of("lastlease: --pool nosuch=5: there is no such segment; seen: capture"),
        ended.errors());
    assertEquals("", run("analyze", "--pool", "capture=5", capture.toString()).err());
  }

  private Terminal.Ended withTable(String... options) throws IOException {
    Path leases = home.resolve("dhcp.leases");
    Files.writeString(leases, "1796000000 f0:18:98:00:00:01 10.0.0.11 * *\n");
    Path conf = home.resolve("dnsmasq.conf");
    Files.writeString(conf, "dhcp-range=10.0.0.2,10.0.0.200,1h\n");
    List<String> args = new ArrayList<>(List.of("analyze"));
    args.addAll(List.of("--leases", "dnsmasq:" + leases, "--leases", "dnsmasq-conf:" + conf));
    args.addAll(List.of(options));
    args.add(capture.toString());
    return run(args.toArray(new String[0]));
  }

  @Test
  void aTableThatIsReadLaterIsTakenForTheEndOfTheCaptureAndToldSo() throws IOException {
    Terminal.Ended ended = withTable();
    assertEquals(0, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("taken for its end"), ended.err());
    String out = ended.out().replace('\u00a0', ' ');
    assertTrue(out.contains("199 in all (told by the server)"), out);
    assertFalse(out.contains("exhausted"), out);
    assertFalse(out.contains("Leave the lease time"), out);
    List<String> told =
        out.lines().filter(line -> line.contains("the server’s own table (read")).toList();
    assertEquals(1, told.size(), out);
    assertTrue(
        told.get(0)
            .contains(
                "(read at 2026-11-24 12:00:00, later than the capture ended, and taken for its end):"
                    + " 1 lease, 198 free"),
        told.get(0));
  }

  @Test
  void aTableIsShownWithTheTimeAtWhichItWasRead() throws IOException {
    String json = withTable("--format", "json").out().replace(" ", "");
    assertTrue(json.contains("\"readAt\":\"2026-11-24T12:00:00.000000Z\""), json);
    assertTrue(json.contains("\"takenFor\":\"2026-11-18T11:08:12.000000Z\""), json);
    assertTrue(withTable("--lang", "ja").out().contains("（キャプチャ終了後の2026-11-24 12:00:00に"));
  }

  @Test
  void aTableThatCannotBeReadIsAFailedInputAndMakesNothingMoreCertain() {
    Terminal.Ended ended =
        run("analyze", "--leases", "dnsmasq:" + home.resolve("no"), capture.toString());
    assertEquals(1, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.out().contains("addresses in use (seen)"), ended.out());
    assertTrue(ended.out().contains("own table could not be read"), ended.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "markdown", "html"})
  void aPoolThatHoldsNoneOfTheAddressesIsSaidToBeLeftOut(String format) {
    String wrong = "192.168.77.1-192.168.77.50";
    String told = run("analyze", "--pool", wrong, "--format", format, capture.toString()).out();
    assertTrue(told.contains("is left out of account"), told);
    assertFalse(
        run("analyze", "--format", format, capture.toString())
            .out()
            .contains("left out of account"));
  }

  @Test
  void aMissingFileIsOneLineAndTheOthersAreAnalysed() {
    Terminal.Ended ended = run("analyze", home.resolve("no.pcap").toString(), capture.toString());
    assertEquals(1, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("no such file"), ended.err());
    assertTrue(ended.out().contains("pool"), ended.out());
  }

  @Test
  void aTruncatedFileIsAWarning() throws IOException {
    byte[] whole = Files.readAllBytes(capture);
    Files.write(capture, Arrays.copyOf(whole, whole.length - 3));
    Terminal.Ended ended = run("analyze", capture.toString());
    assertEquals(0, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("cut off at byte"), ended.err());
  }

  @Test
  void standardInputIsRead() throws IOException {
    Terminal.Ended ended =
        new Terminal(home).in(Files.readAllBytes(capture)).run("analyze", "--format", "json", "-");
    assertEquals(0, ended.status());
    assertTrue(ended.out().contains("\"kind\" : \"stream\"") || ended.out().contains("stream"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analyze",
        "analyze --format pdf x",
        "analyze --pool 10.0.0.9-10.0.0.1 x",
        "analyze --server nobody x",
        "analyze --lang fr x",
        "analyse x",
        ""
      })
  void wrongUsageIsStatusTwoAndSaysWhatToDo(String line) {
    Terminal.Ended ended = run(line.isEmpty() ? new String[0] : line.split(" "));
    assertEquals(2, ended.status(), ended.err());
    assertFalse(ended.err().isBlank());
    assertFalse(ended.err().contains("Exception"), ended.err());
    assertEquals("", ended.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown", "html", "csv"})
  void everyFormatIsWritten(String format) {
    Terminal.Ended ended = run("analyze", "--format", format, capture.toString());
    assertEquals(0, ended.status(), ended.err());
    assertTrue(ended.out().length() > 200, ended.out());
  }

  @Test
  void outWritesAllAndKeepsWhatIsThere() throws IOException {
    Path out = home.resolve("out");
    assertEquals(0, run("analyze", "--out", out.toString(), capture.toString()).status());
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(
          List.of("clients.csv", "report.html", "report.json", "report.md", "report.txt"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    Terminal.Ended again = run("analyze", "--out", out.toString(), capture.toString());
    assertEquals(1, again.status());
    assertTrue(again.err().contains("--force"), again.err());
    assertEquals(
        0, run("analyze", "--force", "--out", out.toString(), capture.toString()).status());
  }

  @Test
  void filesAreWrittenAllOrNone() throws IOException {
    Path out = Files.createDirectory(home.resolve("mixed"));
    Files.writeString(out.resolve("report.txt"), "old");
    Files.createDirectory(out.resolve("report.md"));
    Terminal.Ended ended = run("analyze", "--force", "--out", out.toString(), capture.toString());
    assertEquals(1, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("report.md is a directory; remove it"), ended.err());
    assertEquals("old", Files.readString(out.resolve("report.txt")));
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aLinkThatSomebodyPutIntoTheWayIsNotFollowed() throws IOException {
    Path out = Files.createDirectory(home.resolve("shared"));
    Path victim = Files.writeString(home.resolve("victim"), "mine");
    String pid = "." + ProcessHandle.current().pid();
    for (Format format : Format.values()) {
      Files.createSymbolicLink(out.resolve("." + format.fileName() + pid), victim);
      Files.createSymbolicLink(out.resolve(format.fileName()), victim);
    }
    Terminal.Ended ended = run("analyze", "--force", "--out", out.toString(), capture.toString());
    assertEquals(0, ended.status(), ended.err());
    assertEquals("mine", Files.readString(victim));
    assertTrue(Files.isRegularFile(out.resolve("report.txt"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void whereNoReportCanBeIsSaidBeforeTheWork() throws IOException {
    Path file = Files.writeString(home.resolve("a-file"), "mine");
    for (Path out : List.of(file, file.resolve("deeper"))) {
      Terminal.Ended ended = run("analyze", "--out", out.toString(), capture.toString());
      assertEquals(1, ended.status());
      assertEquals(1, ended.errors().size(), ended.err());
      assertTrue(ended.err().contains("a-file is a file; --out needs a directory"), ended.err());
      assertEquals("", ended.out());
    }
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void aPlaceThatOnlyLooksWritableIsFoundOutBeforeTheWork() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "where nobody can make a directory");
    Terminal.Ended ended = run("analyze", "--out", "/proc/report", "no-such-capture");
    assertEquals(1, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("/proc"), ended.err());
    assertTrue(ended.err().contains("name another"), ended.err());
  }

  @Test
  void theSameCaptureGivesTheSameReportAnywhere() {
    String there = json(new Terminal(home), "en");
    String here = json(new Terminal(home).at("Asia/Tokyo", Locale.JAPAN), "en");
    // Sentences tell the time of the place; the facts are the same.
    assertEquals(withoutTexts(there), withoutTexts(here));
  }

  private static String withoutTexts(String json) {
    return json.replaceAll("\"text\" : \"[^\"]*\"", "");
  }

  private String json(Terminal terminal, String language) {
    return terminal
        .run("analyze", "--format", "json", "--lang", language, capture.toString())
        .out();
  }

  @Test
  void splittingChangesOnlySourcesAndFrameReferences() throws IOException {
    List<String> arguments = new java.util.ArrayList<>(List.of("analyze", "--format", "json"));
    int i = 0;
    for (byte[] part : new VenueCapture().inParts(3)) {
      Path file = home.resolve("part" + i++ + ".pcap");
      Files.write(file, part);
      arguments.add(file.toString());
    }
    assertEquals(
        withoutFrames(run("analyze", "--format", "json", capture.toString()).out()),
        withoutFrames(run(arguments.toArray(String[]::new)).out()));
  }

  private static String withoutFrames(String json) {
    return json.replaceAll("\\s+", "")
        .replaceAll("\"sources\":\\[\\{.*?\\}\\]", "")
        .replaceAll("\"frames\":\\[[^\\]]*\\]", "")
        .replaceAll("\"frame\":\\{[^}]*\\}", "");
  }

  @Test
  void whatDevicesSayOfThemselvesIsHarmlessOnATerminal() throws IOException {
    Files.write(capture, new VenueCapture().hostname("\u001b[2J\u202e\r\nALERT\u0007").whole());
    for (String format : List.of("text", "markdown", "csv")) {
      String out = run("analyze", "--reveal", "--format", format, capture.toString()).out();
      assertTrue(
          out.chars().noneMatch(c -> c < 32 && c != '\n' && c != '\r' || c == 0x202E), format);
      assertTrue(out.lines().noneMatch(line -> line.startsWith("ALERT")), format);
    }
  }

  @Test
  void namesOfFilesAreHarmlessOnATerminal() throws IOException {
    String name = "\u001b[2J\u202e\nlastlease: all is well";
    Terminal.Ended missing = run("analyze", home.resolve(name).toString());
    assertEquals(1, missing.errors().size(), missing.err());
    assertTrue(missing.err().chars().noneMatch(c -> c < 32 && c != '\n' || c == 0x202E));
    Path hostile = Files.copy(capture, home.resolve(name));
    for (String format : List.of("text", "markdown", "csv", "json", "html")) {
      String out = run("analyze", "--format", format, hostile.toString()).out();
      assertTrue(out.chars().noneMatch(c -> c == 0x1b || c == 0x202E), format);
    }
  }

  @Test
  void namesAppearOnlyWhenAsked() {
    assertFalse(run("analyze", "--format", "json", capture.toString()).out().contains("guest"));
    assertFalse(run("analyze", "--format", "json", capture.toString()).out().contains("3c:22:fb"));
    String revealed = run("analyze", "--reveal", "--format", "json", capture.toString()).out();
    assertTrue(revealed.contains("guest") && revealed.contains("3c:22:fb:00:00:03"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyze", "watch", "report", "sessions", "demo", "interfaces", "doctor"})
  void everyCommandHasHelp(String command) {
    Terminal.Ended ended = run(command, "--help");
    assertEquals(0, ended.status());
    assertTrue(ended.out().contains("Usage: lastlease " + command), ended.out());
  }
}
