package lastlease.reports.render.words;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;

/** Times of which nothing is known, as far as they matter. */
public final class Gaps {
  /** What a capture has where no frame came for a while: a quiet network, or a pause of its own. */
  private static final String QUIET = "time-jump";

  /** So long a silence is told in any case: what was known before it may be history. */
  private static final Duration LONG = Duration.ofHours(1);

  /** More of a kind are told in one line. */
  private static final int EACH = 3;

  /** Who merged captures in the wrong order need not read of each. */
  private static final int CLOCKS = 10;

  private Gaps() {}

  /** Those that are worth a word: a network may be quiet while nobody waits for anything. */
  public static List<PoolReport.Gap> told(PoolReport report) {
    return report.input().blindGaps().stream()
        .filter(gap -> !isQuiet(gap) || length(gap).compareTo(LONG) >= 0 || isDue(report, gap))
        .toList();
  }

  private static boolean isQuiet(PoolReport.Gap gap) {
    return gap.reason().equals(QUIET);
  }

  private static Duration length(PoolReport.Gap gap) {
    return Duration.between(gap.from(), gap.to());
  }

  /** Whether something was to be expected: an incident was open, or somebody waited. */
  private static boolean isDue(PoolReport report, PoolReport.Gap gap) {
    return report.segments().stream()
        .anyMatch(
            segment ->
                segment.incidents().stream().anyMatch(incident -> lasts(incident, gap))
                    || isWaitedIn(segment, gap.from()));
  }

  private static boolean lasts(Incident incident, PoolReport.Gap gap) {
    Instant ended = incident.ended();
    return incident.began().isBefore(gap.to()) && (ended == null || ended.isAfter(gap.from()));
  }

  private static boolean isWaitedIn(Segment segment, Instant at) {
    return segment.timeline().stream()
        .filter(point -> !point.at().isAfter(at))
        .reduce((before, last) -> last)
        .filter(point -> point.waiting() > 0)
        .isPresent();
  }

  /** A line each; many of a kind share one. */
  public static List<String> lines(PoolReport report, Phrases phrases) {
    List<PoolReport.Gap> told = told(report);
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
            : "text.timeShift";
    Duration by = Duration.ofSeconds(Math.max(1, Math.round(Math.abs(shift) / 1000.0)));
    return phrases.get(key, Map.of("at", phrases.time(gap.from()), "by", phrases.duration(by)));
  }

  private static String together(List<PoolReport.Gap> alike, Phrases phrases) {
    long all = alike.stream().mapToLong(gap -> length(gap).toSeconds()).sum();
    PoolReport.Gap longest = alike.stream().max(Comparator.comparing(Gaps::length)).orElseThrow();
    return line(
        "text.gaps", longest, phrases, Map.of("count", (long) alike.size(), "allSeconds", all));
  }

  private static String line(
      String key, PoolReport.Gap gap, Phrases phrases, Map<String, Object> more) {
    Map<String, Object> values = new java.util.HashMap<>(more);
    values.put("from", gap.from());
    values.put("to", gap.to());
    values.put("lastedSeconds", length(gap).toSeconds());
    values.put("reason", phrases.reason(gap.reason()));
    return phrases.get(key, values);
  }
}
