package lastlease.diagnose;

import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SERVER_SLOW;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.Times;
import org.junit.jupiter.api.Test;

/** What an open incident may become, and when. */
final class TurningTest {
  private static final long NOW = 1_000 * Times.SECOND;

  private final Turning turning = new Turning();

  @Test
  void anotherVerdictMustLast() {
    Claim told = claim(POOL_EXHAUSTED, Confidence.LIKELY);
    Claim found = claim(SERVER_UNREACHABLE, Confidence.LIKELY);
    assertFalse(turning.hasLasted(found, told, NOW));
    assertFalse(turning.hasLasted(found, told, NOW + Thresholds.TURN - 1));
    assertTrue(turning.hasLasted(found, told, NOW + Thresholds.TURN));
  }

  @Test
  void itBeginsAnewWhenTheOldOneIsFoundAgain() {
    Claim told = claim(POOL_EXHAUSTED, Confidence.LIKELY);
    Claim found = claim(SERVER_UNREACHABLE, Confidence.LIKELY);
    assertFalse(turning.hasLasted(found, told, NOW));
    assertTrue(turning.hasLasted(told, told, NOW + Times.SECOND));
    assertFalse(turning.hasLasted(found, told, NOW + Thresholds.TURN));
  }

  @Test
  void whereAQueueWasAsLikelyTheConfirmationMustLast() {
    Claim told = claim(POOL_EXHAUSTED, Confidence.LIKELY, SERVER_SLOW);
    Claim found = claim(POOL_EXHAUSTED, Confidence.CONFIRMED);
    assertFalse(turning.hasLasted(found, told, NOW));
    assertTrue(turning.hasLasted(found, told, NOW + Thresholds.TURN));
  }

  @Test
  void whereNothingWaversItIsConfirmedAtOnce() {
    Claim told = claim(POOL_EXHAUSTED, Confidence.LIKELY, SERVER_UNREACHABLE);
    assertTrue(turning.hasLasted(claim(POOL_EXHAUSTED, Confidence.CONFIRMED), told, NOW));
  }

  private static Claim claim(Verdict verdict, Confidence confidence, Verdict... rivals) {
    return Claim.of(verdict, confidence, Severity.CRITICAL, rivals);
  }
}
