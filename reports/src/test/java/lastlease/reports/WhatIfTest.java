package lastlease.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrivals replayed against other pools and leases. */
class WhatIfTest {
  private static final double HOUR = 3600;

  /** One a minute, each for half an hour. */
  private static WhatIf hourly(int count) {
    List<WhatIf.Visit> visits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      visits.add(new WhatIf.Visit(i * 60, i * 60 + 1800));
    }
    return new WhatIf(visits, 0);
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
    WhatIf two = new WhatIf(List.of(new WhatIf.Visit(0, 1), new WhatIf.Visit(550, 700)), 0);
    assertEquals(0, two.refused(1, 600));
    WhatIf sooner = new WhatIf(List.of(new WhatIf.Visit(0, 1), new WhatIf.Visit(500, 700)), 0);
    assertEquals(1, sooner.refused(1, 600));
  }

  @Test
  void moreAddressesNeverRefuseMore() {
    WhatIf crowd = hourly(200);
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
    WhatIf held = new WhatIf(hourly(10).visits(), 5);
    assertEquals(15, held.needed(24 * HOUR));
    assertEquals(5, held.refused(10, 24 * HOUR));
    assertEquals(10, held.refused(5, 24 * HOUR));
  }

  @Test
  void twiceTheCrowdNeedsTwiceTheAddresses() {
    assertEquals(2 * hourly(100).needed(HOUR), hourly(100).times(2).needed(HOUR));
    assertEquals(150, hourly(100).times(1.5).visits().size());
  }
}
