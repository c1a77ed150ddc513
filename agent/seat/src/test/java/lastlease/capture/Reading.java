package lastlease.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lastlease.wire.Frame;

/** What a capture gives, read as a stream. */
record Reading(List<Frame> frames, SourceStats stats) {
  static Reading of(byte[] capture) throws IOException {
    try (CaptureReader reader = new CaptureReader()) {
      reader.add("test", new ByteArrayInputStream(capture));
      List<Frame> frames = new ArrayList<>();
      for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
        frames.add(frame);
      }
      return new Reading(frames, reader.sources().get(0).stats());
    }
  }

  List<Long> numbers() {
    return frames.stream().map(Frame::number).toList();
  }

  List<Long> times() {
    return frames.stream().map(Frame::micros).toList();
  }
}
