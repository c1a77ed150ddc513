package lastlease.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class LiveTimeTest {
  private static final long WALL = 1_795_000_000_000_000L;
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3600 * SECOND;

  @Test
  void coreTimeIsTheMonotonicClocksFromTheAnchorOn() {
    LiveTime time = new LiveTime(WALL, WALL, 77);
    assertEquals(WALL + 5 * SECOND, time.now(77 + 5 * SECOND));
  }

  @Test
  void slewingAndTwoReadingsOfDifferentMomentsAreNoStep() {
    LiveTime time = new LiveTime(WALL, WALL, 0);
    assertEquals(0, time.step(WALL + 10 * SECOND + 900_000, 10 * SECOND));
    assertEquals(0, time.step(WALL + 10 * SECOND - 900_000, 10 * SECOND));
  }

  @Test
  void aClockThatIsSetBackStepsOnceAndTimeGoesOn() {
    LiveTime time = new LiveTime(WALL, WALL, 0);
    long by = time.step(WALL + 10 * SECOND - HOUR, 10 * SECOND);
    assertEquals(-HOUR, by);
    assertEquals(new Input.ClockStep(WALL + 10 * SECOND, -HOUR), time.stepped(by, 10 * SECOND));
    assertEquals(0, time.step(WALL + 11 * SECOND - HOUR, 11 * SECOND));
    assertEquals(WALL + 11 * SECOND, time.now(11 * SECOND));
  }

  @Test
  void framesOfBeforeAndAfterTheStepKeepTheirOrder() {
    LiveTime time = new LiveTime(WALL, WALL, 0);
    time.stepped(-HOUR, 10 * SECOND);
    long monotonic = 10 * SECOND + 50_000;
    assertEquals(WALL + 10 * SECOND, time.of(WALL + 10 * SECOND, monotonic));
    assertEquals(WALL + 10 * SECOND + 7, time.of(WALL + 10 * SECOND + 7 - HOUR, monotonic));
    time.stepped(HOUR + 30 * SECOND, 20 * SECOND);
    assertEquals(WALL + 20 * SECOND, time.of(WALL + 50 * SECOND, 20 * SECOND));
  }

  @Test
  void aRecordingsFramesAreNoneOfThisMoment() {
    LiveTime time = new LiveTime(WALL, WALL, 0);
    assertEquals(WALL + 1, time.ofRecent(WALL + 1, SECOND));
    assertNull(time.ofRecent(WALL - HOUR, SECOND));
  }

  @Test
  void aSessionThatGoesOnUnderAnEarlierClockGoesOnFromItsEnd() {
    LiveTime time = new LiveTime(WALL, WALL - HOUR, 0);
    assertEquals(0, time.step(WALL - HOUR + SECOND, SECOND));
    assertEquals(WALL + SECOND, time.of(WALL - HOUR + SECOND, SECOND));
  }
}
