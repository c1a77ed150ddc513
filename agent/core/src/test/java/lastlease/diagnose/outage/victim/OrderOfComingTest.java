package lastlease.diagnose.outage.victim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How often those whom a policy denies come last by chance. */
class OrderOfComingTest {
  private static final double EXACT = 1e-9;

  @Test
  void ofFiveDevicesTheThreeDeniedComeLastInOneOfTenOrders() {
    assertEquals(1 / 10.0, OrderOfComing.lastByChance(2, 3, 3), EXACT);
  }

  @Test
  void ofSevenInOneOfThirtyFive() {
    assertEquals(1 / 35.0, OrderOfComing.lastByChance(4, 3, 3), EXACT);
  }

  @Test
  void whoWasDeniedAmongTheServedMakesItMoreProbable() {
    // Of six orders of two served and two denied, in three the last one is denied.
    assertEquals(3 / 6.0, OrderOfComing.lastByChance(2, 2, 1), EXACT);
  }

  @Test
  void whereNobodyWasServedAllOrdersAreAlike() {
    assertEquals(1, OrderOfComing.lastByChance(0, 5, 5), EXACT);
  }

  @Test
  void whereNobodyCameLastNothingIsTold() {
    assertEquals(1, OrderOfComing.lastByChance(6, 2, 0), EXACT);
  }
}
