package lastlease.diagnose.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AnswerTimesTest {
  private final AnswerTimes times = new AnswerTimes();

  @Test
  void beforeAnyAnswerMostAreExpectedAtOnceSomeAfterAnAddressCheck() {
    assertEquals(.70, times.density(.1), 1e-9);
    assertEquals(.10, times.density(3), 1e-9, "dnsmasq checks for 3 s");
    assertEquals(1, times.longerThan(0), 1e-9);
  }

  @Test
  void theLongerTheWaitTheFewerAnswersAreStillToCome() {
    double before = 1;
    for (double seconds = .1; seconds < 12; seconds += .1) {
      double left = times.longerThan(seconds);
      assertTrue(left >= 0 && left <= before, seconds + " s");
      before = left;
    }
    assertEquals(0, times.longerThan(9.1), 1e-9, "nothing answers after a check and a repeat");
  }

  @Test
  void whereEachAddressIsCheckedForThreeSecondsTheAnswerIsExpectedThen() {
    double before = times.longerThan(1.5);
    for (int i = 0; i < 100; i++) {
      times.learn(3.1);
    }
    assertTrue(times.density(3.1) > .85, "a hundred answers tell: " + times.density(3.1));
    assertTrue(times.longerThan(1.5) > 3 * before, "so silence for 1.5 s tells nothing here");
    assertTrue(times.density(.1) > 0, "an answer at once stays possible");
  }

  @Test
  void aServerThatChangesIsLearnedAnewWithinSixtyAnswers() {
    for (int i = 0; i < 10_000; i++) {
      times.learn(3.1);
    }
    for (int i = 0; i < 60; i++) {
      times.learn(.02);
    }
    assertTrue(times.density(.02) > .5, "of 10,000 others: " + times.density(.02));
  }

  @Test
  void anAnswerLongAfterTheDiscoverIsNoneToIt() {
    double before = times.longerThan(3.4);
    for (int i = 0; i < 100; i++) {
      times.learn(8);
    }
    assertEquals(before, times.longerThan(3.4), 0);
  }

  @Test
  void theSharesSumToOneWhateverIsLearned() {
    for (int i = 0; i < 500; i++) {
      times.learn(i % 7 * .5);
    }
    double sum = times.density(.1) + times.density(1) + times.density(2) + times.density(5);
    assertEquals(1, sum, 1e-9);
    assertEquals(times.density(5), times.longerThan(3.4), 1e-9);
  }
}
