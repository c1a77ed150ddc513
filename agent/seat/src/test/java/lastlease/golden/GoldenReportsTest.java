package lastlease.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lastlease.cli.Terminal;
import lastlease.reports.render.Format;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reports of captures that the lab recorded, in every format and language, against what they
 * were when somebody last looked at them. The capture is analysed as a user would do it, so that
 * every stage has its part in the outcome; nothing but the clock is fixed.
 *
 * <p>Where a change of wording, look or diagnosis is meant, this writes them anew, and the
 * difference is for review:
 *
 * <pre>
 * mvn -q -pl agent/seat -am test -Dtest=GoldenReportsTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update
 * </pre>
 */
class GoldenReportsTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources", "lastlease");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TempDir private Path home = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "demo,en",
    "demo,ja",
    "isc-dies-holders-rebind,en",
    "isc-dies-holders-rebind,ja",
    "rogue-other-subnet,en",
    "rogue-other-subnet,ja",
    "isc-healthy-crowd,en",
    "isc-healthy-crowd,ja",
    "dnsmasq-ignores-two,en",
    "dnsmasq-ignores-two,ja",
    "kea-recovery-by-release,en",
    "kea-recovery-by-release,ja"
  })
  void reportIsAsItWas(String capture, String language) throws IOException {
    for (Format format : Format.values()) {
      String report = report(capture, language, format);
      Path golden =
          RESOURCES.resolve(Path.of("golden", capture, language + "-" + format.fileName()));
      if (UPDATE) {
        Files.createDirectories(RESOURCES.resolve(Path.of("golden", capture)));
        Files.writeString(golden, report);
      } else {
        // Line by line, so that a failure shows the first line that differs.
        List<String> before = Files.readAllLines(golden, StandardCharsets.UTF_8);
        List<String> now = report.lines().toList();
        for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
          assertEquals(before.get(i), now.get(i), golden + ", line " + (i + 1));
        }
        assertEquals(Files.readString(golden), report, golden.toString());
      }
    }
  }

  private String report(String capture, String language, Format format) {
    Terminal.Ended ended =
        new Terminal(home)
            .at("Asia/Tokyo", Locale.US)
            .run(
                "analyze",
                "-q",
                "--format",
                format.toString(),
                "--lang",
                language,
                RESOURCES.resolve(Path.of("captures", capture, "seat.pcap")).toString());
    assertEquals(0, ended.status(), ended.err());
    assertNotEquals("", ended.out());
    return ended.out();
  }
}
