package lastlease.diagnose.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class FloodTest {
  private static final long GUEST = 0x3C22_FB00_0000L;

  /** IEEE 802: no interface has a group's address, so each such name is made up at once. */
  private static final long MADE_UP = 0x0100_0000_0000L;

  private static final long ATTACKER = 0x0200_0000_0099L;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final HeardSegment segment = new HeardSegment();
  private final Set<ClientRecord> told = new LinkedHashSet<>();
  private final Flood flood = new Flood(segment.track, (client, now) -> told.add(client));

  FloodTest() {
    segment.toldTo(flood);
  }

  private static long at(double seconds) {
    return HeardSegment.at(seconds);
  }

  /** So many names, one a second. */
  private void madeUp(double from, int first, int names) {
    madeUp(from, first, names, 1);
  }

  private void madeUp(double from, int first, int names, double every) {
    for (int i = 0; i < names; i++) {
      segment.discover(from + i * every, MADE_UP + first + i, 1000 + first + i, ATTACKER);
    }
  }

  private Flood.Seen seen() {
    Flood.Seen seen = flood.seen();
    assertNotNull(seen);
    return seen;
  }

  private Finding found(double now) {
    Finding finding = flood.find(NEVER, at(now));
    assertNotNull(finding);
    return finding;
  }

  @Test
  void nineMadeUpNamesAreATestOrABrokenProgram() {
    madeUp(0, 0, 9);
    assertNull(flood.seen());
    assertNull(flood.find(NEVER, at(10)));
    assertEquals(9, told.size(), "but they are no newcomers of this venue");
  }

  @Test
  void tenArePossiblyAnAttackAndTwentyLikely() {
    madeUp(0, 0, 10);
    assertEquals(Verdict.STARVATION_ATTACK, found(10).claim().verdict());
    assertEquals(Confidence.POSSIBLE, found(10).claim().confidence());
    assertEquals(Severity.WARNING, found(10).claim().severity());
    madeUp(10, 10, 10);
    assertEquals(Confidence.LIKELY, found(20).claim().confidence());
    assertEquals(Severity.CRITICAL, found(20).claim().severity());
  }

  @Test
  void whoIsMadeUpIsKnownAndNobodyElse() {
    segment.discover(0, GUEST, 1);
    madeUp(1, 0, 10);
    ClientRecord guest = segment.client(GUEST);
    ClientRecord name = segment.client(MADE_UP);
    assertNotNull(guest);
    assertNotNull(name);
    assertFalse(flood.isFlooder(guest));
    assertTrue(flood.isFlooder(name));
    flood.forget(Set.of(name));
    assertFalse(flood.isFlooder(name));
  }

  @Test
  void itBeganWithItsFirstNameAndItsSourceIsNamed() {
    madeUp(5, 0, 12);
    assertEquals(at(5), seen().first().micros());
    assertEquals(at(16), seen().until());
    assertEquals(12, seen().names());
    assertEquals("02:00:00:00:00:99", String.valueOf(seen().source()));
  }

  @Test
  void ofManySourcesNoneIsNamed() {
    for (int i = 0; i < 12; i++) {
      segment.discover(i, MADE_UP + i, 1000 + i, ATTACKER + i);
    }
    assertNull(seen().source());
  }

  @Test
  void namesThatAskAgainAreNoNewNamesButAreCounted() {
    madeUp(0, 0, 10);
    madeUp(20, 0, 10);
    assertEquals(10, seen().names());
    assertEquals(20, seen().asked());
    assertEquals(at(29), seen().until());
  }

  @Test
  void whatTheyTakeIsCounted() {
    for (int i = 0; i < 10; i++) {
      segment.discover(i, MADE_UP + i, 1000 + i, ATTACKER);
      segment.takes(i + .1, MADE_UP + i, 1000 + i, i + 1);
    }
    assertEquals(10, seen().took());
  }

  @Test
  void afterFiveMinutesOfPauseItIsAnotherFlood() {
    madeUp(0, 0, 10);
    segment.advance(400);
    madeUp(400, 100, 9);
    assertNull(flood.seen());
    madeUp(409, 109, 1);
    assertEquals(10, seen().names());
    assertEquals(at(400), seen().first().micros());
  }

  @Test
  void aShorterPauseIsOne() {
    madeUp(0, 0, 10);
    segment.advance(200);
    madeUp(200, 100, 10);
    assertEquals(20, seen().names());
    assertEquals(at(0), seen().first().micros());
  }

  @Test
  void itExplainsOnlyWhatBeganAfterIt() {
    madeUp(10, 0, 20, .5);
    assertTrue(flood.explains(at(11), at(31)));
    assertFalse(flood.explains(at(9), at(31)), "that pool was empty before");
    assertFalse(flood.explains(at(11), at(400)), "and it is over");
  }

  @Test
  void whatAnyGuestCanSendHidesNothing() {
    madeUp(10, 0, 61);
    assertFalse(flood.explains(at(11), at(71)), "a frame a second");
  }

  @Test
  void fewNamesExplainNothing() {
    madeUp(0, 0, 19);
    assertFalse(flood.explains(at(5), at(20)));
  }

  @Test
  void aFloodAmongManyRealGuestsDoesNotExplainAnEmptyPool() {
    for (int i = 0; i < 60; i++) {
      segment.discover(i, GUEST + i, 5000 + i);
      segment.takes(i + .1, GUEST + i, 5000 + i, i + 1);
      segment.announces(i + .3, GUEST + i, i + 1);
    }
    madeUp(60, 0, 20);
    assertFalse(flood.explains(at(61), at(80)), "sixty guests took more than twenty names did");
  }

  @Test
  void whileItsVictimsAskItGoesOn() {
    madeUp(0, 0, 20, .5);
    ClientRecord name = segment.client(MADE_UP);
    assertNotNull(name);
    segment.discover(30, GUEST, 1);
    ClientRecord victim = segment.client(GUEST);
    assertNotNull(victim);
    flood.hits(Set.of(victim), at(200));
    assertEquals(List.of(victim), found(200).clients());
    assertNotNull(flood.find(at(100), at(200)), "its latest sign is the victim's");
    assertNull(flood.find(at(200), at(201)));
    assertTrue(flood.explains(at(30), at(55)));
    assertFalse(flood.explains(at(30), at(400)), "so few frames hide nothing for long");
  }

  @Test
  void itIsOverWhenNoMadeUpNameAskedForAMinute() {
    assertEquals(60 * Times.SECOND, flood.ceasesAfter(NEVER));
  }

  @Test
  void namesThatTakeAnAddressAndNeverUseItAreAFloodAtAnyRate() {
    double now = 0;
    for (int i = 0; i < 6; i++) {
      now += 20;
      segment.discover(now, GUEST + i, 5000 + i);
      segment.takes(now + .1, GUEST + i, 5000 + i, i + 1);
      segment.announces(now + .3, GUEST + i, i + 1);
    }
    // Randomised addresses, one in twenty seconds, each silent after its REQUEST.
    for (int i = 0; i < 40; i++) {
      now += 20;
      segment.discover(now, 0xDA00_0000_0000L + 7919L * i, 7000 + i);
      segment.takes(now + .1, 0xDA00_0000_0000L + 7919L * i, 7000 + i, 100 + i);
    }
    segment.advance(now + 60);
    assertTrue(seen().names() >= 35, "" + seen().names());
    for (int i = 0; i < 6; i++) {
      ClientRecord guest = segment.client(GUEST + i);
      assertNotNull(guest);
      assertFalse(flood.isFlooder(guest));
    }
  }
}
