package lastlease.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/** One {@code expect} line, held against what a run led to. */
final class Expectation {
  private final String text;
  private final List<Segment> segments;
  private final Scenario.Run run;
  private final List<Incident> incidents;
  private final String found;
  private final Inventory inventory;

  /**
   * @param segment the one that the line is about; null for the whole
   */
  private Expectation(String text, @Nullable String segment, Scenario.Run run) {
    this.text = text;
    this.run = run;
    this.segments =
        run.report().segments().stream()
            .filter(one -> segment == null || one.id().equals(segment))
            .toList();
    this.incidents = segments.stream().flatMap(one -> one.incidents().stream()).toList();
    this.found = text + " | " + run.report().verdict() + " " + incidents;
    this.inventory = new Inventory(run.report(), segments, found);
  }

  static void check(Scenario scenario, String text) {
    String[] words = text.split("\\s+");
    String at = null;
    String segment = null;
    while (words[0].equals("at") || words[0].equals("segment")) {
      at = words[0].equals("at") ? words[1] : at;
      segment = words[0].equals("segment") ? words[1] : segment;
      words = Arrays.copyOfRange(words, 2, words.length);
    }
    new Expectation(text, segment, scenario.run(at)).check(words, segment);
  }

  private void check(String[] words, @Nullable String segment) {
    switch (words[0]) {
      case "not" -> assertTrue(incidents.stream().noneMatch(one -> is(one, words[1])), found);
      case "never" ->
          assertTrue(
              run.told().stream().noneMatch(one -> is(one, words[1])), text + " | " + run.told());
      case "once" ->
          assertTrue(
              run.told().stream().anyMatch(one -> is(one, words[1])), text + " | " + run.told());
      case "incidents" -> assertEquals(words[1], String.valueOf(grave().count()), found);
      case "began" -> between(words, seconds(gravest().began()));
      case "detected" -> between(words, seconds(gravest().detected()));
      case "ended-of" ->
          assertEquals(
              List.of(words[2]),
              incidents.stream()
                  .filter(one -> one.verdict().name().equals(words[1]))
                  .map(one -> String.valueOf(one.endedBecause()))
                  .toList(),
              found);
      case "ended" -> assertEquals(words[1], String.valueOf(gravest().endedBecause()), found);
      case "hits" ->
          assertEquals(
              List.of(words[1].split(",")),
              gravest().clients().stream().map(inventory::name).sorted().toList(),
              found);
      case "hits-any" ->
          assertTrue(
              incidents.stream()
                  .flatMap(one -> one.clients().stream())
                  .anyMatch(one -> inventory.name(one).equals(words[1])),
              found);
      case "evidence" ->
          assertTrue(
              pieces(words[1]).count() >= (words.length > 2 ? Integer.parseInt(words[2]) : 1),
              found);
      case "says" -> says(words);
      case "rules-out" ->
          assertEquals(
              words.length > 1 ? List.of(words[1].split(",")) : List.of(),
              gravest().ruledOut().stream().map(one -> one.verdict().name()).toList(),
              found);
      case "advises" -> advises(words);
      case "advice" -> assertTrue(advises(words[1]), found);
      case "no-advice" -> assertTrue(!advises(words[1]), found);
      case "no-evidence" -> assertEquals(0, pieces(words[1]).count(), found);
      case "note" ->
          assertTrue(notes().anyMatch(one -> one.verdict().name().equals(words[1])), found);
      case "now" ->
          assertEquals(
              words[1],
              (segment == null ? run.report().now() : segments.get(0).now()).verdict().name(),
              found);
      case "no-revision" ->
          assertTrue(
              incidents.stream()
                  .flatMap(one -> one.revisions().stream())
                  .noneMatch(one -> one.verdict().name().equals(words[1])),
              found);
      case "note-names" -> assertTrue(notes().anyMatch(one -> names(one, words[1])), found);
      case "names" -> assertTrue(incidents.stream().anyMatch(one -> names(one, words[1])), found);
      case "sure" ->
          assertTrue(
              Confidence.valueOf(words[1]).compareTo(Objects.requireNonNull(sure(segment))) >= 0,
              found);
      case "ended-at" -> between(words, seconds(Objects.requireNonNull(gravest().ended(), found)));
      case "recovered" -> {
        Incident.Recovery recovery = Objects.requireNonNull(gravest().recovery(), found);
        assertEquals(Long.parseLong(words[1]), recovery.clients(), found);
        between(Arrays.copyOfRange(words, 1, words.length), recovery.withinMillis() / 1000.0);
      }
      case "one-of" ->
          assertTrue(List.of(words[1].split(",")).contains(said(segment).name()), found);
      default -> {
        if (!inventory.check(words)) {
          verdict(words, segment);
        }
      }
    }
  }

  private Verdict said(@Nullable String segment) {
    return segment == null ? run.report().verdict() : segments.get(0).verdict();
  }

  private @Nullable Confidence sure(@Nullable String segment) {
    return segment == null ? run.report().confidence() : segments.get(0).confidence();
  }

  private Stream<Incident> notes() {
    return incidents.stream().filter(one -> one.severity() == Severity.INFO);
  }

  /** Whether all of these servers stand in its evidence, whatever the sentence. */
  private static boolean names(Incident note, String servers) {
    List<String> values =
        note.evidence().stream()
            .flatMap(one -> one.params().values().stream())
            .flatMap(one -> one instanceof Collection<?> many ? many.stream() : Stream.of(one))
            .flatMap(one -> Arrays.stream(String.valueOf(one).split("[ ,()]+")))
            .toList();
    return Arrays.stream(servers.split(","))
        .map(server -> Names.address(server).toString())
        .allMatch(values::contains);
  }

  /** What a piece of evidence says: its values, and how many frames it names and leaves out. */
  private void says(String[] words) {
    Incident.Evidence evidence =
        pieces(words[1]).findFirst().orElseThrow(() -> new AssertionError("not said: " + found));
    for (String word : Arrays.copyOfRange(words, 2, words.length)) {
      String name = nameOf(word);
      String is =
          switch (name) {
            case "frames" -> String.valueOf(evidence.frames().size());
            case "omitted" -> String.valueOf(evidence.framesOmitted());
            case "weight" -> evidence.weight().name();
            default -> String.valueOf(evidence.params().get(name));
          };
      assertEquals(valueOf(word), is, text + " | " + evidence);
    }
  }

  /** The values of a piece of advice. */
  private void advises(String[] words) {
    Incident.Advice advice =
        incidents.stream()
            .flatMap(one -> one.advice().stream())
            .filter(one -> one.code().name().equals(words[1]))
            .findFirst()
            .orElseThrow(() -> new AssertionError("not advised: " + found));
    for (String word : Arrays.copyOfRange(words, 2, words.length)) {
      assertEquals(valueOf(word), String.valueOf(advice.params().get(nameOf(word))), found);
    }
  }

  private static String nameOf(String word) {
    return word.substring(0, word.indexOf('='));
  }

  private static String valueOf(String word) {
    return word.substring(word.indexOf('=') + 1);
  }

  private boolean advises(String code) {
    return incidents.stream()
        .flatMap(one -> one.advice().stream())
        .anyMatch(one -> one.code().name().equals(code));
  }

  private void verdict(String[] words, @Nullable String segment) {
    PoolReport report = run.report();
    boolean whole = segment == null;
    Verdict verdict = whole ? report.verdict() : segments.get(0).verdict();
    Confidence confidence = whole ? report.confidence() : segments.get(0).confidence();
    Severity severity = whole ? report.severity() : segments.get(0).severity();
    assertEquals(Verdict.valueOf(words[0]), verdict, found);
    for (String word : Arrays.copyOfRange(words, 1, words.length)) {
      if (word.startsWith("rivals=")) {
        List<String> rivals = List.of(word.substring("rivals=".length()).split(","));
        assertEquals(
            new TreeSet<>(rivals.get(0).isEmpty() ? List.of() : rivals),
            new TreeSet<>(gravest().rivals().stream().map(Enum::name).toList()),
            found);
      } else if (word.startsWith("rival=")) {
        Verdict rival = Verdict.valueOf(word.substring("rival=".length()));
        assertTrue(gravest().rivals().contains(rival), found);
      } else if (Arrays.stream(Severity.values()).anyMatch(one -> one.name().equals(word))) {
        assertEquals(word, String.valueOf(severity), found);
      } else {
        assertEquals(word, String.valueOf(confidence), found);
      }
    }
  }

  private void between(String[] words, double at) {
    double from = Double.parseDouble(words[1]);
    double to = words.length > 2 ? Double.parseDouble(words[2]) : from;
    assertTrue(at >= from - 0.1 && at <= to + 0.1, at + " | " + found);
  }

  private Stream<Incident.Evidence> pieces(String code) {
    return incidents.stream()
        .flatMap(one -> one.evidence().stream())
        .filter(one -> one.code().name().equals(code));
  }

  private static boolean is(Incident incident, String word) {
    return incident.verdict().name().equals(word)
        || incident.severity().name().equals(word)
        || incident.confidence().name().equals(word);
  }

  private Stream<Incident> grave() {
    return incidents.stream().filter(one -> one.severity() != Severity.INFO);
  }

  private Incident gravest() {
    return grave()
        .min(Comparator.comparing(Incident::verdict))
        .orElseThrow(() -> new AssertionError("no incident: " + found));
  }

  private static double seconds(java.time.Instant at) {
    return Events.seconds(at);
  }
}
