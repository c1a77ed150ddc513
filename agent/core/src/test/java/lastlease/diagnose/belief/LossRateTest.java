package lastlease.diagnose.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LossRateTest {
  private final LossRate loss = new LossRate();

  private void learn(int exchanges, int lostEach) {
    for (int i = 0; i < exchanges; i++) {
      loss.learn(i % lostEach == 0 ? 1 : 0);
    }
  }

  @Test
  void beforeAnythingIsLearnedOneInTwentyIsLost() {
    assertEquals(.05, loss.mean(), 1e-9);
    assertEquals(0, loss.learnt(), 0);
  }

  @Test
  void onAWireTheRateFallsTowardsNothing() {
    learn(300, Integer.MAX_VALUE);
    assertTrue(loss.mean() < .02, "" + loss.mean());
    assertTrue(loss.mean() > 0, "a loss stays possible");
  }

  @Test
  void whereOneExchangeOfFiveIsLostThatIsWhatIsLearned() {
    for (int i = 0; i < 400; i++) {
      // Four of five exchanges arrive at once: of five sent, one is lost before.
      loss.learn(i % 4 == 0 ? 1 : 0);
    }
    assertEquals(.2, loss.mean(), .03);
    assertTrue(loss.atMost() > .2 && loss.atMost() < .3, "" + loss.atMost());
    assertEquals(100, loss.learnt(), 0);
  }

  @Test
  void oneClientThatAskedFiftyTimesCountsAsThree() {
    loss.learn(50);
    LossRate other = new LossRate();
    other.learn(3);
    assertEquals(other.mean(), loss.mean(), 0);
    assertEquals(3, loss.learnt(), 0);
  }

  @Test
  void badAirOfAnHourAgoIsForgotten() {
    learn(200, 2);
    double bad = loss.mean();
    learn(200, Integer.MAX_VALUE);
    assertTrue(bad > .25 && loss.mean() < .05, bad + ", then " + loss.mean());
  }

  @Test
  void theMoreIsSeenTheNarrowerTheBound() {
    double before = loss.atMost() - loss.mean();
    learn(100, 20);
    assertTrue(loss.atMost() > loss.mean() && loss.atMost() - loss.mean() < before / 2);
  }
}
