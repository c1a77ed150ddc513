package lastlease.dashboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Wrong tokens, in no time. */
class GuessesTest {
  private long now;
  private final Guesses guesses = new Guesses(() -> now);

  @Test
  void aFewAreFreeAndThenEachTakesTwiceAsLong() {
    for (int i = 0; i < 4; i++) {
      guesses.wrong("a");
    }
    assertEquals(0, guesses.waitSeconds("a"));
    long[] waits = new long[6];
    for (int i = 0; i < waits.length; i++) {
      guesses.wrong("a");
      waits[i] = guesses.waitSeconds("a");
      now += Duration.ofSeconds(waits[i]).toNanos();
      assertEquals(0, guesses.waitSeconds("a"));
    }
    assertEquals("1 2 4 8 16 32", spaced(waits));
    assertEquals(0, guesses.waitSeconds("b"));
  }

  private static String spaced(long[] all) {
    StringBuilder text = new StringBuilder();
    for (long one : all) {
      text.append(text.isEmpty() ? "" : " ").append(one);
    }
    return text.toString();
  }

  @Test
  void inADayThereAreAFewHundredGuesses() {
    int tried = 0;
    while (now < Duration.ofDays(1).toNanos()) {
      long wait = guesses.waitSeconds("a");
      if (wait == 0) {
        guesses.wrong("a");
        tried++;
      } else {
        now += Duration.ofSeconds(wait).toNanos();
      }
    }
    assertTrue(tried > 280 && tried < 310, tried + " tries");
  }

  @Test
  void theRightOneAndHalfAnHourMakeGood() {
    for (int i = 0; i < 8; i++) {
      guesses.wrong("a");
    }
    guesses.right("a");
    assertEquals(0, guesses.waitSeconds("a"));
    for (int i = 0; i < 8; i++) {
      guesses.wrong("b");
    }
    now += Duration.ofMinutes(31).toNanos();
    guesses.wrong("b");
    assertEquals(0, guesses.waitSeconds("b"));
  }
}
