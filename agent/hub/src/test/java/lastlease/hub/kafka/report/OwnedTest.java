package lastlease.hub.kafka.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import lastlease.capture.journal.JournalTail;
import lastlease.hub.Story;
import lastlease.hub.intake.Post;
import lastlease.hub.kafka.journal.Entry;
import lastlease.hub.seat.SeatId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedTest {
  private static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");
  private static final SeatId ID = new SeatId("A", "0".repeat(32));

  @TempDir private Path home = Path.of("");

  /** Else the picture of the hub that tells alerts would be old by the next report's turn. */
  @Test
  void whatPressedAndDidNotArriveStillPresses() throws Exception {
    byte[] journal = Files.readAllBytes(Story.whole(home, BEGIN));
    Post post = new Post(ID, JournalTail.MAIN, 0, journal, "", false, 0, OptionalLong.empty());
    Entry entry = new Entry(post, 0, BEGIN);
    Owned owned = new Owned(ID, entry);
    owned.take(entry, -1);
    long now = System.nanoTime();
    assertTrue(owned.isUrgent(now));
    assertNotNull(owned.report(now));
    assertFalse(owned.isUrgent(now + Owned.AGAIN_NANOS));
    owned.loseReport(true);
    assertFalse(owned.isUrgent(now), "a broker that refuses it at once is not to be asked at once");
    now += Owned.AGAIN_NANOS;
    assertTrue(owned.isUrgent(now));
    owned.report(now);
    owned.loseReport(false);
    assertFalse(owned.isUrgent(now + Owned.AGAIN_NANOS), "it told of nothing that pressed");
  }
}
