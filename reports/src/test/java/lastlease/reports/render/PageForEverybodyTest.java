package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the markup owes to those who hear the page, and the palette to those who see little. */
class PageForEverybodyTest {

  static Stream<String> pages() throws IOException {
    return Stream.of(
        html(Reports.exhausted("x", true, 3), Language.EN),
        html(Reports.exhausted("x", false, 200), Language.JA),
        html(Reports.twice(Reports.exhausted("x", false, 3)), Language.EN),
        html(Reports.claiming(Verdict.SERVER_UNREACHABLE, Confidence.CONFIRMED, true), Language.EN),
        html(Reports.calm(Verdict.HEALTHY, Confidence.CONFIRMED), Language.JA),
        html(Reports.calm(Verdict.UNDETERMINED, null), Language.EN),
        LivePage.of(Reports.exhausted("x", false, 3), phrases(Language.EN)).html());
  }

  private static Phrases phrases(Language language) {
    return new Phrases(language, ZoneOffset.UTC);
  }

  private static String html(PoolReport report, Language language) throws IOException {
    StringWriter out = new StringWriter();
    Format.HTML.render(report, phrases(language), false, out);
    return out.toString();
  }

  private static List<MatchResult> all(String regex, String text) {
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).results().toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void landmarksAndHeadingsAreInOrder(String page) {
    assertEquals(1, all("<main[ >]", page).size());
    assertEquals(1, all("<h1[ >]", page).size());
    assertTrue(page.matches("(?s).*<html lang=\"(en|ja)\">.*"));
    int before = 0;
    for (MatchResult heading : all("<h([1-6])[ >]", page)) {
      int level = Integer.parseInt(heading.group(1));
      assertTrue(level <= before + 1, "h" + level + " after h" + before);
      before = level;
    }
    // Everything that is read stands in a landmark.
    String outside = page.replaceFirst("(?s)^.*?<body>", "");
    for (String landmark : List.of("main", "footer", "header class=\"head\"", "script", "svg")) {
      String tag = landmark.replaceFirst(" .*", "");
      outside = outside.replaceAll("(?s)<" + landmark + "[ >].*?</" + tag + ">", "");
      outside = outside.replaceAll("(?s)<" + landmark + ">.*?</" + tag + ">", "");
    }
    outside = outside.replaceAll("(?s)<p id=\"lost\".*?</p>", "");
    assertEquals("", outside.replaceAll("<[^>]*>", "").strip());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void idsAreUniqueAndWhatRefersToThemFindsThem(String page) {
    List<String> ids = all(" id=\"([^\"]*)\"", page).stream().map(m -> m.group(1)).toList();
    assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
    Set<String> wanted =
        Stream.concat(
                all(" (?:href=\"#|for=\")([^\"]*)\"", page).stream(),
                all("url\\(#([^)]*)\\)", page).stream())
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    wanted.removeAll(ids);
    assertEquals(Set.of(), wanted);
    for (MatchResult box : all("<input type=\"checkbox\" id=\"([^\"]*)\"", page)) {
      assertTrue(page.contains("<label for=\"" + box.group(1) + "\">"), box.group());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void picturesSayWhatTheyShowOrAreLeftOut(String page) {
    for (MatchResult svg : all("<svg [^>]*>", page)) {
      boolean hidden = svg.group().contains("aria-hidden=\"true\"");
      boolean told = svg.group().matches(".*role=\"img\" aria-label=\"[^\"]{10,}\".*");
      assertTrue(hidden != told, svg.group());
    }
    for (MatchResult header : all("<th[ >][^>]*", page)) {
      assertTrue(header.group().contains("scope="), header.group());
    }
    assertFalse(page.contains(" style=\""));
  }

  @Test
  void picturesTellTheirFinding() throws IOException {
    String page = html(Reports.exhausted("x", false, 3), Language.EN);
    List<String> labels =
        all("aria-label=\"([^\"]*)\"", page).stream().map(match -> match.group(1)).toList();
    String told = String.join("\n", labels);
    assertTrue(told.contains("7\u00a0devices had got an address by 17:45:46"), told);
    assertTrue(told.contains("still waiting (3), so far"), told);
    assertTrue(
        told.contains("in use (seen): 5, waiting: 3, capacity 5 (inferred), advised: 7"), told);
    assertTrue(told.contains("The DHCP service showed life until 17:45:48"), told);
  }

  private static Map<String, String> palette(boolean dark) throws IOException {
    String css = HtmlReport.css();
    int at = dark ? css.indexOf("@media (prefers-color-scheme:dark)") : 0;
    String block = css.substring(at, css.indexOf('}', at));
    return all("--([\\w-]+):(#[0-9a-f]{3,6})", block).stream()
        .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
  }

  /** WCAG 2.2: 4.5 for text, 3 for what is drawn. */
  @ParameterizedTest
  @CsvSource({
    "ink,paper,7",
    "ink2,paper,4.5",
    "ink2,wash,4.5",
    "alarm,paper,4.5",
    "alarm,span,4.5",
    "alarm,alarm-tint,4.5",
    "ink,calm-fill,4.5",
    "ink,alarm-tint,4.5",
    "onll,alarm-fill,4.5",
    "edge,paper,3",
    "edge,wash,3",
    "calm,paper,3",
    "calm-mark,paper,3",
    "alarm-fill,paper,3"
  })
  void contrastsSuffice(String front, String back, double least) throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      Map<String, String> colors = palette(dark);
      double ratio = contrast(colors.getOrDefault(front, "?"), colors.getOrDefault(back, "?"));
      assertTrue(ratio >= least, front + " on " + back + ": " + ratio + (dark ? ", dark" : ""));
    }
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String color) {
    String hex = color.substring(1);
    int width = hex.length() / 3;
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      String part = hex.substring(i * width, (i + 1) * width);
      double value = Integer.parseInt(width == 1 ? part + part : part, 16) / 255.0;
      sum +=
          weights[i] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
