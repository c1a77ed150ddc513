package lastlease.cli.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lastlease.cli.Terminal;
import lastlease.cli.VenueCapture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The story, told: one is served, a later one falls back, an alert, the report and its path. */
class DemoTest {
  @TempDir private Path home = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "en,Device 1 got 192.168.11.,Device 4 has fallen back to 169.254.,ALERT,The DHCP pool",
    "ja,端末1が192.168.11.,端末4が169.254.,警報,DHCPプールが枯渇"
  })
  void theStoryIsToldInOrder(
      String language, String served, String fallback, String alert, String headline)
      throws IOException {
    Path out = home.resolve("report");
    Terminal.Ended ended =
        new Terminal(home).run("demo", "--fast", "--lang", language, "--out", out.toString());
    assertEquals(0, ended.status(), ended.err());
    String told = ended.out();
    int at = 0;
    for (String next : List.of(served, fallback, alert, headline)) {
      at = told.indexOf(next, at);
      assertTrue(at >= 0, () -> next + " comes next in " + told);
    }
    List<String> lines = told.lines().toList();
    Path page = Path.of(lines.get(lines.size() - 1).strip());
    assertEquals(out.resolve("report.html"), page);
    String html = Files.readString(page);
    assertTrue(html.contains("<html lang=\"" + language + "\">"));
    assertTrue(html.contains("169.254."));
    for (String name : List.of("report.json", "report.md", "report.txt", "clients.csv")) {
      assertTrue(Files.size(out.resolve(name)) > 100, name);
    }
  }

  @Test
  void itReplacesItsOwnReportAndNoOther() throws IOException {
    Path out = home.resolve("report");
    String[] demo = {"demo", "--fast", "--lang", "en", "--out", out.toString()};
    assertEquals(0, new Terminal(home).run(demo).status());
    Path text = out.resolve("report.txt");
    Files.writeString(text, "stale");
    assertEquals(0, new Terminal(home).run(demo).status());
    assertTrue(Files.readString(text).length() > 100);
    Path venue = Files.write(home.resolve("venue.pcap"), new VenueCapture().whole());
    assertEquals(
        0,
        new Terminal(home)
            .run("analyze", "--force", "--out", out.toString(), venue.toString())
            .status());
    String kept = Files.readString(text);
    Terminal.Ended refused = new Terminal(home).run(demo);
    assertEquals(1, refused.status());
    assertEquals("", refused.out());
    assertTrue(refused.err().contains("exists and is no demo's"), refused.err());
    assertEquals(kept, Files.readString(text));
  }
}
