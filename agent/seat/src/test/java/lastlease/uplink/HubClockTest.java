package lastlease.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HubClockTest {
  private static final long SECOND = 1_000_000_000L;
  private final HubClock clock = new HubClock();

  /** Questions each second, quick ones first. */
  private void ask(int from, int until, long ownMillis, long hubMillis) {
    for (int i = from; i < until; i++) {
      clock.heard(ownMillis + i * 1000L, i * SECOND, 1_000_000L + i, hubMillis + i * 1000L);
    }
  }

  @Test
  void theQuickestAnswerTellsHowFarItIsAhead() {
    ask(0, 2, 5_000, 3_000);
    assertEquals(OptionalLong.empty(), clock.ahead());
    ask(2, 3, 5_000, 3_000);
    clock.heard(8_000, 3 * SECOND, SECOND, 4_000);
    assertEquals(OptionalLong.of(2_000), clock.ahead());
  }

  /**
   * It was heard before the own clock knew of the sleep: an hour behind, by the quickest answer.
   */
  @Test
  void whatWasHeardBeforeASleepIsForgotten() {
    ask(0, 5, 5_000, 5_000);
    clock.heard(10_000, 5 * SECOND, 1, 3_610_000);
    ask(6, 8, 3_605_000, 3_605_000);
    assertEquals(OptionalLong.empty(), clock.ahead());
    ask(8, 9, 3_605_000, 3_605_000);
    assertEquals(OptionalLong.of(0), clock.ahead());
  }
}
