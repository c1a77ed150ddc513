package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lastlease.reports.PoolReport;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What devices say of themselves stays text: in every format, in both languages, with everything
 * revealed. The same report with a harmless name has the same shape.
 */
class HostileTextTest {
  private static final String HARMLESS = "macbook";

  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='x",
          "</style></title><svg onload=x>",
          "&lt;b&gt;",
          "=cmd()",
          "=HYPERLINK(\"http://evil.example\")",
          "+1+cmd|' /C calc'!A0",
          "-2+3",
          "@SUM(1)",
          "\t=1+1",
          "\r=1+1",
          " =1+1",
          "\uff1d1+1",
          "x;=1+1",
          "x,=1+1",
          "a\"b\",=1+1",
          "\u001b[2J\u001b[31mred",
          "\u009b31mred",
          "\u001b]0;title\u0007",
          "abc\u202edef\u202c",
          "\u2066abc\u2069",
          "zero\u200bwidth\u200c\u200d\u2060\ufeffs",
          "soft\u00adhyphen\u061c\u180e",
          "\ue000private\udb40\udc41tag",
          "02:00:00:00:00:01 `02:00:00:00:00:02`",
          "\u00ff".repeat(255),
          "\ufffd".repeat(255),
          "line\nbreak",
          "line\r\n| table | break |",
          "\u2028separated\u2029",
          "nul\u0000end\u0007\b",
          "<!channel>",
          "<@U012AB3CD>",
          "@everyone @here",
          "[x](javascript:alert(1))",
          "![x](http://evil.example/x.png)",
          "[x]: http://evil.example",
          "http://evil.example/",
          "www.evil.example",
          "evil.example",
          "mailto:me@evil.example",
          "#1 org/repo#2",
          ":smile:",
          "`code` ``more``",
          "a|b|c",
          "**bold** __bold__ ~~gone~~",
          "> quote",
          "# heading",
          "- [x] done",
          "{name} {count|one|many} ${x} $unsafe{x} @if(true)",
          "\ud800lone");

  /** Rendered once. */
  private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();

  static Stream<Arguments> everywhere() {
    return HOSTILE.stream()
        .flatMap(text -> Stream.of(Format.values()).map(format -> Arguments.of(format, text)));
  }

  private static String render(Format format, Language language, String foreign)
      throws IOException {
    // The title is the user's own; devices choose only names and classes.
    PoolReport report = Reports.untitled(Reports.exhausted(foreign, true, 3));
    StringWriter out = new StringWriter();
    format.render(report, new Phrases(language, ZoneOffset.UTC), false, out);
    return out.toString();
  }

  private static String harmless(Format format, Language language) throws IOException {
    String known = PLAIN.get(format + "/" + language);
    if (known == null) {
      known = render(format, language, HARMLESS);
      PLAIN.put(format + "/" + language, known);
    }
    return known;
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void itStaysText(Format format, String foreign) throws IOException {
    for (Language language : Language.values()) {
      String hostile = render(format, language, foreign);
      String plain = harmless(format, language);
      noControls(format, hostile);
      switch (format) {
        case HTML -> assertEquals(tags(plain), tags(hostile));
        case MARKDOWN -> markdown(plain, hostile);
        case CSV -> csv(plain, hostile);
        case JSON -> assertEquals(tokens(plain), tokens(hostile));
        case TEXT -> assertEquals(plain.lines().count(), hostile.lines().count());
      }
    }
  }

  /** Nothing moves a cursor or reorders a line, whatever format is looked at in a terminal. */
  private static void noControls(Format format, String text) {
    text.codePoints()
        .forEach(
            c -> {
              boolean own = c == '\n' || c == '\r' && format == Format.CSV;
              int type = Character.getType(c);
              assertFalse(
                  !own && type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.LINE_SEPARATOR && format != Format.JSON,
                  () -> format + ": " + Integer.toHexString(c));
            });
  }

  /** Tags with their attributes' names: what the text is put into is the same. */
  private static List<String> tags(String html) {
    return Pattern.compile("<(/?[a-z!][^\\s>]*)((?:[^>\"]|\"[^\"]*\")*)>")
        .matcher(html)
        .results()
        .map(match -> match.group(1) + match.group(2).replaceAll("\"[^\"]*\"", "\"\""))
        .toList();
  }

  private static void markdown(String plain, String hostile) {
    assertEquals(plain.lines().count(), hostile.lines().count());
    List<String> before = plain.lines().toList();
    List<String> after = hostile.lines().toList();
    for (int i = 0; i < before.size(); i++) {
      String line = after.get(i);
      assertEquals(bare(before.get(i), '|'), bare(line, '|'), line);
      // A MAC address stands in a code span, whoever wrote it.
      line = line.replaceAll("`(?=[0-9a-f:]{17}`)|(?<=[0-9a-f:]{17})`", "");
      String was = before.get(i).replaceAll("`(?=[0-9a-f:]{17}`)|(?<=[0-9a-f:]{17})`", "");
      for (char sign : "`*_[]<~".toCharArray()) {
        assertEquals(bare(was, sign), bare(line, sign), line);
      }
    }
    for (String live :
        List.of(
            "@e", "@h", "@S", "@U", "://", "www.", "evil.ex", ":smile", "<", "](", "o#", " #1")) {
      assertFalse(hostile.contains(live) && !plain.contains(live), () -> live + " in " + hostile);
    }
  }

  /** How often a sign stands without the backslash that takes its meaning. */
  private static long bare(String line, char sign) {
    long count = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == sign) {
        count++;
      }
    }
    return count;
  }

  private static void csv(String plain, String hostile) {
    List<List<String>> before = rows(plain);
    List<List<String>> after = rows(hostile);
    assertEquals(before.size(), after.size());
    for (int i = 0; i < after.size(); i++) {
      assertEquals(before.get(i).size(), after.get(i).size());
      for (String cell : after.get(i)) {
        assertFalse(cell.strip().matches("(?s)[=+@\uff1d\uff0b\uff0d\uff20\t\r-].*"), cell);
      }
    }
    // Where another separator is usual, what is not quoted holds none.
    assertTrue(hostile.replaceAll("\"(?:[^\"]|\"\")*\"", "").indexOf(';') < 0, hostile);
  }

  /** RFC 4180. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
          cell.append(csv.charAt(++i));
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(cell.toString().replace("\r", ""));
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    return rows;
  }

  private static List<JsonToken> tokens(String json) throws IOException {
    List<JsonToken> tokens = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        tokens.add(token);
        if (token == JsonToken.FIELD_NAME) {
          names.add(parser.currentName());
        }
      }
    }
    assertTrue(names.contains("hostname"));
    return tokens;
  }
}
