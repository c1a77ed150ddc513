package lastlease.diagnose.incident;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Set;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

/** What is the same incident when trouble comes back. */
class DocketTest {
  private static final Set<Verdict> FULL = Set.of(Verdict.POOL_EXHAUSTED);
  private static final Claim CLAIM =
      Claim.of(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL);

  private final Docket docket = new Docket("capture", () -> {});

  private IncidentFile over(long beganSeconds, long endedSeconds) {
    IncidentFile file = docket.open(at(beganSeconds), at(beganSeconds), CLAIM);
    file.end(at(endedSeconds), EndCode.CEASED);
    return file;
  }

  private static long at(long seconds) {
    return seconds * Times.SECOND;
  }

  @Test
  void aLongOneThatIsBackAfterHalfAMinuteIsTheSame() {
    IncidentFile twentyMinutes = over(0, 1200);
    assertSame(twentyMinutes, docket.ended(FULL, at(1230)));
  }

  @Test
  void oneThatBeganLaterAndWasOverLongBeforeDoesNotHideIt() {
    IncidentFile twentyMinutes = over(0, 1200);
    over(300, 360);
    assertSame(twentyMinutes, docket.ended(FULL, at(1230)));
  }

  @Test
  void afterALongerPauseItIsAnother() {
    over(0, 1200);
    assertNull(docket.ended(FULL, at(1261)));
  }

  @Test
  void whatComesBackAgainAndAgainIsTheSameAfterALongerPause() {
    over(0, 100);
    IncidentFile second = over(300, 400);
    assertSame(second, docket.ended(FULL, at(690)));
    assertNull(docket.ended(FULL, at(701)));
  }

  @Test
  void anotherVerdictOrOneThatGoesOnIsNone() {
    over(0, 100);
    assertNull(docket.ended(Set.of(Verdict.SERVER_UNREACHABLE), at(110)));
    docket.open(at(105), at(105), CLAIM);
    assertNull(docket.ended(FULL, at(110)));
  }
}
