package lastlease.diagnose.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class ServedMeanwhileTest {
  private final ServedMeanwhile served = new ServedMeanwhile();

  private static long at(double seconds) {
    return Math.round(seconds * Times.SECOND);
  }

  private void serve(int witness, double seconds) {
    served.add(witness, at(seconds));
  }

  private void serveThree() {
    serve(1, 110);
    serve(2, 111);
    serve(3, 112);
  }

  @Test
  void aServerIsNotStartedAndGoneAgainWithinTwentySeconds() {
    serveThree();
    assertFalse(served.mayBeBack(at(100), at(120)));
    assertTrue(served.mayBeBack(at(100), at(120) + 1));
  }

  @Test
  void twoAreEnoughInMoreThanTheLongestPauseOnly() {
    serve(1, 110);
    serve(2, 111);
    assertFalse(served.mayBeBack(at(100), at(164)));
    assertTrue(served.mayBeBack(at(100), at(164) + 1));
  }

  @Test
  void oneIsNever() {
    serve(1, 110);
    assertFalse(served.mayBeBack(at(100), at(100_000)));
    assertFalse(served.mayBeBack(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void whereNobodyAskedAfterwardsYetItMayStillBeBack() {
    serve(1, 110);
    serve(2, 111);
    assertTrue(served.mayBeBack(at(100), Long.MAX_VALUE));
  }

  @Test
  void whereNobodyAskedBeforeItMayHaveBeenThereAllTheTime() {
    serve(1, 110);
    serve(2, 111);
    assertTrue(served.mayBeBack(Long.MIN_VALUE, at(120)));
  }

  @Test
  void whoIsServedAgainIsNotAnotherOne() {
    serve(1, 110);
    serve(2, 111);
    serve(1, 112);
    serve(2, 113);
    serve(2, 114);
    assertFalse(served.mayBeBack(at(100), at(130)));
    serve(3, 115);
    assertTrue(served.mayBeBack(at(100), at(130)));
  }

  @Test
  void theOrdinalZeroIsAWitnessLikeAnyOther() {
    serve(0, 110);
    serve(0, 111);
    serve(1, 112);
    assertFalse(served.mayBeBack(at(100), at(130)));
    serve(2, 113);
    assertTrue(served.mayBeBack(at(100), at(130)));
  }

  @Test
  void whoWasServedWithAnotherInVainIsNotBetweenThem() {
    serve(1, 100);
    serve(2, 111);
    serve(3, 112);
    serve(4, 130);
    assertFalse(served.mayBeBack(at(100), at(130)));
    assertTrue(served.mayBeBack(at(100) - 1, at(130)));
    assertTrue(served.mayBeBack(at(100), at(130) + 1));
  }

  @Test
  void whoWasNotServedAfterAllCountsNoMore() {
    serveThree();
    serve(2, 113);
    int before = served.removed();
    served.takenBack(4);
    assertEquals(before, served.removed(), "that one was not served");
    assertTrue(served.mayBeBack(at(100), at(130)));
    served.takenBack(2);
    assertNotEquals(before, served.removed());
    assertFalse(served.mayBeBack(at(100), at(130)));
  }

  @Test
  void theLatestSixtyFourAreKept() {
    serveThree();
    for (int i = 0; i < 61; i++) {
      serve(10 + i, 200 + i);
    }
    assertTrue(served.mayBeBack(at(100), at(130)), "all 64");
    assertEquals(0, served.removed());
    serve(100, 300);
    assertEquals(1, served.removed());
    assertFalse(served.mayBeBack(at(100), at(130)), "the first is gone");
    assertTrue(served.mayBeBack(at(110.5), at(205)));
  }
}
