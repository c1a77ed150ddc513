package lastlease.words;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said beside reports: complete, and in both languages. */
class WordsTest {
  private static final List<Path> SOURCES =
      List.of(Path.of("src", "main", "java"), Path.of("..", "hub", "src", "main", "java"));
  private static final Path BUNDLES = Path.of("src", "main", "resources", "lastlease", "words");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]\\w*\\.[a-zA-Z]\\w*)\"");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:Saying\\s*\\.of|words\\(\\)\\s*\\.get|words\\s*\\.get|ENGLISH\\s*\\.get)\\(\\s*\"([\\w.]+)\"");
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)");
  private static final Pattern JAPANESE = Pattern.compile("[\u3040-\u30ff\u4e00-\u9fff]");

  private static Map<String, String> words(String language) throws IOException {
    Properties properties = new Properties();
    Path file = BUNDLES.resolve("Words_" + language + ".properties");
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> words = new TreeMap<>();
    properties.forEach((key, value) -> words.put(key.toString(), value.toString()));
    return words;
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path sources : SOURCES) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts.stream()
        .flatMap(text -> pattern.matcher(text).results())
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void noneIsMissingAndNoneIsUnused() throws IOException {
    Set<String> known = words("en").keySet();
    Set<String> missing = new TreeSet<>(found(ASKED));
    assertTrue(missing.size() > 80, "the sources were read: " + missing.size());
    missing.removeAll(known);
    assertEquals(Set.of(), missing);
    Set<String> unused = new TreeSet<>(known);
    unused.removeAll(found(LITERAL));
    unused.remove("plain");
    assertEquals(Set.of(), unused);
  }

  /** Of two lines for one key the latter wins, and nobody notices. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void noKeyStandsTwice(String language) throws IOException {
    String name = "/lastlease/words/Words_" + language + ".properties";
    try (InputStream in = requireNonNull(Words.class.getResourceAsStream(name))) {
      Set<String> seen = new TreeSet<>();
      List<String> twice =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
              .map(line -> line.substring(0, line.indexOf('=')))
              .filter(key -> !seen.add(key))
              .toList();
      assertEquals(List.of(), twice);
    }
  }

  @Test
  void bothLanguagesSayTheSameValues() throws IOException {
    Map<String, String> english = words("en");
    Map<String, String> japanese = words("ja");
    assertEquals(english.keySet(), japanese.keySet());
    for (Map.Entry<String, String> entry : english.entrySet()) {
      String other = requireNonNull(japanese.get(entry.getKey()));
      assertEquals(names(entry.getValue()), names(other), entry.getKey());
      boolean words =
          entry.getValue().replaceAll("\\{[^}]*\\}|--\\S+", "").matches(".*\\b[a-z]{3,}.*");
      assertTrue(!words || JAPANESE.matcher(other).find(), () -> entry.getKey() + ": " + other);
    }
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aSayingWithinASayingIsInTheSameLanguage() {
    Saying inner = Saying.of("session.denied");
    Saying outer = Saying.of("session.cannotBeKept").with("where", "/a").with("why", inner);
    assertEquals(
        "the session cannot be kept in /a (no permission); name another with --session",
        outer.toString());
    assertEquals(
        "/aにセッションを保存できません（許可がありません）。--sessionで別の場所を指定してください", Words.of(Locale.JAPAN).say(outer));
    assertEquals(
        "1 frame was dropped on the way", Saying.of("watch.dropped").with("count", 1L).toString());
  }

  @Test
  void whatIsForeignIsNoPattern() {
    assertEquals("{count} $1", Saying.plain("{count} $1").toString());
  }
}
