package lastlease.diagnose.incident;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class ClaimHoldTest {
  private static final Claim LIKELY = full(Confidence.LIKELY);
  private static final Claim CONFIRMED = full(Confidence.CONFIRMED);
  private static final Claim POSSIBLE = full(Confidence.POSSIBLE);
  private static final Claim DEAD =
      Claim.of(Verdict.SERVER_UNREACHABLE, Confidence.LIKELY, Severity.CRITICAL);

  private final ClaimHold hold = new ClaimHold();

  private static Claim full(Confidence confidence) {
    return Claim.of(Verdict.POOL_EXHAUSTED, confidence, Severity.CRITICAL);
  }

  private static long at(double seconds) {
    return Math.round(seconds * Times.SECOND);
  }

  private void takes(double seconds, Claim found, Claim told) {
    assertFalse(hold.allows(found, told, at(0)), "at once");
    assertEquals(at(seconds), hold.due());
    assertFalse(hold.allows(found, told, at(seconds) - 1), "too early");
    assertTrue(hold.allows(found, told, at(seconds)), "in time");
  }

  @Test
  void anotherVerdictIsToldAfterFiveSeconds() {
    takes(5, DEAD, LIKELY);
  }

  @Test
  void certaintyIsToldAfterFifteenSeconds() {
    takes(15, CONFIRMED, LIKELY);
  }

  @Test
  void certaintyOfAnotherVerdictIsToldAfterFifteenSecondsAsWell() {
    takes(15, CONFIRMED, DEAD);
    hold.reset(false);
    takes(
        15,
        Claim.of(Verdict.SERVER_UNREACHABLE, Confidence.CONFIRMED, Severity.CRITICAL),
        CONFIRMED);
  }

  @Test
  void lessCertaintyIsToldAfterThirtySeconds() {
    takes(30, LIKELY, CONFIRMED);
    hold.reset(false);
    takes(30, POSSIBLE, LIKELY);
  }

  @Test
  void moreCertaintyShortOfProofAndOtherRivalsAreToldAtOnce() {
    assertTrue(hold.allows(LIKELY, POSSIBLE, at(0)));
    hold.reset(false);
    assertTrue(hold.allows(LIKELY.against(Verdict.PACKET_LOSS), LIKELY, at(0)));
  }

  @Test
  void evidenceThatWaversBeginsAnewEachTime() {
    for (double seconds = 0; seconds < 60; seconds += 8) {
      assertFalse(hold.allows(CONFIRMED, LIKELY, at(seconds)));
      assertEquals(at(seconds + 15), hold.due());
      hold.allows(LIKELY, LIKELY, at(seconds + 4));
    }
  }

  @Test
  void otherRivalsMeanwhileDoNotBeginItAnew() {
    assertFalse(hold.allows(DEAD, LIKELY, at(0)));
    assertFalse(hold.allows(DEAD.against(Verdict.POOL_EXHAUSTED), LIKELY, at(3)));
    assertTrue(hold.allows(DEAD, LIKELY, at(5)));
  }

  @Test
  void whatIsDueIsNamedOnceWhenItWasFirstFound() {
    hold.allows(CONFIRMED, LIKELY, at(100));
    assertEquals(at(115), hold.due());
    hold.allows(CONFIRMED, LIKELY, at(101));
    assertTrue(hold.due() < at(0), "a wake that was asked for is not asked for again");
  }

  @Test
  void aNewIncidentDoesNotInheritTheTimeOfTheLast() {
    hold.allows(CONFIRMED, LIKELY, at(0));
    hold.reset(false);
    assertFalse(hold.allows(CONFIRMED, LIKELY, at(60)));
    assertTrue(hold.allows(CONFIRMED, LIKELY, at(75)));
  }

  private double[] wavers(boolean endsBetween) {
    double[] took = new double[6];
    double now = 0;
    for (int i = 0; i < took.length; i++) {
      Claim found = i % 2 == 0 ? DEAD : LIKELY;
      Claim told = i % 2 == 0 ? LIKELY : DEAD;
      hold.allows(found, told, at(now));
      took[i] = (hold.due() - at(now)) / (double) Times.SECOND;
      now += took[i];
      assertTrue(hold.allows(found, told, at(now)));
      if (endsBetween) {
        hold.reset(true);
      }
    }
    return took;
  }

  @Test
  void eachTurnBackMustLastForTwiceAsLong() {
    assertArrayEquals(new double[] {5, 5, 10, 20, 40, 80}, wavers(false));
  }

  @Test
  void whatWaveredBeforeItEndedHasWaveredWhenItIsBack() {
    assertArrayEquals(new double[] {5, 5, 10, 20, 40, 80}, wavers(true));
  }

  @Test
  void anotherIncidentBeginsAnew() {
    wavers(false);
    hold.reset(false);
    hold.allows(DEAD, LIKELY, at(500));
    assertEquals(at(505), hold.due());
  }

  @Test
  void howeverOftenItTurnedCertaintyIsNotKeptBack() {
    wavers(false);
    hold.allows(CONFIRMED, LIKELY, at(500));
    assertEquals(at(515), hold.due());
  }
}
