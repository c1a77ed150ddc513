package lastlease.diagnose.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QueuePaceTest {
  private final QueuePace pace = new QueuePace(0);

  /** The queue is served at a steady pace; returns when the last one was. */
  private double served(int clients, double each) {
    double now = 0;
    for (int i = 0; i < clients; i++) {
      now += each;
      pace.served(now);
    }
    return now;
  }

  @Test
  void beforeAnythingIsLearnedAStepTakesFourSeconds() {
    assertEquals(4, pace.step(), 1e-9);
  }

  @Test
  void aSteadyPaceIsLearned() {
    served(60, 2);
    assertEquals(2, pace.step(), .05);
  }

  @Test
  void twoWhoComeHalfAnHourApartAreNoQueue() {
    served(20, 2);
    double before = pace.step();
    pace.served(1840);
    assertEquals(before, pace.step(), 0);
  }

  @Test
  void silenceOfOneStepSaysExactlyNothing() {
    double now = served(60, 3);
    assertEquals(1, pace.silence(now, now, now + 3), 0);
  }

  @Test
  void silenceOfManyStepsSaysMuch() {
    double now = served(60, 3);
    assertTrue(pace.silence(now, now, now + 30) < 1e-3);
  }

  @Test
  void inASlowQueueTheSameSilenceSaysLess() {
    QueuePace slow = new QueuePace(0);
    for (int i = 1; i <= 60; i++) {
      slow.served(12 * i);
    }
    double now = served(60, 2);
    assertTrue(slow.silence(720, 720, 740) > 100 * pace.silence(now, now, now + 20));
  }

  @Test
  void theSameSilenceIsJudgedOnceWhoeverReportsIt() {
    double now = served(60, 3);
    double first = pace.silence(now, now, now + 15);
    assertTrue(first < 1);
    for (int client = 0; client < 1000; client++) {
      assertEquals(1, pace.silence(now, now, now + 15), 0, "client " + client);
    }
  }

  @Test
  void judgedInPiecesItSaysWhatItSaysAtOnce() {
    double now = served(60, 3);
    QueuePace other = new QueuePace(0);
    for (int i = 1; i <= 60; i++) {
      other.served(3 * i);
    }
    double pieces = 1;
    for (int second = 1; second <= 20; second++) {
      pieces *= pace.silence(now, now, now + second);
    }
    assertEquals(other.silence(now, now, now + 20), pieces, 1e-9);
  }

  @Test
  void whereNobodyListenedNothingIsSaid() {
    double now = served(60, 3);
    assertEquals(1, pace.silence(now, now + 30, now + 30), 0);
    double rest = pace.silence(now, now + 28, now + 30);
    assertTrue(rest > .4, "two seconds of listening: " + rest);
  }

  @Test
  void aCheckOrAnOfferMovesTheQueue() {
    double now = served(60, 3);
    pace.moved(now + 10);
    assertEquals(1, pace.silence(now, now, now + 13), 0);
  }

  @Test
  void whoWaitsAsLongAsOthersDidIsNotForgotten() {
    double now = served(60, 2);
    pace.waited(7);
    assertEquals(1, pace.silence(now, now, now + 10), 0, "half as long again");
    assertTrue(pace.silence(now, now, now + 30) < 1);
  }

  @Test
  void aQueueThatStandsIsNoneForWhoHasWaitedLongerThanOthersDid() {
    double now = served(60, 2);
    pace.waited(7);
    assertEquals(1, pace.silence(now - 3, now, now + 7), 0, "came 3 s before it stood still");
    assertTrue(pace.silence(now - 11, now, now + 7) < .3, "has waited half as long again");
  }
}
