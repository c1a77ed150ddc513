package lastlease.track.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.DoubleStream;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class CheckRowTest {
  private final CheckRow row = new CheckRow();

  private List<Boolean> begin(double... seconds) {
    return DoubleStream.of(seconds).mapToObj(at -> row.begins((long) (at * Times.SECOND))).toList();
  }

  @Test
  void theFourthCheckInStepMakesARow() {
    assertEquals(List.of(false, false, false, true, true), begin(10, 13, 16, 19, 22));
  }

  @Test
  void checksThatComeAnyhowMakeNone() {
    assertFalse(begin(10, 12, 15.1, 16.4, 18, 21.4, 23, 26.5, 28).contains(true));
  }

  @Test
  void checksTooCloseOrTooFarApartMakeNone() {
    assertFalse(begin(10, 10.5, 11, 11.5, 12, 12.5).contains(true));
    assertFalse(begin(20, 25, 30, 35, 40, 45).contains(true));
  }

  @Test
  void aRowSurvivesALostCheckAndALostFirstFrame() {
    assertEquals(
        List.of(false, false, false, true, false, true, true), begin(10, 12, 14, 16, 19, 20, 24));
  }

  @Test
  void aRowIsOverWhenThreeChecksAreMissing() {
    assertEquals(List.of(false, false, false, true, false, false), begin(10, 12, 14, 16, 24, 26));
  }
}
