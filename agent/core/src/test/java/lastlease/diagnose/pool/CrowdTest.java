package lastlease.diagnose.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Arrivals replayed against other pools and leases. */
class CrowdTest {
  private static final double HOUR = 3600;

  /** One a minute, each for half an hour. */
  private static Crowd hourly(int count) {
    List<Crowd.Visit> visits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      visits.add(new Crowd.Visit(i * 60, i * 60 + 1800));
    }
    return new Crowd(visits, 0);
  }

  @Test
  void aLeaseOfADayHoldsAnAddressForEachDevice() {
    assertEquals(120, hourly(120).needed(24 * HOUR));
    assertEquals(20, hourly(120).refused(100, 24 * HOUR));
    assertEquals(0, hourly(120).refused(120, 24 * HOUR));
  }

  @Test
  void aShortLeaseGivesTheAddressesOfThoseWhoLeftToOthers() {
    // Renewed at half of the lease: of an hour at 30 min, so that it ends 60 min after that.
    assertEquals(90, hourly(300).needed(HOUR));
    assertEquals(0, hourly(300).refused(90, HOUR));
    // Of 15 min: renewed last when it leaves, and free 15 min later.
    assertEquals(45, hourly(300).needed(HOUR / 4));
  }

  @Test
  void whoWaitsUnderAMinuteIsNotRefused() {
    Crowd two = new Crowd(List.of(new Crowd.Visit(0, 1), new Crowd.Visit(550, 700)), 0);
    assertEquals(0, two.refused(1, 600));
    Crowd sooner = new Crowd(List.of(new Crowd.Visit(0, 1), new Crowd.Visit(500, 700)), 0);
    assertEquals(1, sooner.refused(1, 600));
  }

  @Test
  void moreAddressesNeverRefuseMore() {
    Crowd crowd = hourly(200);
    long before = Long.MAX_VALUE;
    for (int size = 10; size <= 200; size += 10) {
      long refused = crowd.refused(size, 4 * HOUR);
      assertTrue(refused <= before, "with " + size);
      before = refused;
    }
    assertEquals(0, before);
  }

  @Test
  void addressesThatOthersHoldAreNotToBeHad() {
    Crowd held = new Crowd(hourly(10).visits(), 5);
    assertEquals(15, held.needed(24 * HOUR));
    assertEquals(5, held.refused(10, 24 * HOUR));
    assertEquals(10, held.refused(5, 24 * HOUR));
  }

  @Test
  void twiceTheCrowdNeedsTwiceTheAddresses() {
    assertEquals(2 * hourly(100).needed(HOUR), hourly(100).times(2).needed(HOUR));
    assertEquals(150, hourly(100).times(1.5).visits().size());
  }

  @Test
  void otherDevicesFindWhatTheDayBeforeLeft() {
    Crowd two = hourly(60).days(2);
    // Leases of two days hold all of the first day's addresses, those of an hour none.
    assertEquals(60, two.refused(60, 48 * HOUR));
    assertEquals(0, two.refused(60, HOUR));
    assertEquals(120, two.needed(48 * HOUR));
  }

  /** As of a damaged timestamp: 79 years, with one address and two who ask for it all the time. */
  @Test
  @Timeout(30)
  void whoWaitsForYearsIsAskedForOnceAnAddressComesFree() {
    double years = 79 * 365 * 86_400.0;
    List<Crowd.Visit> visits = new ArrayList<>(List.of(new Crowd.Visit(0, years)));
    for (int i = 1; i < 60; i++) {
      visits.add(new Crowd.Visit(i, years));
    }
    assertEquals(59, new Crowd(visits, 0).refused(1, 3600));
    assertEquals(59, new Crowd(visits.subList(1, 60), 1).refused(1, 3600));
  }

  @Test
  void whoFindsNoneAsksOnAtTimesOfItsOwnUntilOneIsFree() {
    // The lease ends at 1000; asked at 10, 14, 22, 38, 70, then every 64 s: at 1030.
    List<Crowd.Visit> visits = List.of(new Crowd.Visit(0, 1), new Crowd.Visit(10, 1029));
    assertEquals(1, new Crowd(visits, 0).refused(1, 1000));
    List<Crowd.Visit> longer =
        List.of(new Crowd.Visit(0, 1), new Crowd.Visit(10, 1030), new Crowd.Visit(1031, 1040));
    // It is served at last, after more than a minute, and the next one finds none.
    assertEquals(2, new Crowd(longer, 0).refused(1, 1000));
  }
}
