package lastlease.capture.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import lastlease.capture.CaptureException;
import lastlease.capture.Reading;
import lastlease.wire.Frame;

/** What holds for every capture, whatever its bytes are. */
public final class FuzzedCapture {
  private FuzzedCapture() {}

  /** Reads it; a refusal is one line. */
  static void check(byte[] capture) throws IOException {
    Reading read;
    try {
      read = Reading.of(capture);
    } catch (CaptureException e) {
      assertEquals(1, String.valueOf(e.getMessage()).lines().count());
      return;
    }
    assertTrue(read.stats().warnings().size() < 30, "warnings are bounded");
    long before = 0;
    for (Frame frame : read.frames()) {
      assertTrue(frame.number() > before, "numbers rise");
      before = frame.number();
    }
  }

  /** Bytes behind a head that is right. */
  public static byte[] joined(byte[] head, byte[] rest) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head);
    all.writeBytes(rest);
    return all.toByteArray();
  }
}
