package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.reports.PoolReport;
import lastlease.reports.render.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every format owes: complete, harmless, discreet. */
class FormatTest {
  @ParameterizedTest
  @EnumSource(Format.class)
  void clientsAreHiddenUnlessRevealed(Format format) throws IOException {
    PoolReport hidden = Reports.exhausted("macbook-of-alice", false, 3);
    PoolReport untitled = Reports.untitled(hidden);
    String text = Reports.render(format, Language.EN, untitled);
    assertFalse(text.contains("02:00:5e:10:00:00"), text);
    assertFalse(text.contains("01aabb"), text);
    assertTrue(format == Format.CSV || text.contains("00:00:5e:00:53:01"), "servers are shown");
  }

  @ParameterizedTest
  @CsvSource({"EN,The DHCP pool is likely exhausted", "JA,DHCPプールが枯渇している可能性が高い"})
  void theVerdictComesFirst(Language language, String headline) throws IOException {
    PoolReport report = Reports.exhausted("x", false, 3);
    assertTrue(Reports.render(Format.TEXT, language, report).contains(headline));
    assertTrue(Reports.render(Format.HTML, language, report).contains("<h1>" + headline + "</h1>"));
    assertTrue(Reports.render(Format.MARKDOWN, language, report).startsWith("## " + headline));
  }

  @Test
  void jsonHasTheContractsFieldsInOrder() throws IOException {
    String text = Reports.render(Format.JSON, Language.EN, Reports.exhausted("x", false, 1));
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

  @ParameterizedTest
  @EnumSource(Language.class)
  void fiftyThousandClientsFitInThreeMegabytes(Language language) throws IOException {
    // Long names, revealed: as much as a row can hold.
    PoolReport report = Reports.exhausted("n".repeat(120), true, 50_000);
    String page = Reports.render(Format.HTML, language, report);
    int bytes = page.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 3_000_000, bytes + " bytes");
    assertTrue(page.contains("48000"), "the rest of the table is counted");
    assertTrue(page.contains("49940"), "the rest of the lanes is counted");
    Matcher first = Pattern.compile("<th scope=\"row\">(.*?)</th>").matcher(page);
    assertTrue(first.find());
    assertEquals(language == Language.EN ? "Device 2" : "端末2", first.group(1), "the worst first");
  }

  @ParameterizedTest
  @CsvSource({"MARKDOWN,10000", "TEXT,20000"})
  void ofFiftyThousandClientsAMessageTellsShortly(Format format, int most) throws IOException {
    String text = Reports.render(format, Language.EN, Reports.exhausted("x", false, 50_000));
    assertTrue(text.length() < most, text.length() + " characters");
    assertTrue(text.contains("and 499"), "the rest is counted");
  }

  @Test
  void thePageNeedsNoNetworkAndNoScript() throws IOException {
    String page = Reports.render(Format.HTML, Language.JA, Reports.exhausted("x", false, 3));
    assertFalse(page.contains("<script"), "script");
    assertFalse(page.matches("(?s).*(src|href)=\"http.*"), "network");
    assertFalse(page.contains(" style=\""), "style attributes");
  }
}
