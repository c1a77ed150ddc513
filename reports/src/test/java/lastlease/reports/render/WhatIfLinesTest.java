package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import lastlease.reports.Segment;
import lastlease.reports.WhatIf;
import lastlease.reports.render.section.WhatIfText;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.TextTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What would have been enough, in lines that a terminal of 40 columns need not break. */
class WhatIfLinesTest {
  /** What the report puts before each line. */
  private static final int BEFORE = 2;

  private static List<String> table(Language language, List<Long> sizes) {
    List<Long> some = sizes.stream().map(size -> size * 3).toList();
    List<Long> none = sizes.stream().map(size -> 0L).toList();
    WhatIf replayed =
        new WhatIf(
            9,
            0,
            0,
            sizes,
            List.of(
                new WhatIf.Lease(900, 5, none),
                new WhatIf.Lease(3600, 5, none),
                new WhatIf.Lease(43_200, 9, some),
                new WhatIf.Lease(86_400, 9, some)));
    Segment s = Reports.exhausted("x", false, 3).segments().get(0);
    Segment segment =
        new Segment(
            s.id(),
            s.verdict(),
            s.confidence(),
            s.severity(),
            s.now(),
            s.vantage(),
            s.ownAddresses(),
            s.pools(),
            s.servers(),
            s.totals(),
            s.clients(),
            s.timeline(),
            s.answerTimes(),
            s.incidents(),
            replayed);
    return WhatIfText.lines(segment, new Phrases(language, ZoneOffset.UTC)).stream()
        .filter(line -> line.startsWith("  "))
        .map(line -> line.replace('\u00a0', ' '))
        .toList();
  }

  @Test
  void aLineIsALeaseTime() {
    assertEquals(
        List.of(
            "  Lease time     3   5   6  12",
            "  15 min to 1 h  0   0   0   0",
            "  12 h to 24 h   9  15  18  36"),
        table(Language.EN, List.of(3L, 5L, 6L, 12L)));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noneIsWiderThanANarrowTerminal(Language language) {
    for (List<Long> sizes :
        List.of(List.of(3L, 5L, 6L, 12L), List.of(2030L, 3045L, 4060L, 4100L))) {
      List<String> table = table(language, sizes);
      assertEquals(3, table.size(), table.toString());
      for (String line : table) {
        assertTrue(TextTable.columns(line) + BEFORE <= 40, line);
        assertTrue(line.replace("  ", "|").split("\\|+").length > 2, "columns are there: " + line);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePoolAsItIsStays(Language language) {
    String head = table(language, List.of(200_030L, 300_045L, 400_060L, 800_100L)).get(0);
    assertTrue(head.contains(" 200030"), head);
    assertTrue(head.endsWith(" 800100"), head);
  }
}
