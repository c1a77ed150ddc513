package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lastlease.reports.PoolReport;
import lastlease.reports.render.words.Gaps;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports of days and years, and of times of which nothing is known. */
class LongTimesTest {
  private static final Instant AT = Reports.AT;
  private static final List<Format> READ = List.of(Format.TEXT, Format.MARKDOWN, Format.HTML);
  private static final Pattern BARE_TIME =
      Pattern.compile("(?<![\\d-]\\d |\\d|:)\\b\\d\\d:\\d\\d:\\d\\d\\b(?!:)");

  private static PoolReport overTwoDays(PoolReport report) {
    return Variants.spanning(report, AT, AT.plusSeconds(86_400), List.of());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void overSeveralDaysEveryTimeHasItsDate(Language language) throws IOException {
    PoolReport report = overTwoDays(Reports.exhausted("x", false, 3));
    for (Format format : READ) {
      String text =
          Reports.render(format, language, report)
              .replaceFirst("(?s)<style>.*?</style>", "")
              .replaceAll("(?s)<svg.*?</svg>", "");
      assertTrue(text.contains("2026-11-23 17:45:46"), format + text);
      var bare = BARE_TIME.matcher(text);
      assertFalse(
          bare.find(),
          () -> format + " " + text.substring(Math.max(0, bare.start() - 40), bare.end()));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void withinADayTheDateStandsInTheHeadOnly(Language language) throws IOException {
    String text = Reports.render(Format.TEXT, language, Reports.exhausted("x", false, 3));
    assertEquals(2, text.split("2026-11-23", -1).length, text);
  }

  @Test
  void whatADayIsTheZoneTells() {
    Instant evening = Instant.parse("2026-11-23T14:50:00Z");
    Instant night = Instant.parse("2026-11-23T15:10:00Z");
    Phrases utc = new Phrases(Language.EN, ZoneOffset.UTC).over(evening, night);
    Phrases osaka = new Phrases(Language.EN, ZoneId.of("Asia/Tokyo")).over(evening, night);
    assertEquals("14:50:00", utc.time(evening));
    assertEquals("2026-11-23 23:50:00", osaka.time(evening));
    assertEquals("2026-11-24 00:10:00.000", osaka.exactTime(night));
  }

  @Test
  void forProgramsTimesStayAsTheyAre() throws IOException {
    PoolReport day = Reports.exhausted("x", false, 3);
    assertEquals(
        Reports.render(Format.CSV, Language.EN, day),
        Reports.render(Format.CSV, Language.EN, overTwoDays(day)));
    assertTrue(
        Reports.render(Format.CSV, Language.EN, day).contains("2026-11-23T17:45:46.093382Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "192481821,6 years 37 days,6年37日",
    "604800,7 days,7日",
    "183600,2 days 3 h,2日3時間",
    "86400,24 h,24時間",
    "3725,1 h 2 min,1時間2分",
    "74,1 min 14 s,1分14秒",
    "0,less than 1 s,1秒未満"
  })
  void durationsStayReadable(long seconds, String english, String japanese) {
    Duration duration = Duration.ofSeconds(seconds);
    Phrases en = new Phrases(Language.EN, ZoneOffset.UTC);
    assertEquals(english, en.duration(duration).replace('\u00a0', ' '));
    assertEquals(japanese, new Phrases(Language.JA, ZoneOffset.UTC).duration(duration));
  }

  private static List<PoolReport.Gap> gaps(int count, Duration length, String reason) {
    List<PoolReport.Gap> gaps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant from = AT.plus(length.multipliedBy(2L * i));
      gaps.add(new PoolReport.Gap(from, from.plus(length), reason));
    }
    return gaps;
  }

  private static PoolReport calm(List<PoolReport.Gap> gaps) {
    PoolReport calm =
        Reports.calm(lastlease.reports.Verdict.HEALTHY, lastlease.reports.Confidence.LIKELY);
    return Variants.idle(Variants.spanning(calm, AT, AT.plusSeconds(80_000), gaps));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aQuietNetworkIsNotBlindness(Language language) throws IOException {
    PoolReport report = calm(gaps(29, Duration.ofMinutes(8), "time-jump"));
    assertEquals(List.of(), Gaps.lines(report, new Phrases(language, ZoneOffset.UTC)));
    String page = Reports.render(Format.HTML, language, report);
    Phrases phrases = new Phrases(language, ZoneOffset.UTC);
    assertTrue(page.contains(phrases.get("html.noGaps")), "the key of the figure");
    assertFalse(page.contains(phrases.get("method.gap") + "</dt>"), "no term of it");
  }

  @Test
  void aSilenceWhileSomebodyWaitsIsTold() {
    PoolReport waiting =
        Variants.spanning(
            Reports.exhausted("x", false, 3),
            AT,
            AT.plusSeconds(5000),
            gaps(1, Duration.ofMinutes(8), "time-jump"));
    assertEquals(
        List.of(
            "nothing is known from 17:45:46 to 17:53:46 (8 min): nothing was captured; "
                + "the network was quiet, or the capture paused"),
        lines(waiting));
  }

  @Test
  void aSilenceOfHoursIsToldInAnyCase() {
    assertEquals(1, lines(calm(gaps(1, Duration.ofHours(5), "time-jump"))).size());
  }

  @Test
  void realBlindnessIsToldEachTimeAndManyTogether() {
    assertEquals(3, lines(calm(gaps(3, Duration.ofSeconds(40), "interface-down"))).size());
    assertEquals(
        List.of(
            "29 times nothing is known, for 19 min 20 s in all (the interface was down);"
                + " the longest from 17:45:46 to 17:46:26"),
        lines(calm(gaps(29, Duration.ofSeconds(40), "interface-down"))));
  }

  private static List<String> lines(PoolReport report) {
    return Gaps.lines(report, new Phrases(Language.EN, ZoneOffset.UTC)).stream()
        .map(line -> line.replace('\u00a0', ' '))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"time-jump", "agent-stopped", "interface-down", "suspended"})
  void reasonsAreTranslated(String reason) throws IOException {
    PoolReport report = calm(gaps(1, Duration.ofHours(2), reason));
    for (Language language : Language.values()) {
      for (Format format : READ) {
        assertFalse(Reports.render(format, language, report).contains(reason), format.toString());
      }
    }
  }

  @Test
  void aReasonOfAnotherVersionIsToldAsItIs() {
    String line = lines(calm(gaps(1, Duration.ofHours(2), "solar\u001b[2Jflare"))).get(0);
    assertTrue(line.contains("solar") && !line.contains("\u001b"), line);
  }
}
