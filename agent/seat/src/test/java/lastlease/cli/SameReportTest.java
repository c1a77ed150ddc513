package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lastlease.capture.file.CaptureReader;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.live.CaptureRun;
import lastlease.live.Progress;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.render.Format;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever way the same frames come to the core, the report is the same. */
class SameReportTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path home = Path.of("");

  /** The same in all of them: what was told, without where it was read and when. */
  private static String told(String json) {
    return json.replaceAll("\"generatedAt\" : [^\n]*", "")
        .replaceAll("(?s)\"sources\" : \\[.*?\\} \\]", "");
  }

  /** Numbers are those of the file at hand: a journal has no frames that cannot matter. */
  private static String withoutNumbers(String json) {
    return json.replaceAll("\"(source|number|frame)\" : [0-9]+", "");
  }

  private String analyze(List<byte[]> captures) throws IOException {
    List<String> words = new ArrayList<>(List.of("analyze", "--format", "json"));
    for (byte[] capture : captures) {
      words.add(Files.write(Files.createTempFile(home, "venue", ".pcap"), capture).toString());
    }
    return json(new byte[0], words.toArray(String[]::new));
  }

  private String watch(byte[] capture) {
    return json(capture, "watch", "-", "-q", "--no-dashboard", "--format", "json");
  }

  private String report() {
    return json(new byte[0], "report", "--format", "json");
  }

  private String json(byte[] in, String... words) {
    Terminal.Ended ended = new Terminal(home).in(in).run(words);
    assertEquals(0, ended.status(), ended.err());
    return told(ended.out());
  }

  private static String played(byte[] capture) throws IOException, InterruptedException {
    try (CaptureReader reader = new CaptureReader()) {
      reader.add("venue.pcap", new ByteArrayInputStream(capture));
      Input.Start start = new Input.Start(0, "captures", "file", null, Settings.NONE);
      CaptureRun run = new CaptureRun(start, reader, () -> NOW, false);
      List<PoolReport> looks = new ArrayList<>();
      PoolReport report = run.play(500_000, () -> looks.add(run.report()));
      assertTrue(looks.size() > 100, "looked " + looks.size() + " times");
      return json(report);
    }
  }

  @Test
  void analysedPlayedWatchedAndReplayed() throws IOException, InterruptedException {
    byte[] capture = new VenueCapture().whole();
    String analysed = analyze(List.of(capture));
    assertTrue(analysed.contains("POOL_EXHAUSTED"), analysed);
    assertEquals(analysed, played(capture));
    assertEquals(analysed, watch(capture));
    assertEquals(analysed, report());
  }

  @Test
  void analysedPlayedWatchedAndReplayedAmongFramesThatCannotMatter()
      throws IOException, InterruptedException {
    byte[] capture = new VenueCapture().amongOthers().whole();
    String analysed = analyze(List.of(capture));
    assertTrue(analysed.contains("\"reason\" : \"time-jump\""), analysed);
    assertEquals(analysed, played(capture));
    assertEquals(withoutNumbers(analysed), withoutNumbers(watch(capture)));
    assertEquals(withoutNumbers(analysed), withoutNumbers(report()));
  }

  @Test
  void aCaptureThatStepsBackAnHourIsFollowedOnByAllOfThem()
      throws IOException, InterruptedException {
    byte[] capture = new VenueCapture().clockSetBack().whole();
    String analysed = analyze(List.of(capture));
    assertTrue(analysed.contains("POOL_EXHAUSTED"), analysed);
    assertTrue(analysed.contains("\"reason\" : \"time-shift\""), analysed);
    assertEquals(analysed, played(capture));
    assertEquals(analysed, watch(capture));
    assertEquals(analysed, report());
  }

  @Test
  void readTwice() throws IOException {
    byte[] capture = new VenueCapture().amongOthers().whole();
    assertEquals(analyze(List.of(capture)), analyze(List.of(capture)));
  }

  @Test
  void readInASmallHeap() throws IOException, InterruptedException {
    byte[] capture = new VenueCapture().amongOthers().whole();
    Path file = Files.write(home.resolve("small.pcap"), capture);
    Path out = home.resolve("small.json");
    ProcessBuilder small =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "analyze",
            "--format",
            "json",
            file.toString());
    small.environment().put("XDG_CONFIG_HOME", home.toString());
    small.redirectErrorStream(true).redirectOutput(out.toFile());
    int status = small.start().waitFor();
    String said = Files.readString(out);
    assertEquals(0, status, said);
    assertEquals(analyze(List.of(capture)), told(said));
  }

  @Test
  void withItsSegmentsInWhateverOrderTheyCome() throws IOException {
    byte[] one = new VenueCapture().inVlan(10).whole();
    byte[] other = new VenueCapture().inVlan(20).hostname("somebody").amongOthers().whole();
    byte[] third = new VenueCapture().inVlan(30).amongOthers().whole();
    String told = trunk(List.of(one, other, third));
    for (String vlan : List.of("capture.10", "capture.20", "capture.30")) {
      assertTrue(told.contains(vlan), told);
    }
    assertEquals(told, trunk(List.of(one, third, other)));
    assertEquals(told, trunk(List.of(other, one, third)));
    assertEquals(told, trunk(List.of(other, third, one)));
    assertEquals(told, trunk(List.of(third, one, other)));
    assertEquals(told, trunk(List.of(third, other, one)));
  }

  /** What is told of captures of one time, segments by name: they stand as they were heard. */
  private static String trunk(List<byte[]> captures) throws IOException {
    try (CaptureReader reader = new CaptureReader()) {
      for (byte[] capture : captures) {
        reader.add("venue.pcap", new ByteArrayInputStream(capture));
      }
      Input.Start start = new Input.Start(0, "captures", "file", null, Settings.NONE);
      PoolReport r =
          new CaptureRun(start, reader, () -> NOW, false).analyze(Progress.NONE, List.of(), NOW);
      PoolReport sorted =
          new PoolReport(
              r.schema(),
              r.tool(),
              r.generatedAt(),
              r.title(),
              r.language(),
              r.options(),
              r.input(),
              r.verdict(),
              r.confidence(),
              r.severity(),
              r.now(),
              r.segments().stream().sorted(Comparator.comparing(Segment::id)).toList());
      return withoutNumbers(json(sorted));
    }
  }

  private static String json(PoolReport report) throws IOException {
    StringWriter json = new StringWriter();
    Format.JSON.render(report, new Phrases(Language.EN, ZoneOffset.UTC), false, json);
    return told(json.toString());
  }

  @Test
  void inSeveralFilesWhereverTheyAreCut() throws IOException {
    VenueCapture venue = new VenueCapture().amongOthers();
    String whole = withoutNumbers(analyze(List.of(venue.whole())));
    for (int parts : new int[] {2, 3, 7, 60, 190}) {
      List<byte[]> files = venue.inParts(parts);
      assertEquals(whole, withoutNumbers(analyze(files)), parts + " files");
    }
  }
}
