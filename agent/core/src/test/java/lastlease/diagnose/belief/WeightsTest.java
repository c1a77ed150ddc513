package lastlease.diagnose.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final double[] ONES = {1, 1, 1, 1, 1, 1};
  private static final double[] VAIN = {.1, .6, .7, .4, 1, 1};

  private final Weights weights = new Weights(0);

  private double[] all() {
    return all(weights);
  }

  private static double[] all(Weights weights) {
    return Arrays.stream(Condition.values()).mapToDouble(weights::of).toArray();
  }

  private static void sumsToOne(Weights weights, String when) {
    assertEquals(1, Arrays.stream(all(weights)).sum(), 1e-9, when);
  }

  @Test
  void atTheFirstFrameTheProbabilitiesSumToOne() {
    sumsToOne(weights, "start");
    assertTrue(weights.trouble() < .2, "most networks work most of the time: " + weights);
  }

  @Test
  void whateverHappensTheyStaySoAndNothingIsImpossible() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    double now = 0;
    for (int i = 0; i < 20_000; i++) {
      String when = "seed " + seed + ", step " + i;
      switch (random.nextInt(3)) {
        case 0 -> {
          now += random.nextInt(10) == 0 ? 5000 * random.nextDouble() : random.nextDouble();
          weights.advance(now);
        }
        case 1 -> weights.arrival(random.nextBoolean());
        default -> weights.see(random.doubles(6, 0, 1).map(x -> x * x * x * x).toArray());
      }
      sumsToOne(weights, when);
      for (double one : all()) {
        assertTrue(one > 0 && one < 1, () -> when + ": " + weights);
      }
      assertTrue(weights.fresh() >= 0 && weights.fresh() <= 1, when);
    }
    System.out.println("WeightsTest seed " + seed);
  }

  @Test
  void whatSaysNothingChangesNothingInAHundredThousandTimes() {
    for (int failures = 0; failures < 40; failures += 13) {
      for (int i = 0; i < failures; i++) {
        weights.see(VAIN);
      }
      double[] before = all();
      for (int i = 0; i < 100_000; i++) {
        weights.see(ONES);
      }
      double[] after = all();
      for (int i = 0; i < before.length; i++) {
        // What is left is the rounding of the sum: a factor of 0.98 each would be e^-2000.
        assertEquals(before[i], after[i], 1e-11 * before[i], "no drift");
      }
    }
  }

  @Test
  void aCommonFactorSaysNothing() {
    double[] before = all();
    Weights.Gain gain = weights.see(new double[] {.02, .02, .02, .02, .02, .02});
    assertEquals(0, gain.trouble(), 1e-12);
    double[] after = all();
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], after[i], 1e-12);
    }
  }

  @Test
  void theGainIsTheLogOfTheLikelihoodRatio() {
    // All that serves alike, full twice as likely as dead: the odds move by just that.
    Weights.Gain gain = weights.see(new double[] {.25, .25, .25, .25, 1, 1});
    assertEquals(Math.log(4), gain.trouble(), 1e-9);
    assertEquals(0, gain.fullToDead(), 1e-9);
    gain = weights.see(new double[] {1, 1, 1, 1, 1, .5});
    assertEquals(Math.log(2), gain.fullToDead(), 1e-9);
    assertTrue(gain.trouble() < 0, "life speaks for what serves as well");
  }

  @Test
  void theOrderOfWhatIsSeenDoesNotMatter() {
    Weights other = new Weights(0);
    double[] life = Likelihoods.life(5);
    weights.see(VAIN);
    weights.see(life);
    other.see(life);
    other.see(VAIN);
    for (Condition one : Condition.values()) {
      assertEquals(weights.of(one), other.of(one), 1e-12, one.name());
    }
  }

  @Test
  void timeInOneStepOrInManyComesToMuchTheSame() {
    Weights steps = new Weights(0);
    for (int second = 1; second <= 60; second++) {
      steps.advance(second);
    }
    weights.advance(60);
    for (Condition one : Condition.values()) {
      assertEquals(weights.of(one), steps.of(one), .01, one.name());
    }
  }

  @Test
  void timeNeverGoesBack() {
    weights.advance(10);
    double[] before = all();
    weights.advance(5);
    weights.advance(10);
    assertEquals(Arrays.toString(before), Arrays.toString(all()));
  }

  @Test
  void whoComesNewMayBeTheOneForWhomNoAddressIsLeft() {
    double full = weights.of(Condition.FULL);
    double dead = weights.of(Condition.DEAD);
    weights.arrival(false);
    double atFirst = weights.of(Condition.FULL) - full;
    weights.arrival(true);
    double later = weights.of(Condition.FULL) - full - atFirst;
    assertTrue(atFirst > 0 && later > 3 * atFirst, "more where newcomers were served in view");
    assertEquals(dead, weights.of(Condition.DEAD), 0, "arrivals kill no server");
  }

  @Test
  void aServiceThatComesBackBeginsANewTimeOnceForEachReturn() {
    for (int i = 0; i < 20; i++) {
      weights.see(VAIN);
    }
    assertTrue(weights.trouble() > .99);
    assertEquals(0, weights.epoch());
    // Minutes after, most of what works has just come back; what was suffered before is void.
    weights.advance(600);
    assertTrue(weights.trouble() < .6, weights.toString());
    assertEquals(1, weights.epoch());
  }

  @Test
  void whatIsTakenBackAtOnceLeavesAllAsItWas() {
    weights.see(VAIN);
    double[] before = all();
    double[] success = {.9, .4, .2, .5, .08, 1e-4};
    weights.see(success);
    weights.undo(success, before);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], all()[i], 1e-9);
    }
  }

  @Test
  void whatIsTakenBackLateMakesNoTroubleOfWhatCameByTimeAlone() {
    double[] before = all();
    double[] success = {.9, .4, .2, .5, .08, 1e-4};
    weights.see(success);
    weights.see(success);
    weights.advance(60);
    double now = weights.trouble();
    weights.undo(success, before);
    double most = now + before[Condition.FULL.ordinal()] + before[Condition.DEAD.ordinal()];
    assertTrue(weights.trouble() <= most * 1.1, weights + " against " + most);
  }
}
