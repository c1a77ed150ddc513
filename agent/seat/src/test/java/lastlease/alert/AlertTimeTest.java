package lastlease.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AlertTimeTest {
  private static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");

  private Instant wall = BEGIN;
  private final AtomicLong nanos = new AtomicLong(7);
  private final AlertTime time = new AlertTime(() -> wall, nanos::get);

  private void pass(long wallSeconds, long awakeSeconds) {
    wall = wall.plusSeconds(wallSeconds);
    nanos.addAndGet(awakeSeconds * 1_000_000_000L);
  }

  @Test
  void aSleepIsTimeThatHasPassed() {
    pass(8 * 3600, 0);
    assertEquals(BEGIN.plusSeconds(8 * 3600), time.now());
    pass(5, 5);
    assertEquals(BEGIN.plusSeconds(8 * 3600 + 5), time.now());
  }

  @Test
  void aClockThatIsSetBackStopsNothing() {
    pass(10, 10);
    assertEquals(BEGIN.plusSeconds(10), time.now());
    pass(-3600, 1);
    assertEquals(BEGIN.plusSeconds(11), time.now());
    pass(20, 20);
    assertEquals(BEGIN.plusSeconds(31), time.now());
  }
}
