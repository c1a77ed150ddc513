package lastlease.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lastlease.capture.file.CaptureReader;
import lastlease.capture.file.SourceStats;
import lastlease.core.Input;
import lastlease.wire.Frame;
import lastlease.words.Saying;

/** What a capture gives, read as a stream. */
public record Reading(List<Frame> frames, SourceStats stats) {
  public static Reading of(byte[] capture) throws IOException {
    try (CaptureReader reader = new CaptureReader()) {
      reader.add("test", new ByteArrayInputStream(capture));
      List<Frame> frames = new ArrayList<>();
      for (Input input = reader.next(); input != null; input = reader.next()) {
        if (input instanceof Input.Captured captured) {
          frames.add(captured.frame());
        }
      }
      return new Reading(frames, reader.sources().get(0).stats());
    }
  }

  /** What was warned of, in English. */
  public List<String> warnings() {
    return stats.warnings().stream().map(Saying::toString).toList();
  }

  public List<Long> numbers() {
    return frames.stream().map(Frame::number).toList();
  }

  public List<Long> times() {
    return frames.stream().map(Frame::micros).toList();
  }
}
