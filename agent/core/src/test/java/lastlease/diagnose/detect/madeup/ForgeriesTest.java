package lastlease.diagnose.detect.madeup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.Set;
import lastlease.diagnose.detect.HeardSegment;
import lastlease.track.ClientRecord;
import org.junit.jupiter.api.Test;

class ForgeriesTest {
  private static final long GUEST = 0x3C22_FB00_0000L;
  private static final long ONE_STATION = 0x0200_0000_0099L;
  private static final long GROUP = 0x0100_0000_0000L;

  private final HeardSegment segment = new HeardSegment();
  private final Set<ClientRecord> madeUp = new LinkedHashSet<>();
  private final Found add = (client, at, source, now) -> madeUp.add(client);
  private final Forgeries forgeries = new Forgeries(segment.track, add, add);

  ForgeriesTest() {
    segment.toldTo(forgeries);
  }

  private boolean sharesXid(int guest) {
    ClientRecord client = segment.client(GUEST + guest);
    assertNotNull(client);
    return forgeries.sharesXid(client);
  }

  @Test
  void twoHundredGuestsOfARushAreReal() {
    for (int i = 0; i < 200; i++) {
      segment.discover(i * .1, GUEST + i, 1000 + i);
    }
    assertEquals(Set.of(), madeUp);
  }

  @Test
  void anAddressOfAGroupIsNoInterfacesAddress() {
    segment.discover(0, GUEST, 1);
    segment.discover(1, GROUP + 1, 2);
    assertEquals(1, madeUp.size());
    assertTrue(madeUp.contains(segment.client(GROUP + 1)));
  }

  @Test
  void oneStationThatSpeaksForTwelveNamesMakesThemUpAndAllThatFollow() {
    for (int i = 0; i < 11; i++) {
      segment.discover(i, GUEST + i, 1000 + i, ONE_STATION);
    }
    assertEquals(Set.of(), madeUp, "a repeater's guests may be so many");
    segment.discover(11, GUEST + 11, 1011, ONE_STATION);
    assertEquals(12, madeUp.size());
    segment.discover(12, GUEST + 12, 1012, ONE_STATION);
    assertEquals(13, madeUp.size());
  }

  @Test
  void machinesThatOneHostStartsInAnInstantAreReal() {
    for (int i = 0; i < 19; i++) {
      segment.discover(i * .1, GUEST + i, 1000 + i, ONE_STATION);
    }
    assertEquals(Set.of(), madeUp);
  }

  @Test
  void guestsOfARepeaterThatUseTheirAddressesAreReal() {
    for (int i = 0; i < 30; i++) {
      segment.discover(10 * i, GUEST + i, 1000 + i, ONE_STATION);
      segment.takes(10 * i + .1, GUEST + i, 1000 + i, i + 1);
      segment.announces(10 * i + .3, GUEST + i, i + 1);
    }
    assertEquals(Set.of(), madeUp);
  }

  @Test
  void aRelaySpeaksForOthers() {
    for (int i = 0; i < 40; i++) {
      segment.relayed(i, GUEST + i, 1000 + i, ONE_STATION);
    }
    assertEquals(Set.of(), madeUp);
  }

  @Test
  void aStationThatHasAnsweredIsAServerOrItsRelayAndSpeaksForOthers() {
    segment.discover(0, GUEST, 1);
    segment.offers(.1, GUEST, 1, HeardSegment.SERVER);
    for (int i = 1; i < 40; i++) {
      segment.discover(i, GUEST + i, 1000 + i, HeardSegment.SERVER);
    }
    assertEquals(Set.of(), madeUp);
  }

  @Test
  void threeClientsOfOneNumberAreStrangeButNotMadeUpByThatAlone() {
    for (int i = 0; i < 2; i++) {
      segment.discover(i, GUEST + i, 0x1234);
    }
    assertFalse(sharesXid(0), "two may by a small chance");
    segment.discover(2, GUEST + 2, 0x1234);
    segment.discover(3, GUEST + 3, 0x1234);
    segment.discover(4, GUEST + 4, 5);
    for (int i = 0; i < 4; i++) {
      assertTrue(sharesXid(i), "client " + i);
    }
    assertFalse(sharesXid(4));
    assertEquals(Set.of(), madeUp, "small devices count from the same number when they start");
  }

  @Test
  void twentyNewNamesWithinAnInstantAreMadeUp() {
    for (int i = 0; i < 19; i++) {
      segment.discover(i * .001, GUEST + i, 1000 + i);
    }
    assertEquals(Set.of(), madeUp);
    segment.discover(.02, GUEST + 19, 1019);
    assertEquals(20, madeUp.size());
    segment.discover(.021, GUEST + 20, 1020);
    assertEquals(21, madeUp.size(), "the next one of the same instant as well");
  }

  @Test
  void twentyKnownClientsThatAskAgainInAnInstantAreReal() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 40; i++) {
        segment.discover(100 * round + i * (round == 0 ? .1 : .001), GUEST + i, 1000 + i);
      }
    }
    assertEquals(Set.of(), madeUp);
  }

  @Test
  void twelveStationsThatEachSpeakForOneForeignNameAreMadeUpTogether() {
    for (int i = 0; i < 11; i++) {
      segment.discover(i, GUEST + i, 1000 + i, ONE_STATION + i);
    }
    assertEquals(Set.of(), madeUp);
    segment.discover(11, GUEST + 11, 1011, ONE_STATION + 11);
    assertEquals(12, madeUp.size());
  }

  @Test
  void aClientThatIsForgottenIsNotKeptByItsNumber() {
    for (int i = 0; i < 3; i++) {
      segment.discover(i, GUEST + i, 0x1234);
    }
    ClientRecord gone = segment.client(GUEST);
    assertNotNull(gone);
    forgeries.forget(Set.of(gone));
    assertFalse(sharesXid(0));
    assertTrue(sharesXid(1));
  }
}
