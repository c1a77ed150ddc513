package lastlease.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastlease.capture.journal.Journal;
import lastlease.core.Input;
import lastlease.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalNewsTest {
  @TempDir private Path home = Path.of("");

  @Test
  void aDiskThatFailsAfterTheLimitIsToldToo() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "a device that is always full");
    Path device = Files.createSymbolicLink(home.resolve("full.pcapng"), full);
    List<String> told = new ArrayList<>();
    JournalNews news = new JournalNews();
    try (Journal journal = Journal.open(device, 2_000)) {
      for (int i = 0; i < 5; i++) {
        journal.add(new Input.Captured(new Frame(0, 1, i, "wlan0", 1, new byte[1000], 1000)));
      }
      news.tell(journal, saying -> told.add(saying.toString()));
      assertEquals(
          List.of("the journal has reached its limit; diagnosis goes on without it"), told);
      journal.flush();
      for (int i = 0; i < 2; i++) {
        news.tell(journal, saying -> told.add(saying.toString()));
      }
    }
    assertEquals(2, told.size(), told::toString);
    assertTrue(told.get(1).contains("cannot be written (No space"), told::toString);
  }
}
