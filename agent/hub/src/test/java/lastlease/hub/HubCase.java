package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lastlease.hub.seat.SeatView;
import lastlease.reports.PoolReport;
import lastlease.reports.render.Json;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of a hub in this process share: its clock, its directory, its seats. */
abstract class HubCase {
  static final String SESSION = "0123456789abcdef0123456789abcdef";
  static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");

  @TempDir Path home = Path.of("");
  final Ticking clock = new Ticking(BEGIN.plusSeconds(100));

  House house(String... events) throws IOException {
    return new House(home.resolve("hub"), clock, Map.of()).open(events);
  }

  Path seat(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  static void awaitAll(House house, String event, Path journal)
      throws IOException, InterruptedException {
    long size = Files.size(journal);
    house.await(
        "all is there",
        () -> {
          try {
            Path there = house.journal(event);
            return there != null && Files.size(there) == size;
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  static String json(PoolReport report) throws IOException {
    StringWriter text = new StringWriter();
    Json.write(report, text, false);
    return text.toString();
  }

  static PoolReport only(House house, String event) {
    List<SeatView> runs = house.tenant(event).event().runs();
    assertEquals(1, runs.size());
    return Objects.requireNonNull(runs.get(0).shown());
  }
}
