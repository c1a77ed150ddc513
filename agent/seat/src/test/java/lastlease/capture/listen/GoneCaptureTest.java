package lastlease.capture.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lastlease.capture.file.CaptureReader;
import lastlease.core.Input;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of many captures some wait, closed, until their time comes: one may be gone by then. */
class GoneCaptureTest {
  private static final int FILES = 80;

  @TempDir private Path home = Path.of("");

  private List<Path> copies() throws IOException {
    byte[] capture;
    try (InputStream in = getClass().getResourceAsStream("/lastlease/cli/demo.pcap")) {
      capture = Objects.requireNonNull(in).readAllBytes();
    }
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(Files.write(home.resolve(i + ".pcap"), capture));
    }
    return files;
  }

  private static long frames(CaptureReader reader) throws IOException {
    long frames = 0;
    Input next = reader.next();
    while (next != null) {
      frames += next instanceof Input.Captured ? 1 : 0;
      next = reader.next();
    }
    return frames;
  }

  @Test
  void whatIsGoneByItsTurnLosesTheOthersNothing() throws IOException {
    List<Path> files = copies();
    long each;
    try (CaptureReader one = new CaptureReader()) {
      one.add(files.get(0));
      each = frames(one);
    }
    assertTrue(each > 0);
    try (CaptureReader reader = new CaptureReader()) {
      for (Path file : files) {
        reader.add(file);
      }
      Files.delete(files.get(FILES - 1));
      assertEquals((FILES - 1) * each, frames(reader));
      assertTrue(reader.sources().get(FILES - 1).stats().isStopped());
    }
  }
}
