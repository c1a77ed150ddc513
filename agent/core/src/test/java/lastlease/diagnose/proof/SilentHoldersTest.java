package lastlease.diagnose.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class SilentHoldersTest {
  private final SilentHolders holders = new SilentHolders();
  private final ClientRecord one = KnownClients.rebindingHolder(1, at(10), at(1000));
  private final ClientRecord two = KnownClients.rebindingHolder(2, at(20), at(1000));

  private static long at(double seconds) {
    return Math.round(seconds * Times.SECOND);
  }

  private void rebinds(ClientRecord client, double first, double now) {
    holders.unanswered(client, false, at(first), at(now));
  }

  @Test
  void atFirstNobodyIsSilent() {
    assertTrue(holders.isEmpty());
    assertEquals(List.of(), holders.clients(at(0)));
    assertEquals(Long.MAX_VALUE, holders.since(at(0)));
  }

  @Test
  void holdersOfOneTimeStandTogether() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1060, 1064);
    assertEquals(List.of(one, two), holders.clients(at(1064)));
    assertEquals(at(1000), holders.since(at(1064)));
    assertEquals(2, holders.times(at(1064)));
  }

  @Test
  void aSignOfSomeTimeUntilNowSpeaksForThoseOnlyWhoHaveNotAskedSince() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1060, 1064);
    holders.answeredUntil(at(1030));
    assertEquals(List.of(two), holders.clients(at(1064)));
  }

  @Test
  void whoWalkedOutTenMinutesAgoSaysNothingOfNow() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1700, 1704);
    assertEquals(List.of(two), holders.clients(at(1704)));
    assertEquals(at(1700), holders.since(at(1704)));
    assertEquals(1, holders.times(at(1704)));
    assertEquals(List.of(), holders.clients(at(2305)), "and nor does that one later");
  }

  @Test
  void whoAsksOnAndOnKeepsNobodyWhoLeft() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1100, 1104);
    for (int more = 1; more <= 4; more++) {
      rebinds(one, 1000, 1004 + 300 * more);
    }
    assertEquals(List.of(one), holders.clients(at(2204)));
    assertEquals(5, holders.times(at(2204)), "of the one that is silent now");
    holders.answered(one);
    assertTrue(holders.isEmpty(), "who left is not kept");
  }

  @Test
  void whenNobodyAsksAnyMoreNothingIsOfNow() {
    rebinds(one, 1000, 1004);
    assertEquals(0, holders.times(at(1605)));
    assertEquals(Long.MAX_VALUE, holders.since(at(1605)));
  }

  @Test
  void anySignOfLifeBeginsItAnew() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1000, 1004);
    holders.answered(null);
    assertTrue(holders.isEmpty());
    rebinds(two, 1100, 1104);
    assertEquals(List.of(two), holders.clients(at(1104)));
    assertEquals(at(1100), holders.since(at(1104)));
  }

  @Test
  void whoHasAnAddressAgainIsSilentNoMoreTheOthersAre() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1000, 1005);
    holders.answered(one);
    assertEquals(List.of(two), holders.clients(at(1005)));
    assertFalse(holders.isEmpty());
  }

  @Test
  void onlyWhoRepeatsItselfInVainIsPersistent() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1000, 1004);
    assertEquals(0, holders.persistent(at(1004)));
    rebinds(one, 1060, 1064);
    assertEquals(1, holders.persistent(at(1064)));
    rebinds(two, 1060, 1066);
    assertEquals(2, holders.persistent(at(1066)));
    assertEquals(0, holders.persistent(at(1700)), "of that time");
  }

  @Test
  void whoAsksAnewCountsFromItsSecondDiscoverInVain() {
    holders.unanswered(one, true, at(1000), at(1004));
    assertEquals(List.of(), holders.clients(at(1004)), "a single frame may be lost");
    holders.unanswered(one, true, at(1000), at(1012));
    assertEquals(List.of(one), holders.clients(at(1012)));
  }

  @Test
  void leasesGrantedAndUsedInViewCount() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1000, 1004);
    rebinds(KnownClients.client(3), 1000, 1004);
    assertEquals(2, holders.granted(at(0), 1, at(1004)), "the third one's was never seen");
  }

  @Test
  void oneRequestInVainMayBeALostFrame() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1000, 1004);
    rebinds(one, 1000, 1064);
    assertEquals(1, holders.granted(at(0), 2, at(1064)));
    rebinds(two, 1000, 1065);
    assertEquals(2, holders.granted(at(0), 2, at(1065)));
  }

  @Test
  void leasesOfBeforeTheLastOutageDoNotSinceTheServerMayHaveLostItsRecords() {
    rebinds(one, 1000, 1004);
    rebinds(two, 1000, 1004);
    assertEquals(1, holders.granted(at(15), 1, at(1004)));
    assertEquals(0, holders.granted(at(20), 1, at(1004)));
  }

  @Test
  void whoAsksAnewMayHaveGivenItsLeaseUp() {
    for (int i = 1; i <= 3; i++) {
      holders.unanswered(one, true, at(1000), at(1000 + 4 * i));
    }
    assertEquals(0, holders.granted(at(0), 1, at(1012)));
  }
}
