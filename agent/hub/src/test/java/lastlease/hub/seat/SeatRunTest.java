package lastlease.hub.seat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import lastlease.capture.journal.JournalTail;
import lastlease.hub.Story;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeatRunTest {
  private static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");

  @TempDir private Path home = Path.of("");

  /** The event's page says that it is unknown: the room's own must not say anything else. */
  @Test
  void theRoomsPageOfADamagedSessionSaysThatItIsUnknown() throws Exception {
    byte[] journal = Files.readAllBytes(Story.whole(home, BEGIN));
    SeatRun run = new SeatRun(new SeatId("A", "0".repeat(32)), BEGIN);
    run.take(JournalTail.MAIN, journal);
    assertNotEquals(Verdict.UNDETERMINED, Objects.requireNonNull(run.shown()).verdict());
    // A block that says it is shorter than a block's own head.
    byte[] wrong =
        ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(6).putInt(4).array();
    run.take(JournalTail.MAIN, wrong);
    assertNotNull(run.damage());
    PoolReport shown = Objects.requireNonNull(run.shown());
    assertEquals(Verdict.UNDETERMINED, shown.verdict());
    assertEquals(List.of(), shown.segments());
    assertFalse(shown.options().revealed());
  }
}
