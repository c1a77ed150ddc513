package lastlease.cli.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lastlease.cli.Terminal;
import lastlease.cli.VenueCapture;
import lastlease.reports.render.Format;
import lastlease.wire.Crowd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a venue's pool did from session to session: {@code report --trend}. */
class TrendTest {
  private static final String TITLE = "Meetup | <b>大阪</b>";

  @TempDir private Path home = Path.of("");

  private Terminal.Ended trend(String... more) {
    List<String> words = new ArrayList<>(List.of("report", "--trend"));
    words.addAll(List.of(more));
    return new Terminal(home).run(words.toArray(String[]::new));
  }

  private void watch(byte[] capture, String... more) {
    List<String> words = new ArrayList<>(List.of("watch", "-", "-q", "--no-dashboard"));
    words.addAll(List.of(more));
    Terminal.Ended ended = new Terminal(home).in(capture).run(words.toArray(String[]::new));
    assertEquals(0, ended.status(), ended.err());
  }

  /** A pool of two that was full, one of which nobody knows, and another venue. */
  private void threeSessions() throws IOException {
    watch(new VenueCapture().whole(), "--title", TITLE, "--pool", "10.0.0.11-10.0.0.12");
    watch(Crowd.unanswered(3, 2, 0), "--title", TITLE.toUpperCase(java.util.Locale.ROOT));
    watch(Crowd.unanswered(3, 3, 0), "--title", "Elsewhere");
  }

  private List<Path> sessions() throws IOException {
    try (Stream<Path> found = Files.list(home.resolve("state/lastlease"))) {
      return found.sorted().toList();
    }
  }

  private JsonNode json(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("--format", "json"));
    words.addAll(List.of(more));
    Terminal.Ended ended = trend(words.toArray(String[]::new));
    assertEquals(0, ended.status(), ended.err());
    return new ObjectMapper().readTree(ended.out());
  }

  private static JsonNode full(JsonNode trend) {
    for (JsonNode session : trend.get("sessions")) {
      if (!session.get("fullAt").isNull()) {
        return session;
      }
    }
    throw new AssertionError("none was full: " + trend);
  }

  @Test
  void theFiguresOfAFullPoolAreThoseOfItsReport() throws IOException {
    threeSessions();
    JsonNode trend = json(String.valueOf(sessions().get(0).getFileName()));
    assertEquals("lastlease.trend/1", trend.get("schema").asText());
    assertEquals(2, trend.get("sessions").size(), trend.toString());
    JsonNode full = full(trend);
    assertEquals(TITLE, full.get("title").asText());
    assertEquals("POOL_EXHAUSTED", full.get("verdict").asText());
    assertEquals(2, full.get("peakInUse").asInt());
    assertEquals(2, full.get("capacity").asInt());
    assertEquals("CONFIGURED", full.get("capacityBasis").asText());
    assertEquals(3, full.get("refused").asInt());
    // The second of two is bound some seconds after the first one asked.
    assertTrue(full.get("fullAfterSeconds").asInt() < 10, full.toString());
  }

  @Test
  void whatWasKeptSaysTheSameAgain() throws IOException {
    threeSessions();
    String name = String.valueOf(sessions().get(0).getFileName());
    JsonNode first = json(name).get("sessions");
    for (Path session : sessions()) {
      assertTrue(Files.isRegularFile(session.resolve("summary.properties")));
    }
    assertEquals(first, json(name).get("sessions"));
  }

  @Test
  void whatAnEarlierVersionKeptIsToldAnew() throws IOException {
    threeSessions();
    String name = String.valueOf(sessions().get(0).getFileName());
    JsonNode first = json(name).get("sessions");
    Path journal = sessions().get(0).resolve("journal.pcapng");
    Files.writeString(
        sessions().get(0).resolve("summary.properties"),
        "journal=" + Files.size(journal) + "\nverdict=HEALTHY\ntitle=x\n");
    assertEquals(first, json(name).get("sessions"));
  }

  @Test
  void withoutASessionItIsTheNewestOnesVenue() throws IOException {
    threeSessions();
    JsonNode trend = json();
    assertEquals(1, trend.get("sessions").size(), trend.toString());
    assertEquals("Elsewhere", trend.at("/venue/titles/0").asText());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormatTellsItInBothLanguages(Format format) throws IOException {
    threeSessions();
    String name = String.valueOf(sessions().get(0).getFileName());
    for (String language : List.of("en", "ja")) {
      Terminal.Ended ended = trend("--format", format.toString(), "--lang", language, name);
      assertEquals(0, ended.status(), ended.err());
      String words = language.equals("ja") ? "満杯になりました" : "was full in 1";
      boolean sentences = format != Format.JSON && format != Format.CSV;
      assertEquals(sentences, ended.out().contains(words), ended.out());
      boolean marked = format == Format.HTML || format == Format.MARKDOWN;
      assertFalse(marked && ended.out().contains("<b>大阪"), ended.out());
      assertFalse(marked && ended.out().contains("<B>大阪"), ended.out());
    }
  }

  @Test
  void aDirectoryGetsAllFormatsAndKeepsThem() throws IOException {
    threeSessions();
    Path out = home.resolve("out");
    assertEquals(0, trend("--out", out.toString()).status());
    for (String file : List.of("trend.html", "trend.json", "trend.md", "trend.txt", "trend.csv")) {
      assertTrue(Files.size(out.resolve(file)) > 0, file);
    }
    assertEquals(1, trend("--out", out.toString()).status(), "it is not replaced");
    assertEquals(0, trend("--out", out.toString(), "--force").status());
  }

  @Test
  void aSessionThatCannotBeReadIsNamed() throws IOException {
    threeSessions();
    Files.writeString(sessions().get(1).resolve("journal.pcapng"), "no journal at all");
    Terminal.Ended ended = trend(String.valueOf(sessions().get(0).getFileName()));
    assertEquals(0, ended.status(), ended.err());
    assertTrue(ended.out().contains(String.valueOf(sessions().get(1).getFileName())), ended.out());
    assertEquals(1, ended.errors().size(), ended.err());
  }

  @Test
  void whatItCannotTellIsRefused() throws IOException {
    threeSessions();
    assertEquals(2, trend("--reveal").status());
    assertEquals(2, trend("--exit-code").status());
    assertEquals(2, trend("--title", "x").status());
  }

  @Test
  void withoutAnySessionItSaysHowToGetOne() {
    Terminal.Ended ended = trend();
    assertEquals(1, ended.status());
    assertTrue(ended.err().contains("lastlease watch"), ended.err());
  }
}
