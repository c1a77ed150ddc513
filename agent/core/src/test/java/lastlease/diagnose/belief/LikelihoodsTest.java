package lastlease.diagnose.belief;

import static lastlease.diagnose.belief.Condition.DEAD;
import static lastlease.diagnose.belief.Condition.DENIES;
import static lastlease.diagnose.belief.Condition.FULL;
import static lastlease.diagnose.belief.Condition.LOSSY;
import static lastlease.diagnose.belief.Condition.SLOW;
import static lastlease.diagnose.belief.Condition.WORKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LikelihoodsTest {
  private static final double LOSS = .05;
  private final Weights weights = new Weights(0);

  private OwnTrouble own() {
    return new OwnTrouble(weights, false);
  }

  private static double of(double[] likelihood, Condition condition) {
    return likelihood[condition.ordinal()];
  }

  private static void alike(double[] likelihood, Condition... conditions) {
    for (Condition one : conditions) {
      assertEquals(of(likelihood, conditions[0]), of(likelihood, one), 0, one.name());
    }
  }

  private static void isProbability(double[] likelihood) {
    assertEquals(Condition.COUNT, likelihood.length);
    for (double one : likelihood) {
      assertTrue(one > 0 && one <= 1, "" + one);
    }
  }

  /** RFC 2131 4.3.1: without a free address a server stays silent, as a dead one does. */
  @Test
  void aDiscoverIsUnansweredForCertainWhereThePoolIsFullOrTheServerDead() {
    double[] vain = Likelihoods.unanswered(own(), LOSS, 1, 0);
    isProbability(vain);
    assertEquals(1, of(vain, FULL), 0);
    assertEquals(1, of(vain, DEAD), 0);
    assertTrue(of(vain, WORKS) < .1, "a loss, or its own trouble");
    assertTrue(of(vain, WORKS) > LOSS, "both");
    assertTrue(of(vain, LOSSY) >= Likelihoods.BAD_AIR);
    assertTrue(of(vain, DENIES) > .3, "it may be one of those denied");
  }

  @Test
  void whatNobodyCouldHaveAnsweredYetSaysExactlyNothing() {
    double[] vain = Likelihoods.unanswered(own(), 1, 1, 0);
    for (double one : vain) {
      assertEquals(1, one, 0);
    }
  }

  /** That it waits on was told already by its DISCOVER: only a queue has had more time. */
  @Test
  void whoWaitsOnTakesPatienceWithAQueueAndSaysNothingElse() {
    double[] waits = Likelihoods.waitsOn(.25);
    isProbability(waits);
    assertEquals(.25, of(waits, SLOW), 0);
    for (Condition one : Condition.values()) {
      assertEquals(one == SLOW ? .25 : 1, of(waits, one), 0, one.name());
    }
  }

  @Test
  void whoWaitsOnInAQueueThatMovesSaysExactlyNothing() {
    QueuePace pace = new QueuePace(0);
    for (double one : Likelihoods.waitsOn(pace.silence(0, 0, 2))) {
      assertEquals(1, one, 0);
    }
  }

  /** However many go on, and however often: the same seconds without an answer are one silence. */
  @Test
  void thatManyWaitOnTogetherIsOneSilence() {
    QueuePace alone = new QueuePace(0);
    double once = of(Likelihoods.waitsOn(alone.silence(0, 0, 20)), SLOW);
    assertTrue(once < .2, "much longer than a step: " + once);
    QueuePace pace = new QueuePace(0);
    double slow = 1;
    for (int second = 1; second <= 20; second++) {
      for (int client = 0; client < 50; client++) {
        slow *= of(Likelihoods.waitsOn(pace.silence(0, 0, second)), SLOW);
      }
    }
    assertEquals(once, slow, 1e-9);
  }

  /** In a queue only the silence tells, which is judged once for all of those who wait. */
  @Test
  void theSilenceOfAQueueIsThatOfSlowAloneWhoeverAsks() {
    double[] first = Likelihoods.unanswered(own(), LOSS, .25, 0);
    double[] others = Likelihoods.unanswered(own(), LOSS, 1, 0);
    assertEquals(.25, of(first, SLOW), 0);
    assertEquals(1, of(others, SLOW), 0);
    for (Condition one : new Condition[] {WORKS, LOSSY, DENIES, FULL, DEAD}) {
      assertEquals(of(first, one), of(others, one), 0, one.name());
    }
  }

  @Test
  void aCrowdBehindOneQueueCarriesNoVenue() {
    QueuePace pace = new QueuePace(0);
    double slow = 1;
    for (int client = 0; client < 500; client++) {
      slow *= of(Likelihoods.unanswered(own(), LOSS, pace.silence(0, 0, 8), 0), SLOW);
    }
    assertTrue(slow > .2, "eight seconds of silence, not five hundred times that: " + slow);
  }

  @Test
  void aSingleClientsFailuresGainABoundedAmountHoweverOftenItAsks() {
    Weights one = new Weights(0);
    OwnTrouble own = own();
    double gained = 0;
    double last = 0;
    for (int i = 0; i < 100_000; i++) {
      last = one.see(Likelihoods.unanswered(own, LOSS, 1, 0)).trouble();
      own.failed(LOSS, Likelihoods.BAD_AIR);
      gained += last;
    }
    assertTrue(gained < -Math.log(OwnTrouble.BROKEN), "its own trouble explains all: " + gained);
    assertEquals(0, last, 1e-9);
    assertTrue(one.trouble() < .6, "no alarm of one client: " + one);
  }

  @Test
  void itsFirstFailureCountsMostAndEachFurtherOneLess() {
    OwnTrouble own = own();
    double before = 0;
    for (int i = 0; i < 20; i++) {
      double works = of(Likelihoods.unanswered(own, LOSS, 1, 0), WORKS);
      assertTrue(works > before || works == 1, "failure " + i);
      before = works;
      own.failed(LOSS, Likelihoods.BAD_AIR);
    }
  }

  @Test
  void severalClientsSayMoreThanOneThatRepeatsItself() {
    Weights several = new Weights(0);
    for (int client = 0; client < 6; client++) {
      several.see(Likelihoods.unanswered(own(), LOSS, .5, 0));
    }
    Weights alone = new Weights(0);
    OwnTrouble own = own();
    for (int i = 0; i < 6; i++) {
      alone.see(Likelihoods.unanswered(own, LOSS, .5, 0));
      own.failed(LOSS, Likelihoods.BAD_AIR);
    }
    assertTrue(several.trouble() > .9, several.toString());
    assertTrue(1 - several.trouble() < (1 - alone.trouble()) / 5, several + ", alone " + alone);
  }

  @Test
  void whoFailedAloneBeforeIsLikelyToBeAtFaultAgain() {
    OwnTrouble known = new OwnTrouble(weights, true);
    double[] vain = Likelihoods.unanswered(known, LOSS, 1, 0);
    assertTrue(of(vain, WORKS) > .6);
  }

  @Test
  void afterAReturnTheFailuresOfBeforeAreVoid() {
    OwnTrouble own = own();
    for (int i = 0; i < 5; i++) {
      own.failed(LOSS, Likelihoods.BAD_AIR);
    }
    double[] before = Likelihoods.unanswered(own, LOSS, 1, 0);
    double[] after = Likelihoods.unanswered(own, LOSS, 1, 1);
    assertTrue(of(before, WORKS) > .9);
    assertEquals(of(Likelihoods.unanswered(own(), LOSS, 1, 0), WORKS), of(after, WORKS), 1e-9);
  }

  /** A full pool serves only when an address has just come free; a dead server never. */
  @Test
  void whoIsServedSpeaksAgainstFullAndMoreAgainstDead() {
    double[] served = Likelihoods.served(.02, .3, .7, .05, LOSS, false);
    assertTrue(of(served, WORKS) > 10 * of(served, FULL));
    assertTrue(of(served, FULL) > 100 * of(served, DEAD));
    assertTrue(of(served, WORKS) > of(served, SLOW), "at once is not slow");
    assertTrue(of(served, WORKS) > of(served, DENIES), "it could have been one of those denied");
  }

  @Test
  void whoIsServedLateSpeaksForAQueue() {
    double[] late = Likelihoods.served(.02, .3, .05, 8, LOSS, false);
    assertTrue(of(late, SLOW) > 5 * of(late, WORKS));
  }

  /** RFC 2131 4.3.1: the client's own binding is offered to it again. */
  @Test
  void aHolderGivenItsOwnAddressSaysNextToNothingOfAFullPool() {
    double[] held = Likelihoods.servedUnseen(.02, .3, LOSS, true);
    double[] fresh = Likelihoods.servedUnseen(.02, .3, LOSS, false);
    assertTrue(of(held, FULL) > .5 * of(held, WORKS));
    assertTrue(of(fresh, FULL) < .1 * of(fresh, WORKS));
    for (Condition one : new Condition[] {WORKS, LOSSY, SLOW, DENIES, DEAD}) {
      assertEquals(of(fresh, one), of(held, one), 0, one.name());
    }
  }

  /** RFC 2131 4.3.2: a full server answers holders, so only death tells itself from the rest. */
  @Test
  void aHolderInVainSaysDeadAndTellsWorkingFromFullByExactlyNothing() {
    double[] vain = Likelihoods.holderUnanswered(own(), LOSS);
    isProbability(vain);
    alike(vain, WORKS, DENIES, FULL);
    assertEquals(1, of(vain, DEAD), 0);
    assertTrue(of(vain, FULL) < .12);
  }

  @Test
  void oneHolderWhoWalkedOutCarriesNoVenue() {
    Weights one = new Weights(0);
    OwnTrouble own = own();
    double gained = 0;
    for (int i = 0; i < 1000; i++) {
      gained += one.see(Likelihoods.holderUnanswered(own, .06)).trouble();
      own.holderFailed(.06);
    }
    assertTrue(gained < -Math.log(OwnTrouble.HOLDER_LEAVES), "" + gained);
  }

  @Test
  void aSignOfLifeSpeaksAgainstDeathAndIsElseExactlyOne() {
    double[] life = Likelihoods.life(5);
    for (Condition one : Condition.values()) {
      assertEquals(one == DEAD ? Math.exp(-5) : 1, of(life, one), 0, one.name());
    }
  }

  /** Measured: after a pool was full, 1 of 268 DISCOVERs was followed by such an ARP. */
  @Test
  void anAddressCheckIsOneWhereTheServerServesAndRareElse() {
    double[] check = Likelihoods.addressCheck();
    alike(check, WORKS, LOSSY, SLOW, DENIES);
    assertEquals(1, of(check, WORKS), 0);
    alike(check, FULL, DEAD);
    assertTrue(of(check, FULL) > 1 / 268.0, "gateways ARP by chance more often");
    assertTrue(of(check, FULL) < .1);
  }

  @Test
  void anOfferToAProbeSaysAsMuchAgainstFullAsANewcomerServed() {
    double[] offer = Likelihoods.offeredToProbe();
    alike(offer, WORKS, SLOW, DENIES);
    assertEquals(Likelihoods.CAME_FREE, of(offer, FULL), 0);
    assertEquals(Likelihoods.FORGED, of(offer, DEAD), 0);
  }

  @Test
  void aRequestThatLedNowhereGivesBackWhatItsOfferTookFromDead() {
    double[] nowhere = Likelihoods.ledNowhere(LOSS, Likelihoods.CAME_FREE);
    isProbability(nowhere);
    assertTrue(of(nowhere, DEAD) > of(nowhere, WORKS));
    assertTrue(of(nowhere, FULL) > of(nowhere, WORKS));
  }

  @Test
  void aRepeatedRequestDoesNotTellWorkingFromFull() {
    double[] repeated = Likelihoods.repeatedRequest(LOSS);
    isProbability(repeated);
    alike(repeated, WORKS, DENIES, FULL);
    assertTrue(of(repeated, DEAD) > of(repeated, WORKS));
  }

  /** dnsmasq and Kea do not reserve on OFFER: newcomers race for the last address. */
  @Test
  void aLostRaceVoidsWhatTheOfferSaidAgainstAFullPool() {
    double[] lost = Likelihoods.raceLost(Likelihoods.CAME_FREE);
    alike(lost, WORKS, LOSSY, SLOW, DENIES, DEAD);
    assertTrue(of(lost, FULL) * Likelihoods.CAME_FREE > of(lost, WORKS), "and says more");
  }
}
