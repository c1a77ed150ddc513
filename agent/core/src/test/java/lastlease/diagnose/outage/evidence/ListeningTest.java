package lastlease.diagnose.outage.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lastlease.track.Happenings.Gap;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private final Listening listening =
      new Listening(100, List.of(new Gap(200, 250), new Gap(240, 300), new Gap(400, 450)));

  @Test
  void nobodyListenedBeforeTheBegin() {
    assertEquals(100, listening.unbroken(20, 150));
    assertEquals(120, listening.unbroken(120, 150));
    assertEquals(50, listening.within(20, 150));
    assertEquals(30, listening.within(120, 150));
    assertEquals(0, listening.within(20, 90));
    assertEquals(90, listening.unbroken(20, 90), "never behind its end");
  }

  @Test
  void whatIsUnbrokenBeginsBehindTheLastGap() {
    assertEquals(100, listening.unbroken(20, 200));
    assertEquals(210, listening.unbroken(20, 210), "in a gap");
    assertEquals(300, listening.unbroken(20, 400));
    assertEquals(310, listening.unbroken(310, 400));
    assertEquals(450, listening.unbroken(20, 500));
  }

  @Test
  void gapsAreNotCountedNorOneTwice() {
    assertEquals(100, listening.within(0, 220));
    assertEquals(100, listening.within(0, 300));
    assertEquals(200, listening.within(0, 420));
    assertEquals(250, listening.within(0, 500));
    assertEquals(60, listening.within(270, 360));
  }
}
