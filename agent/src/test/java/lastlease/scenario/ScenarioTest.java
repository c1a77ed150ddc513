package lastlease.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs all scenario files. */
class ScenarioTest {
  private static final Path FILES = Path.of("src/test/resources/lastlease/scenarios");

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
      String[] words = expectation.split("\\s+");
      boolean timed = words[0].equals("at");
      PoolReport report = scenario.report(timed ? words[1] : null);
      check(expectation, timed ? Arrays.copyOfRange(words, 2, words.length) : words, report);
    }
  }

  private static void check(String expectation, String[] words, PoolReport report) {
    List<Incident> incidents =
        report.segments().stream().flatMap(segment -> segment.incidents().stream()).toList();
    String found = expectation + " | " + report.verdict() + " " + incidents;
    switch (words[0]) {
      case "not" ->
          assertTrue(
              incidents.stream()
                  .noneMatch(
                      incident ->
                          incident.verdict().name().equals(words[1])
                              || incident.severity().name().equals(words[1])
                              || incident.confidence().name().equals(words[1])),
              found);
      case "began" ->
          assertEquals(
              Double.parseDouble(words[1]), seconds(gravest(incidents).began()), 0.1, found);
      case "ended" ->
          assertEquals(words[1], String.valueOf(gravest(incidents).endedBecause()), found);
      case "note" ->
          assertTrue(
              incidents.stream()
                  .anyMatch(
                      incident ->
                          incident.severity() == Severity.INFO
                              && incident.verdict().name().equals(words[1])),
              found);
      case "now" -> assertEquals(words[1], report.now().verdict().name(), found);
      default -> {
        if (words[0].matches("[cm][0-9]+")) {
          assertEquals(words[1], outcome(report, words[0]).name(), found);
        } else {
          verdict(words, report, incidents, found);
        }
      }
    }
  }

  private static void verdict(
      String[] words, PoolReport report, List<Incident> incidents, String found) {
    assertEquals(Verdict.valueOf(words[0]), report.verdict(), found);
    for (String word : Arrays.copyOfRange(words, 1, words.length)) {
      if (word.startsWith("rivals=")) {
        List<String> rivals = List.of(word.substring("rivals=".length()).split(","));
        assertEquals(
            new TreeSet<>(rivals.get(0).isEmpty() ? List.of() : rivals),
            new TreeSet<>(gravest(incidents).rivals().stream().map(Enum::name).toList()),
            found);
      } else if (Arrays.stream(Severity.values()).anyMatch(s -> s.name().equals(word))) {
        assertEquals(word, String.valueOf(report.severity()), found);
      } else {
        assertEquals(word, String.valueOf(report.confidence()), found);
      }
    }
  }

  private static Incident gravest(List<Incident> incidents) {
    return incidents.stream()
        .filter(incident -> incident.severity() != Severity.INFO)
        .min(Comparator.comparing(Incident::verdict))
        .orElseThrow(() -> new AssertionError("no incident"));
  }

  private static Client.Outcome outcome(PoolReport report, String name) {
    return report.segments().stream()
        .flatMap(segment -> segment.clients().stream())
        .filter(client -> Wire.mac(name).toString().equals(client.mac()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no client " + name))
        .outcome();
  }

  private static double seconds(java.time.Instant at) {
    return (at.getEpochSecond() * 1e6 + at.getNano() / 1000.0 - Scenario.START) / 1e6;
  }

  @Test
  void everyVerdictHasSeveralScenarios() throws IOException {
    for (Verdict verdict : Verdict.values()) {
      long count = 0;
      for (String file : scenarios().toList()) {
        count +=
            Scenario.read(FILES.resolve(file)).expectations().stream()
                    .anyMatch(text -> text.startsWith(verdict.name()))
                ? 1
                : 0;
      }
      assertTrue(count >= 2, verdict + " has " + count);
    }
  }
}
