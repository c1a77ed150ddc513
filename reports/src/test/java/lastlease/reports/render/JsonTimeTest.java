package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTimeTest {
  @Test
  void microsecondsAreWrittenAndWhatIsFinerIsCutOff() {
    assertEquals(
        "2026-11-28T09:07:03.000001Z",
        JsonTime.of(Instant.parse("2026-11-28T09:07:03.000001999Z")));
    assertEquals("1969-12-31T23:59:59.999999Z", JsonTime.of(Instant.EPOCH.minusNanos(1000)));
  }

  @Test
  void anyTimeIsWrittenAsAFormatterWould() {
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    Random random = new Random(20261128);
    for (int i = 0; i < 2000; i++) {
      long second = random.nextLong(-62_135_596_800L, 253_402_300_800L);
      Instant at = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
      assertEquals(formatter.format(at), JsonTime.of(at));
    }
  }

  @Test
  void aYearThatTheFormatHasNotIsAnError() {
    assertThrows(
        IllegalArgumentException.class, () -> JsonTime.of(Instant.ofEpochSecond(253_402_300_800L)));
  }
}
