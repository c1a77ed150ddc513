package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every claim, open and over, in every format and language: sentences without holes. */
class SentencesTest {
  private static final Pattern SUMMARY =
      Pattern.compile("<section class=\"sum\".*?</section>", Pattern.DOTALL);
  private static final Pattern SENTENCE = Pattern.compile("<p>(.*?)</p>", Pattern.DOTALL);

  private static final Pattern HOLE = Pattern.compile("[{}?]");

  /** What only network people say; the name of the server is what the venue looks for. */
  private static final Pattern JARGON =
      Pattern.compile("DISCOVER|OFFER|\\bACK|NAK|\\blease|リース時間|ARP|MAC|VLAN|unicast|ユニキャスト");

  private static List<PoolReport> all() {
    List<PoolReport> reports = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      if (verdict == Verdict.UNDETERMINED) {
        reports.add(Reports.calm(verdict, null));
        continue;
      }
      for (Confidence confidence : Confidence.values()) {
        if (verdict == Verdict.HEALTHY) {
          reports.add(Reports.calm(verdict, confidence));
        } else {
          reports.add(Reports.claiming(verdict, confidence, false));
          reports.add(Reports.claiming(verdict, confidence, true));
        }
      }
    }
    return reports;
  }

  private static String render(Format format, Language language, PoolReport report)
      throws IOException {
    StringWriter out = new StringWriter();
    format.render(report, new Phrases(language, ZoneOffset.UTC), false, out);
    return out.toString().replaceFirst("(?s)<style>.*?</style>", "");
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"TEXT", "MARKDOWN", "HTML"})
  void noPlaceIsLeftUnfilled(Format format) throws IOException {
    for (Language language : Language.values()) {
      for (PoolReport report : all()) {
        String text = render(format, language, report);
        Matcher hole = HOLE.matcher(text);
        boolean found = hole.find();
        String around =
            found ? text.substring(Math.max(0, hole.start() - 60), hole.start() + 1) : "";
        assertEquals("", around, () -> report.verdict() + " " + language);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theSummaryHasThreeSentencesWithoutJargon(Language language) throws IOException {
    char end = language == Language.JA ? '。' : '.';
    for (PoolReport report : all()) {
      Matcher summary = SUMMARY.matcher(render(Format.HTML, language, report));
      assertTrue(summary.find());
      List<String> sentences =
          SENTENCE.matcher(summary.group()).results().map(match -> match.group(1)).toList();
      assertEquals(3, sentences.size(), sentences.toString());
      for (String sentence : sentences) {
        assertTrue(sentence.indexOf(end) >= 0, sentence);
        assertEquals(end, sentence.charAt(sentence.length() - 1), sentence);
        assertFalse(JARGON.matcher(sentence).find(), sentence);
        assertFalse(sentence.matches(".*[.] [A-Z].*|.*。.+"), "one sentence: " + sentence);
      }
    }
  }

  @Test
  void whatIsOverIsToldInThePast() throws IOException {
    PoolReport over = Reports.claiming(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, true);
    String page = render(Format.HTML, Language.EN, over);
    assertTrue(page.contains("<h1>The DHCP pool was likely exhausted</h1>"));
    assertTrue(page.contains("class=\"banner over\""));
    assertTrue(page.contains("Ended 17:46:26"), "when it ended");
    assertTrue(page.contains("Now: DHCP is likely working"));
    String text = render(Format.TEXT, Language.EN, over);
    assertTrue(text.contains("The DHCP pool was likely exhausted"), text);
    String markdown = render(Format.MARKDOWN, Language.JA, over);
    assertTrue(markdown.startsWith("## DHCPプールが枯渇していた可能性が高い"), markdown);
  }
}
