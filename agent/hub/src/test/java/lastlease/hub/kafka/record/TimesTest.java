package lastlease.hub.kafka.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final long SEED = 20261128;

  @Test
  void whatIsWrittenIsReadAgain() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      long seconds = random.nextLong() % 100_000_000_000L;
      int[] parts = {0, 1_000_000 * random.nextInt(1_000), 1_000 * random.nextInt(1_000_000)};
      Instant at =
          Instant.ofEpochSecond(seconds, i % 4 == 3 ? random.nextInt(1_000_000_000) : parts[i % 4]);
      assertEquals(at, Times.parse(at.toString()), "seed " + SEED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-28T14:00:00.1Z",
        "2024-02-29T23:59:59Z",
        "2026-11-28T14:00:00+09:00",
        "2026-11-28T14:00:00.Z"
      })
  void whatElseIsATimeIsReadTheSame(String text) {
    assertEquals(Instant.parse(text), Times.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-28",
        "2026-02-30T00:00:00Z",
        "2026-11-28T25:00:00Z",
        "2026-11-28T14:00:00",
        "2026-11-28T14:00:00.1234567890Z",
        "2026-11-28T14:00:60Z",
        "\u0662026-11-28T14:00:00Z"
      })
  void whatIsNoneIsRefused(String text) {
    assertThrows(DateTimeException.class, () -> Instant.parse(text));
    assertThrows(DateTimeException.class, () -> Times.parse(text));
  }
}
