package lastlease.diagnose.detect.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NewShareTest {
  @Test
  void withoutAnybodyBeforeBothAreTheSame() {
    assertEquals(1, NewShare.odds(0, 3, 2), 1e-9);
  }

  @Test
  void theMoreCameBeforeTheRatherItIsNew() {
    assertEquals(20, NewShare.odds(3, 0, 2), 1e-9);
    assertEquals(35, NewShare.odds(4, 0, 2), 1e-9);
  }

  @Test
  void newcomersOfTheFirstBetweenThoseOfTheOtherSayLess() {
    assertTrue(NewShare.odds(4, 3, 2) < NewShare.odds(4, 0, 2));
  }
}
