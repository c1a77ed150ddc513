package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lastlease.reports.PoolReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every format owes: complete, harmless, discreet. */
class FormatTest {
  private static final String HOSTILE =
      "<script>alert(1)</script>\u001b[31m\u202e=cmd()\n<!channel>[x](javascript:y)";

  private static String render(Format format, Language language, PoolReport report)
      throws IOException {
    StringWriter out = new StringWriter();
    format.render(report, new Phrases(language, ZoneOffset.UTC), false, out);
    return out.toString();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void foreignTextStaysText(Format format) throws IOException {
    String text = render(format, Language.EN, Reports.exhausted(HOSTILE, true, 3));
    boolean marksUp = format == Format.HTML || format == Format.MARKDOWN;
    assertFalse(marksUp && text.contains("<script>alert"), "markup");
    assertFalse(text.contains("\u001b"), "escape sequences");
    assertFalse(format != Format.JSON && text.contains("\u202e"), "bidirectional controls");
  }

  @Test
  void markdownHasNoForeignLinksOrMentions() throws IOException {
    String text = render(Format.MARKDOWN, Language.EN, Reports.exhausted(HOSTILE, true, 3));
    assertFalse(text.contains("[x](javascript"), text);
    assertFalse(text.contains("<!channel>"), text);
  }

  @Test
  void cellsAreNoFormulas() throws IOException {
    String text = render(Format.CSV, Language.EN, Reports.exhausted("=1+1", true, 2));
    assertTrue(text.contains("\"'=1+1\""), text);
    assertEquals(3, text.lines().count());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void clientsAreHiddenUnlessRevealed(Format format) throws IOException {
    PoolReport hidden = Reports.exhausted("macbook-of-alice", false, 3);
    PoolReport untitled =
        new PoolReport(
            hidden.schema(),
            hidden.tool(),
            hidden.generatedAt(),
            null,
            "en",
            hidden.options(),
            hidden.input(),
            hidden.verdict(),
            hidden.confidence(),
            hidden.severity(),
            hidden.now(),
            hidden.segments());
    String text = render(format, Language.EN, untitled);
    assertFalse(text.contains("02:00:5e:10:00:00"), text);
    assertFalse(text.contains("01aabb"), text);
    assertTrue(format == Format.CSV || text.contains("00:00:5e:00:53:01"), "servers are shown");
  }

  @ParameterizedTest
  @CsvSource({"EN,The DHCP pool is likely exhausted", "JA,DHCPプールが枯渇している可能性が高い"})
  void theVerdictComesFirst(Language language, String headline) throws IOException {
    PoolReport report = Reports.exhausted("x", false, 3);
    assertTrue(render(Format.TEXT, language, report).contains(headline));
    assertTrue(render(Format.HTML, language, report).contains("<h1>" + headline + "</h1>"));
    assertTrue(render(Format.MARKDOWN, language, report).startsWith("## " + headline));
  }

  @Test
  void jsonHasTheContractsFieldsInOrder() throws IOException {
    String text = render(Format.JSON, Language.EN, Reports.exhausted("x", false, 1));
    List<String> fields = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == com.fasterxml.jackson.core.JsonToken.FIELD_NAME) {
        fields.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    }
    assertEquals(
        List.of(
            "schema",
            "tool",
            "generatedAt",
            "title",
            "language",
            "options",
            "input",
            "verdict",
            "confidence",
            "severity",
            "now",
            "segments"),
        fields);
    assertTrue(text.contains("\"began\" : \"2026-11-23T17:45:46.093382Z\""), text);
  }

  @Test
  void fiftyThousandClientsFitInThreeMegabytes() throws IOException {
    String page = render(Format.HTML, Language.EN, Reports.exhausted("x", false, 50_000));
    assertTrue(page.length() < 3_000_000, page.length() + " characters");
    assertTrue(page.contains("48000"), "the rest is counted");
  }

  @Test
  void thePageNeedsNoNetworkAndNoScript() throws IOException {
    String page = render(Format.HTML, Language.JA, Reports.exhausted("x", false, 3));
    assertFalse(page.contains("<script"), "script");
    assertFalse(page.matches("(?s).*(src|href)=\"http.*"), "network");
    assertFalse(page.contains(" style=\""), "style attributes");
  }
}
