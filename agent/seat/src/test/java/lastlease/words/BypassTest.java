package lastlease.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No sentence stands in the sources: what people read goes through the messages. */
class BypassTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "lastlease");

  /** Not read by people, or the same in each language. */
  private static final Set<String> OTHERS =
      Set.of(
          // A language of its own: filters, scripts, the metrics' HELP.
          "Filters.java",
          "Desktop.java",
          "Metrics.java",
          "SyslogLine.java",
          "PageHeaders.java",
          // What is wrong with a request that no browser sends.
          "Head.java",
          "Exchange.java");

  /** Help has a bundle and a test of its own. */
  private static final Pattern ANNOTATION =
      Pattern.compile("@(Command|Option|Parameters|SuppressWarnings)\\(");

  private static final Pattern COMMENT =
      Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern SENTENCE = Pattern.compile("[A-Za-z]{2,}[,:;]? [a-z]{2,}");

  /** What only a programmer can bring about is told to programmers. */
  private static final Pattern PROGRAMMERS =
      Pattern.compile(
          "new (IllegalStateException|IllegalArgumentException|AssertionError|UncheckedIOException)"
              + "\\([^;]*;");

  /** What HTTP's own lines hold. */
  private static final Pattern PROTOCOL =
      Pattern.compile(
          "(?:HTTP/1\\.1|Content-Type:|Content-Length:|Connection:|Bearer realm=|event: beat).*");

  /** What other programs say is compared with. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\.(contains|startsWith|matches|compile)\\((?:\\s*\\+?\\s*\"(?:[^\"\\\\\n]|\\\\.)*\")+");

  private static List<String> bypassing(String source) {
    String text =
        COMMENT
            .matcher(source)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(match.group().startsWith("\"") ? match.group() : " "));
    text = PROGRAMMERS.matcher(withoutAnnotations(text)).replaceAll(";");
    text = COMPARED.matcher(text).replaceAll("");
    return LITERAL
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .filter(
            literal ->
                SENTENCE.matcher(literal.replaceAll("--[a-z-]+ \\w+|; charset=utf-8", "")).find())
        .filter(literal -> !PROTOCOL.matcher(literal).matches())
        .toList();
  }

  private static String withoutAnnotations(String text) {
    StringBuilder kept = new StringBuilder();
    int from = 0;
    Matcher matcher = ANNOTATION.matcher(text);
    while (matcher.find(from)) {
      kept.append(text, from, matcher.start());
      int depth = 1;
      int at = matcher.end();
      boolean quoted = false;
      while (depth > 0) {
        char c = text.charAt(at);
        if (c == '"' && text.charAt(at - 1) != '\\') {
          quoted = !quoted;
        } else if (!quoted) {
          depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        at++;
      }
      from = at;
    }
    return kept.append(text.substring(from)).toString();
  }

  @Test
  void noSentenceBypassesTheMessages() throws IOException {
    List<String> found = new ArrayList<>();
    int read = 0;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        read++;
        if (!OTHERS.contains(String.valueOf(file.getFileName()))) {
          bypassing(Files.readString(file))
              .forEach(text -> found.add(SOURCES.relativize(file) + ": " + text));
        }
      }
    }
    assertTrue(read > 100, "the sources were read: " + read);
    assertEquals(List.of(), found);
  }

  @Test
  void aSentenceIsFoundWhereOneIs() {
    assertEquals(
        List.of("the pool is full"),
        bypassing(
            "@Option(description = \"not this (one) here\") int x; // nor \"that one there\"\n"
                + "throw new IOException(\"the pool is full\");"));
  }
}
