package lastlease.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lastlease.reports.render.PlanText;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolPlanTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration EVENT = Duration.ofHours(8);

  private static PoolPlan plan(long size, Duration lease, Duration stay) {
    return PoolPlan.of(120, 2.5, size, lease, EVENT, stay);
  }

  @Test
  void whoStaysAllTheTimeNeedsAnAddressForEachDevice() {
    assertEquals(300, plan(100, DAY, EVENT).neededAtOnce());
    assertEquals(PoolPlan.Fit.TOO_SMALL, plan(299, DAY, EVENT).fit());
    assertEquals(PoolPlan.Fit.TIGHT, plan(300, DAY, EVENT).fit());
    assertEquals(PoolPlan.Fit.ENOUGH, plan(334, DAY, EVENT).fit());
    assertEquals(Duration.ZERO, plan(100, DAY, EVENT).leaseThatFits());
  }

  @Test
  void aLeaseOfTwoDaysFillsTheSecondMorning() {
    assertEquals(100, plan(100, Duration.ofDays(2), EVENT).heldNextMorning());
    assertEquals(300, plan(400, Duration.ofDays(2), EVENT).heldNextMorning());
    // 16 h between the doors: a lease of an hour is over.
    assertEquals(0, plan(400, Duration.ofHours(1), EVENT).heldNextMorning());
    // Who came in the last quarter, stayed for 2 h and has 16 h: until after the next doors.
    assertEquals(75, plan(400, Duration.ofHours(16), Duration.ofHours(2)).heldNextMorning());
  }

  @Test
  void aLeaseOfADayHoldsAddressesOfThoseWhoLeft() {
    Duration stay = Duration.ofHours(2);
    assertEquals(300, plan(200, DAY, stay).neededAtOnce());
    // 300 devices in 8 h, each for 2 h and another: three eighths at once.
    PoolPlan shorter = plan(200, Duration.ofHours(1), stay);
    assertEquals(113, shorter.neededAtOnce());
    assertEquals(PoolPlan.Fit.ENOUGH, shorter.fit());
  }

  @Test
  void theLeaseThatFitsIsEnoughAndALongerOneIsTight() {
    Duration stay = Duration.ofHours(2);
    Duration fits = plan(200, DAY, stay).leaseThatFits();
    assertEquals(PoolPlan.Fit.ENOUGH, plan(200, fits, stay).fit());
    assertEquals(PoolPlan.Fit.TIGHT, plan(200, fits.plusMinutes(3), stay).fit());
  }

  @Test
  void thePrefixHoldsTheRecommendedPool() {
    assertEquals(23, plan(100, DAY, EVENT).prefixLength());
    assertEquals(24, PoolPlan.of(80, 2.5, 50, DAY, EVENT, EVENT).prefixLength());
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PoolPlan.of(0, 2.5, 100, DAY, EVENT, EVENT));
    assertThrows(
        IllegalArgumentException.class, () -> PoolPlan.of(10, Double.NaN, 100, DAY, EVENT, EVENT));
    assertThrows(
        IllegalArgumentException.class, () -> PoolPlan.of(10, 2.5, 100, DAY, EVENT, Duration.ZERO));
  }

  @Test
  void theLimitsOfAPlanAreAskedOfIt() {
    assertTrue(PoolPlan.arePeople(1) && PoolPlan.arePeople(10_000_000));
    assertFalse(PoolPlan.arePeople(0) || PoolPlan.arePeople(10_000_001));
    assertTrue(PoolPlan.areDevices(0.1) && PoolPlan.areDevices(100));
    assertFalse(PoolPlan.areDevices(0) || PoolPlan.areDevices(100.1));
    assertFalse(PoolPlan.areDevices(Double.NaN) || PoolPlan.lasts(DAY, Duration.ZERO));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theAnswerComesFirstAndNothingIsLeftUnfilled(Language language) {
    PlanText text = new PlanText(new Phrases(language, ZoneOffset.UTC));
    List<String> small = text.lines(plan(200, DAY, Duration.ofHours(2)));
    assertEquals(5, small.size());
    assertTrue(small.get(0).contains("200") && small.get(0).contains("300"), small::toString);
    assertTrue(small.stream().noneMatch(line -> line.contains("{") || line.contains("?")));
    assertEquals(3, text.lines(plan(400, DAY, EVENT)).size());
    String brought = text.brought(120, 2.5, PoolPlan.of(120, 2.5, 100, DAY, EVENT, EVENT));
    assertTrue(
        brought.contains("120") && brought.contains("2.5") && brought.contains("300"), brought);
    PoolPlan.Replayed crowd = new PoolPlan.Replayed(20, 300, 12, 250, 2, 290);
    List<String> days = new ArrayList<>(text.measured(plan(200, DAY, EVENT), crowd));
    assertEquals(2, days.size());
    assertTrue(days.get(1).contains("290"), days::toString);
    days.addAll(text.nextDay(plan(400, Duration.ofDays(2), EVENT)));
    days.addAll(text.nextDay(plan(400, Duration.ofHours(1), EVENT)));
    assertEquals(4, days.size());
    assertTrue(days.stream().noneMatch(line -> line.contains("{") || line.contains("?")));
  }
}
