package lastlease.diagnose.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UncheckedSilenceTest {
  private final UncheckedSilence silence = new UncheckedSilence();

  @Test
  void oneDiscoverThatIsPassedOverTellsAlmostWhatWasMeasured() {
    double first = silence.again();
    assertTrue(first > 21 / 179.0 && first < .2, "is " + first);
  }

  @Test
  void allOfOneSilenceTogetherTellNoMoreThanASeatThatHearsNoChecks() {
    double together = 1;
    double last = 1;
    for (int i = 0; i < 100; i++) {
      last = silence.again();
      together *= last;
    }
    assertEquals(.05, together, 1e-6);
    assertEquals(1, last, 1e-6);
  }

  @Test
  void afterACheckAnotherSilenceBegins() {
    double first = silence.again();
    silence.again();
    silence.heard();
    assertEquals(first, silence.again());
  }
}
