package lastlease.reports.render.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lastlease.reports.PoolReport;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/**
 * What stands above a live page: how fresh it is.
 *
 * @param facts the last frame, where it is captured, gaps
 * @param offsetSeconds of the page's zone, so that the browser tells its own times in it
 */
public record Strip(String facts, long offsetSeconds) {
  private static final String STANDARD_INPUT = "-";

  public static Strip of(PoolReport report, @Nullable Instant lastFrame, Phrases phrases) {
    List<String> facts = new ArrayList<>();
    if (lastFrame != null) {
      facts.add(phrases.get("html.lastFrame", Map.of("at", lastFrame)));
    }
    String names =
        report.input().sources().stream()
            .map(source -> Plain.text(source.name()))
            .filter(name -> !name.equals(STANDARD_INPUT))
            .distinct()
            .collect(Collectors.joining(phrases.get("text.comma")));
    if (!names.isEmpty()) {
      facts.add(names);
    }
    facts.add(gaps(report.missing(), phrases));
    return new Strip(
        String.join(phrases.get("text.dot"), facts),
        phrases.offset(report.generatedAt()).getTotalSeconds());
  }

  private static String gaps(List<PoolReport.Gap> gaps, Phrases phrases) {
    long seconds =
        gaps.stream().mapToLong(gap -> Duration.between(gap.from(), gap.to()).toSeconds()).sum();
    return gaps.isEmpty()
        ? phrases.get("html.noBlindGaps")
        : phrases.get(
            "html.blindGaps", Map.of("count", (long) gaps.size(), "lastedSeconds", seconds));
  }
}
