package lastlease.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lastlease.reports.Incident;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs all scenario files. */
class ScenarioTest {
  /** {@code -Dscenarios=FOLDER} runs those that wait for what they ask for. */
  static final Path FILES =
      Path.of("src/test/resources/lastlease", System.getProperty("scenarios", "scenarios"));

  static Stream<String> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void leadsToWhatItExpects(String file) throws IOException {
    Scenario scenario = Scenario.read(FILES.resolve(file));
    assertFalse(scenario.expectations().isEmpty(), "a scenario that expects nothing");
    for (String expectation : scenario.expectations()) {
      Expectation.check(scenario, expectation);
    }
    whatIsDetectedIsToldThen(scenario);
    aWarningIsOverBeforeWhatItWarnedOf(scenario);
  }

  /** Whatever the scenario: once a pool is told as full, nothing tells that it is nearly so. */
  private static void aWarningIsOverBeforeWhatItWarnedOf(Scenario scenario) {
    Set<String> full = new HashSet<>();
    for (Incident told : scenario.run(null).told()) {
      boolean grave = told.severity() != Severity.INFO && told.ended() == null;
      full.remove(told.id());
      if (grave && told.verdict() == Verdict.POOL_EXHAUSTED) {
        full.add(told.id());
      }
      // Of several segments each is told by itself.
      String segment = told.id().replaceFirst("/\\d+$", "/");
      boolean late = full.stream().anyMatch(id -> id.startsWith(segment));
      assertFalse(late && told.verdict() == Verdict.POOL_NEARLY_FULL, told.toString());
    }
  }

  /** Whatever the scenario: cut at the moment of an alert, the report tells of it. */
  private static void whatIsDetectedIsToldThen(Scenario scenario) {
    for (Incident incident : incidents(scenario.run(null))) {
      String at = String.format(Locale.ROOT, "%.6f", Events.seconds(incident.detected()));
      assertTrue(
          incidents(scenario.run(at)).stream()
              .anyMatch(
                  told -> told.began().equals(incident.began()) && told.id().equals(incident.id())),
          "cut at " + at + " s nothing is told of " + incident);
      assertFalse(incident.began().isAfter(incident.detected()), incident.toString());
      assertTrue(
          incident.ended() == null || !incident.ended().isBefore(incident.began()),
          incident.toString());
    }
  }

  private static List<Incident> incidents(Scenario.Run run) {
    return run.report().segments().stream()
        .flatMap(segment -> segment.incidents().stream())
        .toList();
  }

  @Test
  void everyVerdictHasSeveralScenarios() throws IOException {
    List<String> expected = new ArrayList<>();
    for (String file : scenarios().toList()) {
      Files.readAllLines(FILES.resolve(file)).stream()
          .filter(line -> line.startsWith("expect "))
          .map(line -> line.substring("expect ".length()).replaceAll(" .*", ""))
          .distinct()
          .forEach(expected::add);
    }
    for (Verdict verdict : Verdict.values()) {
      long count = expected.stream().filter(verdict.name()::equals).count();
      assertTrue(count >= 3, verdict + " has " + count);
    }
  }
}
