package lastlease.diagnose.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Set;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.Revision;
import lastlease.reports.Incident.RevisionCode;
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

  @Test
  void theLatestFiveHundredAreKeptAndTheOthersCounted() {
    IncidentFile goesOn = docket.open(at(0), at(0), CLAIM);
    for (int i = 0; i < 502; i++) {
      over(i * 1000L, i * 1000L + 100);
    }
    assertEquals(500, docket.files().size());
    assertEquals(3, docket.omitted());
    assertSame(goesOn, docket.files().get(0));
    assertEquals(at(3000), docket.files().get(1).began());
  }

  @Test
  void oneThatWaversAllDayTellsHowItBeganAndHowItTurnedOfLate() {
    IncidentFile wavers = docket.open(at(0), at(0), CLAIM);
    Claim less = Claim.of(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, Severity.WARNING);
    for (int i = 1; i <= 300; i++) {
      wavers.revise(i % 2 == 0 ? CLAIM : less, RevisionCode.MORE_VICTIMS, at(i));
    }
    List<Revision> told = wavers.incident().revisions();
    assertEquals(100, told.size());
    assertEquals(Times.instant(at(1)), told.get(0).at());
    assertEquals(Times.instant(at(202)), told.get(1).at());
    assertEquals(Times.instant(at(300)), told.get(99).at());
  }
}
