package lastlease.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What {@code watch -} keeps of a capture. */
abstract class KeptSession {
  @TempDir Path home = Path.of("");
  byte[] capture = new byte[0];

  @BeforeEach
  void makeTheCapture() {
    capture = new VenueCapture().whole();
  }

  Terminal.Ended watch(byte[] stream, String... more) {
    String[] words = {"watch", "-", "-q", "--no-dashboard", "--format", "json"};
    String[] all = Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    return new Terminal(home).in(stream).run(all);
  }

  Path journal() throws IOException {
    try (Stream<Path> sessions = Files.list(home.resolve("state/lastlease"))) {
      return sessions.sorted().reduce((a, b) -> b).orElseThrow().resolve("journal.pcapng");
    }
  }

  Terminal.Ended report() {
    return new Terminal(home).run("report", "--format", "json");
  }
}
