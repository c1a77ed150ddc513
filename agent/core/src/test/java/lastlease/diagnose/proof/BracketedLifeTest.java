package lastlease.diagnose.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import org.junit.jupiter.api.Test;

class BracketedLifeTest {
  private static final long USUAL_WAIT = Times.SECOND / 10;
  private static final int HOLDER = 9;
  private static final int OTHER_HOLDER = 10;

  private final BracketedLife life = new BracketedLife(0);
  private final ClientRecord one = KnownClients.client(1);
  private final ClientRecord two = KnownClients.client(2);
  private final ClientRecord three = KnownClients.client(3);

  private static long at(double seconds) {
    return Math.round(seconds * Times.SECOND);
  }

  private void unanswered(ClientRecord client, double first, double at) {
    life.unanswered(client, at(first), at(at));
  }

  /** Two newcomers ask in vain from the first second on. */
  private void twoAskBefore() {
    unanswered(one, 1, 1);
    unanswered(two, 2, 2);
  }

  private void twoAskAfter(double seconds) {
    unanswered(one, 1, seconds);
    unanswered(two, 2, seconds + .5);
  }

  private void sign(double seconds, LifeKind kind, int witness, boolean ownPath, boolean sure) {
    life.life(
        new LifeSign(KnownClients.at(at(seconds)), kind, null, ownPath, witness, sure, false),
        USUAL_WAIT);
  }

  private void sign(double seconds, int witness) {
    sign(seconds, LifeKind.REPLY, witness, true, false);
  }

  @Test
  void aSignBetweenTwoBeforeAndOneAfterIsBracketed() {
    twoAskBefore();
    sign(10, HOLDER);
    assertEquals(List.of(), life.ownPath(), "the server may have died right after it");
    unanswered(one, 1, 12);
    assertEquals(1, life.ownPath().size());
    assertEquals(at(10), life.ownPath().get(0).at().micros());
    assertEquals(List.of(), life.otherPath());
  }

  @Test
  void signsThatAreOnlyClaimedAreLifeAndConfirmNothing() {
    twoAskBefore();
    for (int holder = HOLDER; holder < HOLDER + 2; holder++) {
      life.life(
          new LifeSign(KnownClients.at(at(20)), LifeKind.NAK, null, true, holder).onlyClaimed(),
          USUAL_WAIT);
    }
    twoAskAfter(22);
    assertEquals(2, life.ownPath().size());
    assertFalse(life.confirms(at(60)));
  }

  @Test
  void aLeaseThatOutlivedItsEndMayHaveBeenExtendedUntilItsUseWasHeard() {
    twoAskBefore();
    life.life(
        new LifeSign(KnownClients.at(at(10)), LifeKind.LEASE_OUTLIVED, null, false, HOLDER)
            .knownAt(at(60)),
        USUAL_WAIT);
    twoAskAfter(12);
    assertEquals(List.of(), life.otherPath(), "the server may have died after that");
    unanswered(one, 1, 61);
    assertEquals(1, life.otherPath().size());
  }

  @Test
  void withOneNewcomerBeforeItTheServerMayHaveComeBackWithTheSign() {
    unanswered(one, 1, 1);
    sign(10, HOLDER);
    unanswered(one, 1, 12);
    unanswered(two, 11, 13);
    assertEquals(List.of(), life.ownPath());
  }

  @Test
  void whoAskedASecondBeforeTheSignMayStillHaveBeenWaitingForAnAddressCheck() {
    unanswered(one, 1, 1);
    unanswered(two, 9, 9);
    sign(10, HOLDER);
    unanswered(one, 1, 12);
    assertEquals(List.of(), life.ownPath());
  }

  @Test
  void theOneWhomTheSignConcernsIsNoneOfTheTwoBefore() {
    twoAskBefore();
    sign(10, 2);
    unanswered(one, 1, 12);
    unanswered(three, 11, 13);
    assertEquals(List.of(), life.ownPath());
  }

  @Test
  void theOneWhomTheSignConcernsIsNotTheOneAfter() {
    twoAskBefore();
    unanswered(three, 3, 3);
    sign(10, 3);
    unanswered(three, 3, 12);
    assertEquals(List.of(), life.ownPath());
    unanswered(one, 1, 13);
    assertEquals(1, life.ownPath().size());
  }

  @Test
  void aSignThatIsToldLateIsBracketedByDiscoversAlreadySeen() {
    twoAskBefore();
    unanswered(one, 1, 15);
    sign(10, LifeKind.INIT_REBOOT_ACCEPTED, HOLDER, true, false);
    assertEquals(1, life.ownPath().size());
  }

  @Test
  void aSignOfBeforeTheFirstFailureSaysNothing() {
    BracketedLife late = new BracketedLife(at(20));
    late.unanswered(one, at(1), at(21));
    late.unanswered(two, at(2), at(22));
    late.life(
        new LifeSign(KnownClients.at(at(20)), LifeKind.REPLY, null, true, HOLDER, false, false),
        USUAL_WAIT);
    late.unanswered(one, at(1), at(30));
    assertEquals(List.of(), late.ownPath());
  }

  @Test
  void anAddressCheckIsNoProofSinceGatewaysArpByChance() {
    twoAskBefore();
    sign(10, LifeKind.ADDRESS_CHECK, 0, true, false);
    twoAskAfter(12);
    assertEquals(List.of(), life.ownPath());
    assertFalse(life.confirms(at(100)));
  }

  @Test
  void aRenewalThatBypassesTheRelayIsOfAnotherPathAndNeverConfirms() {
    twoAskBefore();
    sign(10, LifeKind.RENEWAL_ACK, HOLDER, false, true);
    twoAskAfter(12);
    assertEquals(1, life.otherPath().size());
    assertEquals(List.of(), life.ownPath());
    assertFalse(life.confirms(at(100)));
    assertFalse(life.confirms(at(100)));
  }

  @Test
  void whereAllWaitForLongTheTwoMustHaveWaitedThreeTimesThatElseItIsAQueue() {
    twoAskBefore();
    for (int holder : new int[] {HOLDER, OTHER_HOLDER}) {
      life.life(
          new LifeSign(KnownClients.at(at(10)), LifeKind.REPLY, null, true, holder, false, false),
          at(5));
    }
    twoAskAfter(12);
    assertEquals(2, life.ownPath().size());
    assertFalse(life.confirms(at(100)));
  }

  @Test
  void oneForgeableFrameNeverConfirms() {
    twoAskBefore();
    sign(10, HOLDER);
    twoAskAfter(12);
    assertFalse(life.confirms(at(3600)));
  }

  @Test
  void theSameClientsSecondFrameOfThatKindDoesNotConfirmEither() {
    twoAskBefore();
    sign(10, HOLDER);
    sign(11, HOLDER);
    twoAskAfter(13);
    assertFalse(life.confirms(at(3600)));
  }

  @Test
  void twoSignsOfDifferentClientsConfirm() {
    twoAskBefore();
    sign(10, HOLDER);
    sign(11, OTHER_HOLDER);
    twoAskAfter(13);
    assertFalse(life.confirms(at(19)), "the second of those after had no time yet");
    assertTrue(life.confirms(at(20)));
  }

  @Test
  void manySignsOfManyKindsOfOneClientAreTheWordOfOne() {
    twoAskBefore();
    sign(10, LifeKind.NEWCOMER_SERVED, HOLDER, true, false);
    sign(10.5, LifeKind.NAK, HOLDER, true, false);
    sign(11, LifeKind.INIT_REBOOT_ACCEPTED, HOLDER, true, false);
    sign(11.5, LifeKind.REPLY, HOLDER, true, false);
    twoAskAfter(13);
    assertFalse(life.confirms(at(3600)));
  }

  @Test
  void theAnswerToTheAgentsOwnQuestionConfirmsAlone() {
    twoAskBefore();
    sign(10, LifeKind.INFORM_ACK, 0, true, true);
    twoAskAfter(13);
    assertTrue(life.confirms(at(30)));
  }

  @Test
  void withOnlyOneClientAfterItNothingIsConfirmed() {
    twoAskBefore();
    sign(10, LifeKind.INFORM_ACK, 0, true, true);
    unanswered(one, 1, 13);
    unanswered(one, 1, 21);
    unanswered(one, 1, 37);
    assertFalse(life.confirms(at(100)), "it may be that client's own trouble");
  }

  @Test
  void aSignMinutesAfterTheFirstFailureMayBeTheReturnAndMustStandForAWhile() {
    twoAskBefore();
    sign(300, LifeKind.INFORM_ACK, 0, true, true);
    twoAskAfter(302);
    assertFalse(life.confirms(at(319)));
    assertTrue(life.confirms(at(320)), "a server that is back had answered by now");
  }

  @Test
  void thousandsOfSignsAreBoundedAndTheFirstOnesStay() {
    twoAskBefore();
    for (int i = 0; i < 5000; i++) {
      sign(10 + i * .001, HOLDER + i);
    }
    twoAskAfter(16);
    assertTrue(life.ownPath().size() <= 24, "" + life.ownPath().size());
    assertEquals(HOLDER, life.ownPath().get(0).witness());
    assertTrue(life.confirms(at(30)));
  }

  @Test
  void whoWasServedAndAsksAnewWasNoSignOfAFullPool() {
    twoAskBefore();
    sign(20, LifeKind.NEWCOMER_SERVED, HOLDER, true, false);
    twoAskAfter(40);
    assertEquals(1, life.ownPath().size());
    life.takenBack(HOLDER + 1);
    assertEquals(1, life.ownPath().size(), "another's success");
    life.takenBack(HOLDER);
    assertEquals(List.of(), life.ownPath());
  }

  @Test
  void whatWasSeenBeforeAnOfferWasTakenInVainShowsASlowServerAsWell() {
    twoAskBefore();
    sign(20, HOLDER);
    sign(22, HOLDER + 1);
    twoAskAfter(40);
    ClientRecord taker = KnownClients.client(3);
    life.tookOffer(taker, at(50));
    life.tookOffer(taker, at(78));
    assertFalse(life.confirms(at(200)), "neither acknowledged nor refused: it took another");
    sign(210, HOLDER);
    sign(212, HOLDER + 1);
    twoAskAfter(230);
    assertTrue(life.confirms(at(250)));
  }

  @Test
  void whoLosesARaceForAnAddressTakesNothingInVain() {
    twoAskBefore();
    sign(20, HOLDER);
    sign(22, HOLDER + 1);
    twoAskAfter(40);
    ClientRecord taker = KnownClients.client(3);
    life.tookOffer(taker, at(50));
    life.refused(taker);
    life.tookOffer(taker, at(78));
    assertFalse(life.confirms(at(100)), "it may wait for a slow server");
    assertTrue(life.confirms(at(200)));
  }

  private void served(double seconds, int witness) {
    life.served(witness, at(seconds));
    sign(seconds, LifeKind.NEWCOMER_SERVED, witness, true, false);
  }

  @Test
  void twoOfTwoInSoLongATimeThatEveryVictimWouldHaveAsked() {
    twoAskBefore();
    unanswered(one, 1, 8);
    served(30, 4);
    served(50, 5);
    twoAskAfter(80);
    assertEquals(List.of(), life.ownPath(), "the server may have been back from 9 to 79");
  }

  @Test
  void holdersThatAreAnsweredAreNoServerThatIsBack() {
    twoAskBefore();
    unanswered(one, 1, 8);
    sign(30, HOLDER);
    sign(50, OTHER_HOLDER);
    twoAskAfter(80);
    assertEquals(2, life.ownPath().size(), "no newcomer was served");
  }

  @Test
  void allWhoAskedWereServedForAWhileAndThenNobody() {
    twoAskBefore();
    unanswered(one, 1, 8);
    served(12, 4);
    served(15, 5);
    served(40, 6);
    twoAskAfter(60);
    assertEquals(List.of(), life.ownPath(), "the server may have been back from 12 to 40");
    assertFalse(life.confirms(at(90)));
  }

  @Test
  void somebodyAmongThemAsksInVain() {
    twoAskBefore();
    unanswered(one, 1, 8);
    served(12, 4);
    served(15, 5);
    served(40, 6);
    unanswered(two, 2, 30);
    twoAskAfter(60);
    assertEquals(3, life.ownPath().size());
    assertTrue(life.confirms(at(90)));
  }

  @Test
  void somebodyWhoAskedAmongThemIsKnownToBeInVainOnlyLater() {
    twoAskBefore();
    unanswered(one, 1, 8);
    served(12, 4);
    served(15, 5);
    served(40, 6);
    unanswered(one, 1, 60);
    unanswered(two, 2, 30);
    assertEquals(
        List.of(at(12), at(15), at(40)),
        life.ownPath().stream().map(sign -> sign.at().micros()).toList());
  }

  @Test
  void addressesThatCameFreeTogetherAreNoServerThatWasBack() {
    twoAskBefore();
    unanswered(one, 1, 8);
    served(12, 4);
    served(13, 5);
    served(14, 6);
    twoAskAfter(16);
    assertEquals(3, life.ownPath().size(), "nobody repairs a server for four seconds");
  }

  @Test
  void oneOfThemWasNotServedAfterAll() {
    twoAskBefore();
    unanswered(one, 1, 8);
    served(12, 4);
    served(15, 5);
    served(40, 6);
    twoAskAfter(60);
    assertEquals(List.of(), life.ownPath(), "the server may have been back from 12 to 40");
    life.takenBack(5);
    twoAskAfter(70);
    assertEquals(
        List.of(4, 6), life.ownPath().stream().map(LifeSign::witness).toList(), "two in 52 s");
  }
}
