package lastlease.hub.kafka.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import lastlease.hub.seat.SeatId;
import org.junit.jupiter.api.Test;

class StandingsTest {
  private static final SeatId ID = new SeatId("A", "0".repeat(32));
  private final Standings standings = new Standings();

  private static SessionState state(long offset, long position, boolean refused) {
    return new SessionState(
        offset,
        Map.of(1, new JournalOrder.Ending(position, "")),
        refused,
        false,
        refused ? null : "damaged",
        null,
        Instant.EPOCH,
        null,
        Map.of());
  }

  private void put(long offset, long position, boolean anew) {
    standings.put(ID, 1, anew, offset, new JournalOrder.Ending(position, ""));
  }

  private long position() {
    return standings.of(ID, 1).position();
  }

  @Test
  void whatIsSaidOfALaterPlaceInTheLogWins() {
    assertEquals(0, position());
    put(10, 500, false);
    assertEquals(500, position());
    standings.said(ID, state(9, 400, false));
    assertEquals(500, position(), "the reader had not come to what was put in");
    standings.said(ID, state(12, 800, false));
    assertEquals(800, position(), "another hub put in more");
  }

  @Test
  void whatTheReaderCouldNotUseIsAskedForAgain() {
    put(10, 500, false);
    standings.said(ID, state(10, 300, true));
    assertEquals(300, position());
    assertTrue(standings.of(ID, 1).exact());
    put(11, 600, false);
    assertFalse(standings.of(ID, 1).exact(), "perhaps that mended it");
  }

  @Test
  void oneFilesHoleIsNoOthers() {
    standings.said(
        ID,
        new SessionState(
            10,
            Map.of(1, new JournalOrder.Ending(300, ""), 2, new JournalOrder.Ending(40, "")),
            true,
            true,
            null,
            null,
            Instant.EPOCH,
            null,
            Map.of(2, true)));
    assertFalse(standings.of(ID, 1).exact());
    assertFalse(standings.of(ID, 1).anew());
    assertTrue(standings.of(ID, 2).exact());
    assertTrue(standings.of(ID, 2).anew());
  }

  @Test
  void aSessionThatBeginsAnewHasNothingOfBefore() {
    standings.said(ID, state(10, 300, false));
    assertEquals("damaged", String.valueOf(standings.damage(ID)), "of a hub of before");
    standings.put(ID, 2, true, 11, new JournalOrder.Ending(0, ""));
    assertEquals(0, position());
    assertNull(standings.damage(ID));
  }
}
