package lastlease.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who looks at the live page does not change the diagnosis: a journal has no viewers. */
class LookingTest {
  /** Somebody looks at one of so many moments: between looks time must pass unseen. */
  private static final int ONE_OF = 4;

  /** What judgements remember is about servers that were gone, holders, and pools. */
  private static final Pattern REMEMBERED = Pattern.compile("dead|back|holder|pool|rebind|lone-");

  static Stream<String> scenarios() throws IOException {
    return ScenarioTest.scenarios().filter(REMEMBERED.asPredicate());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void changesNothing(String file) throws IOException {
    Scenario scenario = Scenario.read(ScenarioTest.FILES.resolve(file));
    Random moments = new Random(file.hashCode());
    Scenario.Run looked = scenario.lookedAt(() -> moments.nextInt(ONE_OF) == 0);
    assertEquals(scenario.run(null).report(), looked.report());
    assertEquals(scenario.run(null).told(), looked.told());
  }
}
