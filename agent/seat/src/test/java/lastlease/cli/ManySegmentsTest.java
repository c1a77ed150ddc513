package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lastlease.dashboard.Board;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.wire.Crowd;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;
import lastlease.wire.PcapBytes;
import lastlease.wire.PcapngBytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody writes thousands of VLANs into frames, while in one of them devices wait in vain. */
class ManySegmentsTest {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final int STRANGERS = 3000;
  private static final int KEPT = 256;

  @TempDir private Path home = Path.of("");
  private String venue = "";
  private String strangers = "";

  @BeforeEach
  void writeTheCaptures() throws IOException {
    venue = write("venue.pcap", Crowd.unanswered(5, 5, 7));
    PcapBytes file = PcapBytes.ethernet();
    for (int i = 0; i < STRANGERS; i++) {
      long mac = 0x0200_0000_0000L + i;
      byte[] packet = Frames.ipv4(DhcpBytes.discover(mac, i).bytes());
      file.frame(T0 + i * 20_000L, Frames.ethernet(mac, 0x0800, packet, 1 + i / 60, 1000 + i % 60));
    }
    strangers = write("strangers.pcap", file.bytes());
  }

  private String write(String name, byte[] capture) throws IOException {
    return Files.write(home.resolve(name), capture).toString();
  }

  private Terminal.Ended analyze(String... more) {
    List<String> words = new ArrayList<>(List.of("analyze", venue, strangers));
    words.addAll(List.of(more));
    return new Terminal(home).run(words.toArray(String[]::new));
  }

  @Test
  void theOneInTroubleIsKeptAndTheRestAreCounted() {
    String json = analyze("--format", "json").out();
    assertTrue(json.contains("\"segmentsOmitted\" : " + (STRANGERS + 1 - KEPT)), json);
    long segments = Pattern.compile("\"vantage\" :").matcher(json).results().count();
    assertEquals(KEPT, segments);
    assertTrue(json.contains("\"id\" : \"capture.7/1\""), "the incident is told");
  }

  @Test
  void theReportStaysShortAndSaysHowManyAreLeftOut() {
    Terminal.Ended text = analyze();
    String told = "2745 more segments were seen and left out: 256 are kept apart";
    assertTrue(text.out().replace('\u00a0', ' ').contains(told), text.out());
    assertEquals(1, text.errors().size(), text.err());
    assertTrue(text.err().replace('\u00a0', ' ').contains(told), text.err());
    assertTrue(text.out().length() < 200_000, text.out().length() + " characters");
    for (String format : List.of("markdown", "html")) {
      assertTrue(analyze("--format", format).out().contains("left out"), format);
    }
  }

  @Test
  void aStreamOfThemIsSaidOnce() throws IOException {
    Terminal.Ended live =
        new Terminal(home)
            .in(Files.readAllBytes(Path.of(strangers)))
            .run("watch", "-", "--no-dashboard");
    assertEquals(0, live.status(), live.err());
    long said = live.errors().stream().filter(line -> line.contains("left out")).count();
    assertEquals(1, said, live.err());
    assertEquals(live.out(), new Terminal(home).run("report").out());
  }

  private static String metrics(PoolReport report) throws IOException, InterruptedException {
    Board.Where where = new Board.Where("127.0.0.1", 0, null);
    try (Board board = Board.open(where, java.time.ZoneOffset.UTC)) {
      board.publish(report, null);
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(board.address() + "metrics")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void metricsAreOfTheOnesInTroubleAndOfAFewOthers() throws Exception {
    PoolReport report = SampleReports.of(Crowd.unanswered(1, 1, IntStream.range(10, 68).toArray()));
    PoolReport trouble = SampleReports.of(Crowd.unanswered(5, 5, 7));
    List<Segment> segments = new ArrayList<>(report.segments());
    segments.add(trouble.segments().get(0));
    String text = metrics(SampleReports.withSegments(segments));
    Set<String> told =
        Pattern.compile("lastlease_clients\\{.*segment=\"([^\"]*)\"")
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertEquals(32, told.size(), told::toString);
    assertTrue(text.contains("lastlease_open_incidents{"), text);
    assertTrue(text.contains("lastlease_segments 59"), text);
  }

  @Test
  void labelsHoldNothingThatATerminalObeys() throws Exception {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
    file.iface(1, "\u001b[2J\u001b]0;owned\u0007\n# TYPE x").iface(1, "\"} 1\\");
    for (int i = 0; i < 2; i++) {
      byte[] packet = Frames.ipv4(DhcpBytes.discover(0x0200_0000_0000L + i, i).bytes());
      file.packet(i, T0 + i, Frames.of(1, 0x0200_0000_0000L + i, packet));
    }
    String text = metrics(SampleReports.of(file.bytes()));
    assertTrue(text.chars().noneMatch(c -> c < 32 && c != '\n' || c == 127), text);
    assertTrue(text.contains("segment=\"\ufffd[2J\ufffd]0;owned\ufffd\ufffd# TYPE x-0\""), text);
    assertTrue(text.contains("segment=\"\\\"} 1\\\\\""), text);
  }

  @Test
  void aSegmentsNameIsCleanedWhereverItCameFrom() throws Exception {
    Segment hostile =
        SampleReports.named("\u001b[31m" + "x".repeat(500), SampleReports.FULL.segments().get(0));
    String text = metrics(SampleReports.withSegments(List.of(hostile)));
    assertTrue(text.chars().noneMatch(c -> c < 32 && c != '\n'), text);
    assertTrue(text.lines().allMatch(line -> line.length() < 400), text);
  }
}
