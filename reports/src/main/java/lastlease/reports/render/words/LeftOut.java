package lastlease.reports.render.words;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;

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
    return counted(report, Segment.Totals::foreignFrames, "text.foreign", phrases);
  }

  /** Incidents that ended and are not listed; empty where all are. */
  public static Optional<String> incidents(PoolReport report, Phrases phrases) {
    return counted(report, Segment.Totals::incidentsOmitted, "text.incidentsOmitted", phrases);
  }

  /** What was known of addresses in use and is not any more; empty where nothing is. */
  public static Optional<String> addresses(PoolReport report, Phrases phrases) {
    return counted(report, Segment.Totals::addressesForgotten, "text.forgotten", phrases);
  }

  private static Optional<String> counted(
      PoolReport report, ToLongFunction<Segment.Totals> what, String key, Phrases phrases) {
    long count = report.segments().stream().map(Segment::totals).mapToLong(what).sum();
    return count == 0 ? Optional.empty() : Optional.of(phrases.get(key, Map.of("count", count)));
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
