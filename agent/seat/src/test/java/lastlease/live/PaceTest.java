package lastlease.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long BEGUN = 5 * SECOND;

  @Test
  void aReportThatNobodySeesDoesNotPutOffThePage() {
    Pace pace = new Pace(BEGUN);
    pace.built(BEGUN, BEGUN + SECOND / 100);
    pace.shown();
    long due = pace.due();
    assertEquals(BEGUN + SECOND / 100 + SECOND, due);
    pace.built(due - SECOND / 2, due - SECOND / 2 + SECOND / 100);
    assertEquals(due, pace.due());
  }

  @Test
  void theVerdictIsNotLookedAtEachSecond() {
    Pace pace = new Pace(BEGUN);
    assertTrue(pace.isOld(BEGUN));
    pace.built(BEGUN, BEGUN);
    assertFalse(pace.isOld(BEGUN + 9 * SECOND));
    assertTrue(pace.isOld(BEGUN + 10 * SECOND));
  }

  @Test
  void whatTakesLongIsDoneSeldom() {
    Pace pace = new Pace(BEGUN);
    pace.built(BEGUN, BEGUN + 2 * SECOND);
    pace.shown();
    assertEquals(BEGUN + 22 * SECOND, pace.due());
    assertFalse(pace.isOld(BEGUN + 21 * SECOND));
    assertTrue(pace.isOld(BEGUN + 22 * SECOND));
  }
}
