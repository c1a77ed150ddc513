package lastlease.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import lastlease.capture.journal.Journal;
import lastlease.core.Input;
import lastlease.leases.LeaseNews;
import lastlease.live.time.StreamTime;
import lastlease.wire.Frame;
import lastlease.words.Saying;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingTablesTest {
  private static final long NOW = 1_795_000_000_000_000L;

  @TempDir private Path home = Path.of("");

  private static Input.Captured frame(StreamTime time, long micros) {
    Frame frame = new Frame(0, 1, micros, Frame.CAPTURE, 1, new byte[60], 60);
    time.of(frame);
    return new Input.Captured(frame);
  }

  @Test
  void thatTheStreamBearsAnotherTimeIsSaidOnceAndTheTablesWait() throws Exception {
    StreamTime time = new StreamTime(() -> Instant.ofEpochMilli(NOW / 1000), OptionalLong.empty());
    try (Journal journal = Journal.open(home.resolve("journal.pcapng"), Long.MAX_VALUE)) {
      KeptInputs kept = new KeptInputs(journal, time, null);
      WaitingTables tables = new WaitingTables(time, kept);
      LeaseNews news = new LeaseNews("dnsmasq:x", true, false, List.of(), List.of(), null, null);
      tables.add(news);
      tables.tell();
      kept.handNotes();
      assertNull(kept.next(0), "nobody knows yet how late it is");
      time.came(frame(time, NOW - 6_000_000));
      tables.tell();
      tables.tell();
      kept.handNotes();
      Handed.Said said = assertInstanceOf(Handed.Said.class, kept.next(0));
      assertEquals(Saying.of("leases.otherClock"), said.warning());
      assertNull(kept.next(0), "once, and no table");
      time.came(frame(time, NOW));
      tables.tell();
      assertInstanceOf(Handed.Taken.class, kept.next(0));
    }
  }
}
