package lastlease.lab.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastlease.cli.VenueCapture;
import lastlease.wire.Crowd;

/** What reports are made of: captures of the lab, and some that no lab makes. */
enum Subject {
  FULL("demo"),
  HEALTHY("kea-healthy-trickle"),
  RECOVERED("kea-recovery-by-release"),
  DEAD_SERVER("isc-dies-holders-rebind"),
  ROGUE("rogue-other-subnet"),
  /** Nothing but one DISCOVER. */
  UNDETERMINED(""),
  /** Two VLANs in need. */
  SEGMENTS(""),
  /** More devices than the page has lines for. */
  CROWD(""),
  /** Devices that call themselves what would break a page, shown by {@code --reveal}. */
  HOSTILE("");

  private static final int CLIENTS = 150;
  private static final int ROUNDS = 5;

  private static final Path CAPTURES =
      Path.of("..", "seat", "src", "test", "resources", "lastlease", "captures");

  private final String capture;

  Subject(String capture) {
    this.capture = capture;
  }

  /** The words of the command that makes the report. */
  List<String> command(Path directory, String language) throws IOException {
    Path out = directory.resolve("report");
    List<String> words =
        new ArrayList<>(
            List.of("analyze", "--out", out.toString(), "--lang", language, "-q", "--color=never"));
    if (this == HOSTILE) {
      words.add("--reveal");
    }
    if (this == FULL) {
      words.addAll(List.of("--title", "Meetup, 大阪", "--pool", "192.168.11.2-192.168.11.4"));
    }
    words.add(file(directory).toString());
    return words;
  }

  private Path file(Path directory) throws IOException {
    if (!capture.isEmpty()) {
      return CAPTURES.resolve(Path.of(capture, "seat.pcap"));
    }
    byte[] bytes =
        switch (this) {
          case HOSTILE -> hostile();
          case SEGMENTS -> Crowd.unanswered(6, ROUNDS, 20, 300);
          case CROWD -> Crowd.unanswered(CLIENTS, ROUNDS, 0);
          default -> Crowd.unanswered(1, 1, 0);
        };
    return Files.write(directory.resolve("capture.pcap"), bytes);
  }

  private static byte[] hostile() {
    return new VenueCapture()
        .hostname("<script>alert(1)</script>" + "W".repeat(120) + "\u202e[x](javascript:x)")
        .whole();
  }
}
