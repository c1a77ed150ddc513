package lastlease.reports.render.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lastlease.reports.PoolReport;

/** Times of which nothing is known, and steps of a clock, a line each. */
public final class Gaps {
  /** More of a kind are told in one line. */
  private static final int EACH = 3;

  /** Who merged captures in the wrong order need not read of each. */
  private static final int CLOCKS = 10;

  private Gaps() {}

  /** A line each; many of a kind share one. */
  public static List<String> lines(PoolReport report, Phrases phrases) {
    List<PoolReport.Gap> told = report.missing();
    List<String> lines = new ArrayList<>();
    for (String reason : told.stream().map(PoolReport.Gap::reason).distinct().toList()) {
      List<PoolReport.Gap> alike =
          told.stream().filter(gap -> gap.reason().equals(reason)).toList();
      if (alike.size() <= EACH) {
        alike.forEach(gap -> lines.add(line("text.gap", gap, phrases, Map.of())));
      } else {
        lines.add(together(alike, phrases));
      }
    }
    return lines;
  }

  /** A line for each time that a clock was set: nothing is missing there. */
  public static List<String> clocks(PoolReport report, Phrases phrases) {
    return report.input().gaps().stream()
        .filter(gap -> !gap.blind())
        .limit(CLOCKS)
        .map(gap -> clock(gap, phrases))
        .toList();
  }

  private static String clock(PoolReport.Gap gap, Phrases phrases) {
    long shift = Objects.requireNonNullElse(gap.shiftMillis(), 0L);
    String key =
        gap.reason().equals("clock-step")
            ? shift < 0 ? "text.clockBack" : "text.clockForward"
            : shift < 0 ? "text.timeShift" : "text.timeIsBack";
    Duration by = Duration.ofSeconds(Math.max(1, Math.round(Math.abs(shift) / 1000.0)));
    return phrases.get(key, Map.of("at", phrases.time(gap.from()), "by", phrases.duration(by)));
  }

  private static String together(List<PoolReport.Gap> alike, Phrases phrases) {
    long all = alike.stream().mapToLong(gap -> gap.length().toSeconds()).sum();
    PoolReport.Gap longest =
        alike.stream().max(Comparator.comparing(PoolReport.Gap::length)).orElseThrow();
    return line(
        "text.gaps", longest, phrases, Map.of("count", (long) alike.size(), "allSeconds", all));
  }

  private static String line(
      String key, PoolReport.Gap gap, Phrases phrases, Map<String, Object> more) {
    Map<String, Object> values = new java.util.HashMap<>(more);
    values.put("from", gap.from());
    values.put("to", gap.to());
    values.put("lastedSeconds", gap.length().toSeconds());
    values.put("reason", phrases.reason(gap.reason()));
    return phrases.get(key, values);
  }
}
