package lastlease.reports.render.words;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lastlease.reports.PoolReport;

/**
 * Says what a report does not have: since there was too much of it, since it cannot be read, or
 * since it is not believed.
 */
public final class LeftOut {
  private LeftOut() {}

  /** Frames of link types that cannot be read, by type and number; empty where there are none. */
  public static Optional<String> unread(PoolReport report, Phrases phrases) {
    Map<String, Long> unread = new TreeMap<>();
    report
        .input()
        .sources()
        .forEach(
            source ->
                source
                    .unreadFrames()
                    .forEach((type, count) -> unread.merge(type, count, Long::sum)));
    String types =
        unread.entrySet().stream()
            .map(
                entry ->
                    phrases.get(
                        "text.linkType",
                        Map.of("type", Plain.text(entry.getKey()), "count", entry.getValue())))
            .collect(Collectors.joining(phrases.get("text.comma")));
    return types.isEmpty()
        ? Optional.empty()
        : Optional.of(phrases.get("text.unread", Map.of("types", types)));
  }

  /** Frames that were not believed; empty where there are none. */
  public static Optional<String> foreign(PoolReport report, Phrases phrases) {
    long frames =
        report.segments().stream().mapToLong(segment -> segment.totals().foreignFrames()).sum();
    return frames == 0
        ? Optional.empty()
        : Optional.of(phrases.get("text.foreign", Map.of("count", frames)));
  }

  /** Why there is nothing to judge. */
  public static String nothing(PoolReport report, Phrases phrases) {
    return unread(report, phrases).orElseGet(() -> phrases.get("vantage.NOTHING_SEEN"));
  }

  /** A line about the segments that are left out; empty where none is. */
  public static Optional<String> segments(PoolReport report, Phrases phrases) {
    long omitted = report.input().segmentsOmitted();
    return omitted == 0
        ? Optional.empty()
        : Optional.of(
            phrases.get(
                "text.segmentsOmitted",
                Map.of("count", omitted, "kept", (long) report.segments().size())));
  }
}
