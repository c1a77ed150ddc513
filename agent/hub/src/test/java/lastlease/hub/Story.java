package lastlease.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import lastlease.capture.file.CaptureReader;
import lastlease.capture.journal.Journal;
import lastlease.cli.Main;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.wire.Frame;

/** The bundled capture of an exhausted pool, as a seat's live session that began some time ago. */
public final class Story {
  private Story() {}

  /**
   * The session's inputs, in order.
   *
   * @param begin when it begins; frames keep their distances
   */
  static List<Input> inputs(Instant begin) throws IOException {
    List<Input> inputs = new ArrayList<>();
    long micros = begin.toEpochMilli() * 1000;
    inputs.add(new Input.Start(micros, "wlan0", "interface", null, Settings.NONE));
    try (InputStream in =
            Objects.requireNonNull(Main.class.getResourceAsStream("demo.pcap"), "the demo");
        CaptureReader reader = new CaptureReader()) {
      reader.add("demo", in);
      long first = Long.MIN_VALUE;
      for (Input input = reader.next(); input != null; input = reader.next()) {
        if (input instanceof Input.Captured captured) {
          Frame frame = captured.frame();
          first = first == Long.MIN_VALUE ? frame.micros() : first;
          long at = micros + frame.micros() - first;
          inputs.add(
              new Input.Captured(
                  new Frame(
                      0,
                      frame.number(),
                      at,
                      "wlan0",
                      frame.linkType(),
                      frame.bytes(),
                      frame.originalLength())));
          inputs.add(new Input.Time(at + 1));
        }
      }
    }
    return inputs;
  }

  /** How many frames it has. */
  static long frames() throws IOException {
    return inputs(Instant.EPOCH).stream().filter(Input.Captured.class::isInstance).count();
  }

  /** An IPv4 frame as an interface without Ethernet has it (raw IP); all else as it is. */
  static Input withoutEthernet(Input input) {
    if (!(input instanceof Input.Captured captured)) {
      return input;
    }
    Frame frame = captured.frame();
    byte[] bytes = frame.bytes();
    if (bytes[12] != 8 || bytes[13] != 0) {
      return input;
    }
    return new Input.Captured(
        new Frame(
            0,
            frame.number(),
            frame.micros(),
            "tun0",
            101,
            Arrays.copyOfRange(bytes, 14, bytes.length),
            frame.originalLength() - 14));
  }

  /** A journal that grows input by input. */
  static Journal journal(Path directory) throws IOException {
    Journal journal = Journal.open(directory.resolve("journal.pcapng"), 1L << 30);
    journal.begin(1);
    return journal;
  }

  /** A whole journal. */
  public static Path whole(Path directory, Instant begin) throws IOException {
    try (Journal journal = journal(directory)) {
      for (Input input : inputs(begin)) {
        journal.add(input);
      }
    }
    return directory.resolve("journal.pcapng");
  }
}
