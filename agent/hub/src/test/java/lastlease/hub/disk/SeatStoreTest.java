package lastlease.hub.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lastlease.capture.journal.JournalTail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeatStoreTest {
  @TempDir private Path home = Path.of("");

  @Test
  void anInterruptCostsOnePostAndNoMore() throws Exception {
    try (SeatStore store = SeatStore.open(home)) {
      byte[] first = {1, 2, 3, 4};
      assertEquals(4, store.append(JournalTail.MAIN, first));
      Thread.currentThread().interrupt();
      assertThrows(
          IOException.class, () -> store.append(JournalTail.MAIN, new byte[] {5, 6, 7, 8}));
      assertTrue(Thread.interrupted(), "whoever interrupted is still heard");
      assertEquals(4, store.position(JournalTail.MAIN), "nothing was added");
      assertEquals(8, store.append(JournalTail.MAIN, new byte[] {9, 9, 9, 9}));
      assertArrayEquals(
          new byte[] {1, 2, 3, 4, 9, 9, 9, 9}, Files.readAllBytes(home.resolve("journal.pcapng")));
      store.clear();
      assertEquals(0, store.position(JournalTail.MAIN));
    }
  }
}
