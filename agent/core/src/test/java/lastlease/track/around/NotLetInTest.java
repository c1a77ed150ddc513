package lastlease.track.around;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Admission;
import lastlease.wire.Observation.Admission.Step;
import lastlease.wire.Observation.Link;
import lastlease.wire.Observation.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotLetInTest {
  private static final MacAddress STATION = new MacAddress(0x3C23_5500_0001L);

  private final NotLetIn kept = new NotLetIn();

  private void told(long second, Step step, boolean granted, int code) {
    long at = second * Times.SECOND;
    Seen seen = new Seen(at, "capture", "", 0, second);
    kept.take(new Admission(seen, Link.NONE, STATION, step, granted, code), Sighting.of(seen, at));
  }

  @Test
  void whoFailsItsAuthenticationIsKeptOut() {
    told(10, Step.EAP, false, 4);
    Sighting at = kept.since(STATION, 0);
    assertNotNull(at);
    assertEquals(10 * Times.SECOND, at.micros());
    assertNull(kept.since(STATION, 11 * Times.SECOND));
    assertNull(kept.since(null, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 15, 23, 24})
  void whoIsSentAwayForItsKeysIsKeptOut(int reason) {
    told(10, Step.DEAUTHENTICATION, false, reason);
    assertNotNull(kept.since(STATION, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 12})
  void whoLeavesOrIsMovedElsewhereIsNot(int reason) {
    told(10, Step.DISASSOCIATION, false, reason);
    assertNull(kept.since(STATION, 0));
  }

  @Test
  void whoIsLetInAtLastIsNotKeptOut() {
    told(10, Step.ASSOCIATION, false, 17);
    told(12, Step.AUTHENTICATION, true, 0);
    assertNotNull(kept.since(STATION, 0));
    told(13, Step.ASSOCIATION, true, 0);
    assertNull(kept.since(STATION, 0));
  }
}
