package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastlease.reports.AdviceCode;
import lastlease.reports.AlertKind;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EventReport;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolPlan;
import lastlease.reports.Router;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The messages against the sources that use them: none is missing, none unused, and both languages
 * say the same values. A key stands in the sources as it is, or as a prefix that ends with a dot
 * and that a code follows.
 */
class MessageKeysTest {
  private static final Path REPORTS = Path.of("..", "..", "reports", "src", "main");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]\\w*\\.[\\w.-]*)\"");
  private static final Pattern WORD = Pattern.compile("word\\(\"(\\w+)\"\\)");

  /** What templates call words. */
  private static final String WORDS = "html.";

  private static final Pattern ASKED = Pattern.compile("phrases\\s*\\.get\\(\\s*\"([\\w.-]+)\"");
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)");

  private static final Map<String, List<String>> CODES = codes();

  private static Map<String, List<String>> codes() {
    Map<String, List<String>> codes = new TreeMap<>();
    List<String> told = names(Client.Outcome.values());
    List<String> verdicts = names(Verdict.values());
    List<String> faults =
        verdicts.stream()
            .filter(name -> !Set.of("UNDETERMINED", "HEALTHY").contains(name))
            .toList();
    List<String> sure = names(Confidence.values());
    codes.put("verdict.", verdicts);
    codes.put("sub.", with(verdicts, "SELECTIVE_FAILURE.only"));
    codes.put("sum.what.", with(verdicts, "SELECTIVE_FAILURE.only"));
    codes.put("sum.over.", with(faults, "SELECTIVE_FAILURE.only"));
    codes.put("sum.do.", with(with(verdicts, "POOL_EXHAUSTED.sure"), "HEALTHY.little"));
    codes.put("sum.maybe.", sure);
    codes.put("sum.maybeOver.", sure);
    codes.put("was.", each(faults, sure));
    codes.put("headline.", with(each(with(faults, "HEALTHY"), sure), "UNDETERMINED"));
    codes.put("confidence.", with(sure, "none"));
    codes.put("severity.", names(Severity.values()));
    codes.put("outcome.", told);
    codes.put("told.", told);
    codes.put("told.seat.", names(Segment.Level.values()));
    codes.put(
        "out.",
        List.of(
            "PACKET_LOSS",
            "POOL_EXHAUSTED",
            "ROGUE_SERVER",
            "ADDRESS_CONFLICTS",
            "STARVATION_ATTACK"));
    codes.put("role.", names(Segment.Role.values()));
    codes.put("level.", names(Segment.Level.values()));
    codes.put("vantage.", names(Segment.VantageCode.values()));
    codes.put("basis.", names(Segment.CapacityBasis.values()));
    codes.put("life.", names(EvidenceCode.LifeKind.values()));
    codes.put("cross.", names(EventReport.CrossCode.values()));
    codes.put("presence.", names(EventReport.Presence.values()));
    codes.put("ended.", names(Incident.EndCode.values()));
    codes.put("revision.", names(Incident.RevisionCode.values()));
    codes.put("evidence.", names(EvidenceCode.values()));
    codes.put("advice.", names(AdviceCode.values()));
    List<String> todo =
        Stream.of(AdviceCode.values()).filter(AdviceCode::isForVenue).map(Enum::name).toList();
    codes.put("do.", todo);
    codes.put("why.", with(todo, "CHECK_POLICY.only"));
    codes.put("alert.", names(AlertKind.values()));
    for (Router.Step step : Router.Step.values()) {
      codes.put(
          "router." + step + ".",
          Stream.of(Router.values())
              .filter(router -> router.steps().contains(step))
              .map(Enum::name)
              .toList());
    }
    codes.put("brought.", List.of("POOL_ENLARGED", "ADDRESSES_FREED", "NEW_ADDRESSES"));
    codes.put("plan.fit.", names(PoolPlan.Fit.values()));
    codes.put("unit.", List.of("y", "d", "h", "min", "s", "ms"));
    codes.put("gap.", List.of("time-jump", "agent-stopped", "interface-down", "suspended"));
    codes.put("group.", List.of("vendor-class", "oui", "parameters"));
    return codes;
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static List<String> with(List<String> names, String more) {
    return Stream.concat(names.stream(), Stream.of(more)).toList();
  }

  private static List<String> each(List<String> first, List<String> second) {
    return first.stream().flatMap(a -> second.stream().map(b -> a + "." + b)).toList();
  }

  private static Map<String, String> messages(String language) throws IOException {
    Path file = REPORTS.resolve("resources/lastlease/reports/Messages_" + language + ".properties");
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> messages = new TreeMap<>();
    properties.forEach((key, value) -> messages.put(key.toString(), value.toString()));
    return messages;
  }

  private static List<String> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(MessageKeysTest::isSource).toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  /** The sources of the core and of the seat. */
  private static List<String> agent() throws IOException {
    List<String> texts = new ArrayList<>(sources(Path.of("..", "core", "src", "main", "java")));
    texts.addAll(sources(Path.of("src", "main", "java")));
    return texts;
  }

  private static boolean isSource(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".java") || name.endsWith(".jte");
  }

  private static Set<String> found(Pattern pattern, List<String> texts) {
    return texts.stream()
        .flatMap(text -> pattern.matcher(text).results())
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every key that the sources use. */
  private static Set<String> used() throws IOException {
    List<String> reports = sources(REPORTS);
    List<String> all = new ArrayList<>(reports);
    all.addAll(agent());
    Set<String> used = new TreeSet<>();
    found(WORD, reports).forEach(word -> used.add(WORDS + word));
    for (String literal : found(LITERAL, all)) {
      if (CODES.containsKey(literal)) {
        Objects.requireNonNull(CODES.get(literal)).forEach(code -> used.add(literal + code));
      } else if (!literal.endsWith(".")) {
        used.add(literal);
      }
    }
    return used;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void noMessageIsUnused(String language) throws IOException {
    Set<String> unused = new TreeSet<>(messages(language).keySet());
    unused.removeAll(used());
    assertEquals(Set.of(), unused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void noMessageIsMissing(String language) throws IOException {
    Set<String> keys = messages(language).keySet();
    Set<String> groups =
        keys.stream().map(key -> key.replaceFirst("\\..*", "")).collect(Collectors.toSet());
    List<String> reports = sources(REPORTS);
    List<String> agent = agent();
    Set<String> asked = new TreeSet<>(found(ASKED, agent));
    found(WORD, reports).forEach(word -> asked.add(WORDS + word));
    found(LITERAL, reports).stream()
        .filter(literal -> groups.contains(literal.replaceFirst("\\..*", "")))
        .forEach(asked::add);
    Set<String> missing = new TreeSet<>();
    for (String key : asked) {
      if (CODES.containsKey(key)) {
        Objects.requireNonNull(CODES.get(key)).forEach(code -> missing.add(key + code));
      } else if (!key.equals(WORDS)) {
        missing.add(key);
      }
    }
    assertTrue(missing.size() > 300, "the sources were read: " + missing.size());
    missing.removeAll(keys);
    assertEquals(Set.of(), missing);
  }

  @Test
  void bothLanguagesSayTheSameValues() throws IOException {
    Map<String, String> english = messages("en");
    Map<String, String> japanese = messages("ja");
    assertEquals(english.keySet(), japanese.keySet());
    List<String> different = new ArrayList<>();
    english.forEach(
        (key, text) -> {
          if (!named(text).equals(named(Objects.requireNonNull(japanese.get(key))))) {
            different.add(key + ": " + named(text) + " / " + named(japanese.get(key)));
          }
        });
    assertEquals(List.of(), different);
  }

  /** A code with texts in two languages that nothing ever says is no code. */
  @Test
  void everyCodeIsGivenBySomething() throws IOException {
    String agent = String.join("\n", agent());
    Set<String> silent = new TreeSet<>();
    for (Enum<?>[] codes :
        List.<Enum<?>[]>of(
            EvidenceCode.values(),
            EvidenceCode.LifeKind.values(),
            AdviceCode.values(),
            Incident.RevisionCode.values(),
            Incident.EndCode.values(),
            Segment.VantageCode.values())) {
      for (Enum<?> code : codes) {
        String given = code.getDeclaringClass().getSimpleName() + "." + code.name();
        if (!Pattern.compile("\\b" + Pattern.quote(given) + "\\b").matcher(agent).find()) {
          silent.add(given);
        }
      }
    }
    assertEquals(Set.of(), silent);
  }

  /** Values that are told; one that only chooses between singular and plural is none. */
  private static Set<String> named(String text) {
    return found(NAME, List.of(text.replaceAll("\\{[a-zA-Z]+\\?[^{}]*\\}", "")));
  }
}
