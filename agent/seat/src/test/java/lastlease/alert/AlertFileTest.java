package lastlease.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.words.Saying;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertFileTest {
  private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path home = Path.of("");

  private static IncidentWatch.Told told(String incident) {
    return new IncidentWatch.Told(
        incident,
        1,
        Verdict.POOL_EXHAUSTED,
        Verdict.POOL_EXHAUSTED,
        Confidence.LIKELY,
        Severity.CRITICAL,
        "wlan0",
        AT,
        3,
        AT,
        false,
        0);
  }

  @Test
  void aDamagedLineCostsNoOtherAndIsSaid() throws IOException {
    Path file = home.resolve("alerts.json");
    AlertFile kept = new AlertFile(Shelf.file(file));
    List<IncidentWatch.Told> both = List.of(told("one"), told("two"));
    kept.save(new AlertFile.Kept(both, Map.of()));
    byte[] whole = Files.readAllBytes(file);
    List<Saying> said = new ArrayList<>();
    assertEquals(both, kept.load(said::add).told());
    assertEquals(List.of(), said);

    for (String wrong : List.of("nonsense\n", "{\"told\":{\"incident\":\n", "\u00ff\n", "{}\n")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(wrong.getBytes(StandardCharsets.ISO_8859_1));
      bytes.writeBytes(whole);
      bytes.write(whole, 0, whole.length / 4);
      Files.write(file, bytes.toByteArray());
      said.clear();
      assertEquals(both, kept.load(said::add).told(), wrong);
      assertEquals(
          List.of(Saying.of("channel.damaged").with("file", file.toString()).with("count", 2)),
          said);
    }
  }
}
