package lastlease.capture.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import lastlease.capture.file.FuzzedCapture;
import lastlease.core.Input;
import lastlease.wire.PcapngBytes;

/** A session's journal: it is read as far as it can be, whatever stands in it. */
public final class JournalFuzz {
  private JournalFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    byte[] begun = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(1, "wlan0").bytes();
    Path folder = Files.createTempDirectory("lastlease-fuzz");
    Path file = folder.resolve("journal.pcapng");
    try {
      Files.write(file, FuzzedCapture.joined(begun, data));
      long inputs = 0;
      try (JournalReader reader = JournalReader.open(file)) {
        for (Input input = reader.next(); input != null; input = reader.next()) {
          inputs++;
        }
      }
      assertTrue(inputs <= data.length, "each input takes a byte at least");
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }
}
