package lastlease.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds sentences in a module's sources that bypass the messages. */
public final class Bypasses {
  private static final Path SOURCES = Path.of("src", "main", "java", "lastlease");

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

  private Bypasses() {}

  static List<String> of(String source) {
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

  /**
   * Sentences of this module's sources, each with its file.
   *
   * @param others files, or sentences of a file ({@code FILE: SENTENCE}), that no person reads or
   *     that are the same in each language
   * @param atLeast files that there are
   * @throws AssertionError when there are fewer, or one of the others is not found
   */
  public static List<String> found(Set<String> others, int atLeast) throws IOException {
    List<String> found = new ArrayList<>();
    Set<String> needless = new HashSet<>(others);
    int read = 0;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).sorted().toList()) {
        read++;
        String name = String.valueOf(file.getFileName());
        for (String sentence : of(Files.readString(file))) {
          String one = name + ": " + sentence;
          needless.remove(name);
          needless.remove(one);
          if (!others.contains(name) && !others.contains(one)) {
            found.add(one);
          }
        }
      }
    }
    if (read < atLeast || !needless.isEmpty()) {
      throw new AssertionError(read + " sources were read, and nothing is in " + needless);
    }
    return found;
  }
}
