package lastlease.diagnose.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import lastlease.diagnose.outage.episode.AddressRange;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.track.moment.Timers;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Five minutes after the last who asked it is over, and one timer is enough for that. */
class NobodyAsksTest {
  private final Timers timers = new Timers();
  private final List<Long> over = new ArrayList<>();
  private @Nullable Episode open;
  private final NobodyAsks asking =
      new NobodyAsks(timers, () -> open, Episode::lastAsked, this::ends);

  private void ends(long now) {
    over.add(now / Times.SECOND);
    open = null;
  }

  private Episode opens(long second) {
    Episode episode = new Episode(second * Times.SECOND, 0, null, AddressRange.NONE);
    open = episode;
    asking.watch();
    return episode;
  }

  private void passes(long second) {
    while (timers.next() <= second * Times.SECOND) {
      timers.expire();
    }
  }

  @Test
  void itIsOverFiveMinutesAfterTheLastWhoAsked() {
    opens(10);
    passes(309);
    assertEquals(List.of(), over);
    passes(310);
    assertEquals(List.of(310L), over);
    assertEquals(0, timers.size(), "nothing is left of it");
  }

  @Test
  void whoAsksMeanwhileSetsItAnewWhereItCameTooEarly() {
    Episode episode = opens(10);
    episode.holderAsked(100 * Times.SECOND);
    asking.watch();
    episode.holderAsked(200 * Times.SECOND);
    asking.watch();
    assertEquals(1, timers.size(), "no timer for each who asks");
    passes(310);
    assertEquals(List.of(), over);
    assertEquals(500 * Times.SECOND, timers.next());
    passes(500);
    assertEquals(List.of(500L), over);
  }

  @Test
  void itIsWatchedByOneTimerHoweverOftenItIsSaid() {
    opens(10);
    asking.watch();
    asking.watch();
    assertEquals(1, timers.size());
  }

  @Test
  void nothingIsWatchedWhileNoneIsOpen() {
    asking.watch();
    assertEquals(0, timers.size());
    opens(10);
    open = null;
    passes(310);
    assertEquals(List.of(), over);
    assertEquals(0, timers.size(), "it was over otherwise");
    opens(400);
    passes(700);
    assertEquals(List.of(700L), over, "the next one is watched again");
  }

  /** The timer of the one before looks at the one of now, whose five minutes are its own. */
  @Test
  void anotherThatOpensBeforeTheTimerIsNotEndedByIt() {
    opens(10);
    open = null;
    opens(200);
    assertEquals(1, timers.size());
    passes(310);
    assertEquals(List.of(), over);
    passes(500);
    assertEquals(List.of(500L), over);
  }
}
