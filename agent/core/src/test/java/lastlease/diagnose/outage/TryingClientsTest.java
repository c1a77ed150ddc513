package lastlease.diagnose.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.diagnose.outage.TryingClients.Trying;
import lastlease.diagnose.outage.episode.AddressRange;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

/** What goes on beside clients that ask in vain. */
class TryingClientsTest {
  private static final double EXACT = 1e-9;

  private final TryingClients trying = new TryingClients();
  private final ClientRecord client = KnownClients.client(1);
  private final Attempt attempt = KnownClients.attempt(at(10));

  private static long at(int seconds) {
    return seconds * Times.SECOND;
  }

  /** A DISCOVER of then, which is not the attempt's first, goes unanswered. */
  private Trying failsAgain(ClientRecord one, Attempt its, int seconds) {
    its.add(KnownClients.at(at(seconds)), 0, 0);
    trying.asks(one, false, at(seconds));
    return trying.failed(one, its, true, at(seconds + 1));
  }

  private Served serve(int ordinal, int seconds) {
    return serve(KnownClients.client(ordinal), seconds);
  }

  private Served serve(ClientRecord other, int seconds) {
    Ipv4 address = new Ipv4(0x0A4D0000 + other.ordinal());
    Served one = KnownClients.served(other, at(seconds), address, true);
    trying.served(one);
    return one;
  }

  /** One that begins to ask only now is given an address that nobody had. */
  private void serveLatecomer(int ordinal, int began) {
    Ipv4 address = new Ipv4(0x0A4D0000 + ordinal);
    trying.served(
        KnownClients.servedSince(
            KnownClients.client(ordinal), at(began), at(began) + Times.SECOND / 10, address));
  }

  private static Episode episode(long servedBefore, ClientRecord... victims) {
    Episode episode = new Episode(at(10), servedBefore, null, AddressRange.NONE);
    for (ClientRecord victim : victims) {
      episode.unanswered(victim, KnownClients.attempt(at(10)), Long.MIN_VALUE, at(10));
    }
    return episode;
  }

  @Test
  void discoversInVainAreCountedAnewOnceAnybodyWasServed() {
    trying.failed(client, attempt, true, at(11));
    assertEquals(2, failsAgain(client, attempt, 14).inVain());
    serve(2, 16);
    assertEquals(1, failsAgain(client, attempt, 22).inVain());
  }

  @Test
  void discoversInVainAreCountedAnewOnceAQueueMoved() {
    trying.failed(client, attempt, true, at(11));
    trying.queueMoves();
    assertEquals(1, failsAgain(client, attempt, 14).inVain());
  }

  @Test
  void whatWasSentBeforeASuccessDoesNotCount() {
    assertEquals(0, trying.failed(client, attempt, false, at(11)).inVain());
  }

  @Test
  void whoWasServedBetweenTwoOfItsDiscoversOvertookIt() {
    Trying one = trying.failed(client, attempt, true, at(11));
    serve(2, 12);
    assertEquals(0, one.overtakenBy(), "until it asks again it may be an outage since then");
    failsAgain(client, attempt, 14);
    assertEquals(1, one.overtakenBy());
  }

  @Test
  void oneDeviceThatIsServedTwiceOvertookItOnce() {
    ClientRecord again = KnownClients.client(2);
    Trying one = trying.failed(client, attempt, true, at(11));
    serve(again, 12);
    failsAgain(client, attempt, 14);
    serve(again, 16);
    failsAgain(client, attempt, 22);
    assertEquals(1, one.overtakenBy());
  }

  @Test
  void aSuccessThatWasNoneOvertookNobody() {
    Trying one = trying.failed(client, attempt, true, at(11));
    Served refused = serve(2, 12);
    failsAgain(client, attempt, 14);
    KnownClients.takeBack(refused);
    trying.takenBack(refused);
    assertEquals(0, one.overtakenBy());
  }

  @Test
  void whoIsServedAsksInVainNoMore() {
    trying.know(client, trying.failed(client, attempt, true, at(11)));
    assertTrue(trying.isKnown(client));
    serve(client, 12);
    assertFalse(trying.isKnown(client));
    Attempt next = KnownClients.attempt(at(100));
    assertEquals(1, trying.failed(client, next, true, at(101)).inVain());
  }

  @Test
  void aLatecomerThatIsGivenANewAddressShowsThatThereAreSome() {
    trying.failed(client, attempt, true, at(11));
    failsAgain(client, attempt, 14);
    serveLatecomer(2, 20);
    assertTrue(failsAgain(client, attempt, 22).isOvertaken());
  }

  @Test
  void whoFailedOnceOnlyMayHaveLostADiscover() {
    trying.failed(client, attempt, true, at(11));
    serveLatecomer(2, 12);
    assertFalse(failsAgain(client, attempt, 14).isOvertaken());
  }

  @Test
  void whoBeganToAskEarlierWasInTheQueueBefore() {
    trying.failed(client, attempt, true, at(11));
    failsAgain(client, attempt, 14);
    serveLatecomer(2, 13);
    assertFalse(failsAgain(client, attempt, 22).isOvertaken());
  }

  @Test
  void aDeviceThatChangesItsAddressGoesOnAsTheSame() {
    ClientRecord before = KnownClients.phone(1, "phone", at(10));
    trying.failed(before, attempt, true, at(11));
    failsAgain(before, attempt, 14);
    serveLatecomer(3, 20);
    failsAgain(before, attempt, 22);
    ClientRecord after = KnownClients.phone(2, "phone", at(40));
    assertTrue(trying.failed(after, KnownClients.attempt(at(40)), true, at(41)).isOvertaken());
  }

  @Test
  void anAttemptIsToldOnceAndTheNextOneAgain() {
    Trying one = trying.failed(client, attempt, true, at(11));
    one.tell();
    trying.asks(client, false, at(14));
    assertTrue(one.isTold());
    trying.asks(client, true, at(100));
    assertFalse(one.isTold());
  }

  @Test
  void newAddressesAreCountedSinceItBeganToAsk() {
    serve(2, 9);
    Trying one = trying.failed(client, attempt, true, at(11));
    serve(3, 12);
    trying.served(
        KnownClients.served(KnownClients.client(4), at(13), Ipv4.parse("10.77.0.9"), false));
    assertEquals(1, trying.freshSince(one));
  }

  @Test
  void whomAPolicyWouldExplainIsNotBeyondIt() {
    ClientRecord second = KnownClients.client(2);
    ClientRecord third = KnownClients.client(3);
    trying.failed(client, attempt, true, at(11));
    failsAgain(client, attempt, 14);
    serveLatecomer(4, 20);
    failsAgain(client, attempt, 22);
    trying.failed(second, KnownClients.attempt(at(23)), true, at(24));
    trying.failed(third, KnownClients.attempt(at(24)), true, at(25));
    Episode silence = episode(1, client, second, third);
    assertEquals(
        2, trying.beyondPolicy(silence, 3, at(26)), "the first failed where there were addresses");
    assertEquals(1, trying.beyondPolicy(silence, 1, at(26)), "no more than asked for");
  }

  @Test
  void whoAsksTwiceAndNoMoreMayHaveBeenAnsweredOutOfView() {
    serve(8, 1);
    serve(9, 2);
    ClientRecord second = KnownClients.client(2);
    ClientRecord third = KnownClients.client(3);
    Episode silence = episode(2, client, second, third);
    assertEquals(3, trying.beyondPolicy(silence, 4, at(30)));
    assertEquals(0, trying.beyondPolicy(silence, 4, at(200)));
    assertEquals(1, trying.lastByChance(silence, at(200)), EXACT);
  }

  @Test
  void threeThatFailAfterTwoWereServedComeLastInOneOfTenOrders() {
    serve(8, 1);
    serve(9, 2);
    ClientRecord second = KnownClients.client(2);
    ClientRecord third = KnownClients.client(3);
    assertEquals(1 / 10.0, trying.lastByChance(episode(2, client, second, third), at(26)), EXACT);
  }

  @Test
  void whoRetransmitsIsExpectedToAskOn() {
    trying.failed(client, attempt, true, at(11));
    Episode silence = episode(1, client);
    assertTrue(trying.anyAsksOn(silence, at(20)));
    assertFalse(trying.anyAsksOn(silence, at(60)), "it may have left");
  }

  @Test
  void whoWasOvertakenIsLookedAtHoweverLateItIs() {
    trying.failed(client, attempt, true, at(11));
    serve(2, 12);
    failsAgain(client, attempt, 14);
    assertTrue(trying.anyAsksOn(episode(1, client), at(600)));
  }

  @Test
  void ofTooManyTheOldestIsForgotten() {
    trying.failed(client, attempt, true, at(11));
    for (int i = 2; i <= 20_001; i++) {
      trying.failed(KnownClients.client(i), KnownClients.attempt(at(12)), true, at(13));
    }
    assertEquals(1, failsAgain(client, attempt, 14).inVain());
  }
}
