package lastlease.reports.render.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  @Test
  void clocksThatAreCenturiesApartStillGiveAnAxis() {
    Instant from = Instant.parse("1970-01-01T00:00:00Z");
    Instant to = Instant.parse("+50000-01-01T00:00:00Z");
    TimeAxis axis = new TimeAxis(from, to, List.of());
    assertTrue(axis.at(from) < axis.at(to), axis.at(from) + " before " + axis.at(to));
  }
}
