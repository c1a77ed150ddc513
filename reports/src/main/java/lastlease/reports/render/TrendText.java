package lastlease.reports.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lastlease.reports.Segment;
import lastlease.reports.TrendReport;
import lastlease.reports.TrendReport.Session;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/** How a venue's pool did, in sentences and cells. */
final class TrendText {
  private final TrendReport trend;
  private final Phrases phrases;

  TrendText(TrendReport trend, Phrases phrases) {
    this.trend = trend;
    this.phrases = phrases;
  }

  /** How often it was full, and how often it only may have been. */
  String headline() {
    long full = trend.sessions().stream().filter(one -> one.fullAt() != null).count();
    long maybe = trend.sessions().stream().filter(Session::full).count() - full;
    Map<String, Object> values = new HashMap<>();
    values.put("full", full);
    values.put("maybe", maybe == 0 ? null : maybe);
    values.put("count", (long) trend.sessions().size());
    return phrases.get(
        full > 0 ? "trend.full" : maybe > 0 ? "trend.maybeFull" : "trend.neverFull", values);
  }

  /** In which zone times are told. */
  String zone() {
    return phrases.get("html.times", Map.of("zone", phrases.zoneName(trend.generatedAt())));
  }

  /** The venue: its names and its servers. */
  String venue() {
    Map<String, Object> values = new HashMap<>();
    List<String> titles = trend.venue().titles();
    List<String> servers = trend.venue().servers();
    values.put(
        "titles",
        titles.isEmpty()
            ? null
            : String.join(phrases.get("text.comma"), titles.stream().map(Plain::text).toList()));
    values.put(
        "servers", servers.isEmpty() ? null : String.join(phrases.get("text.comma"), servers));
    return titles.isEmpty() && servers.isEmpty()
        ? phrases.get("trend.unnamed")
        : phrases.get("trend.venue", values).strip();
  }

  /** What stands out: how soon it was full, who went without, and the busiest time. */
  List<String> findings() {
    List<String> lines = new ArrayList<>();
    trend.sessions().stream()
        .filter(one -> one.fullAfterSeconds() != null)
        .min(Comparator.comparingLong(one -> Objects.requireNonNull(one.fullAfterSeconds())))
        .ifPresent(one -> lines.add(phrases.get("trend.soonest", values(one))));
    trend.sessions().stream()
        .filter(one -> one.refused() > 0)
        .max(Comparator.comparingLong(Session::refused))
        .ifPresent(one -> lines.add(phrases.get("trend.mostRefused", values(one))));
    trend.sessions().stream()
        .filter(one -> one.peakInUse() != null)
        .max(Comparator.comparingLong(one -> Objects.requireNonNull(one.peakInUse())))
        .ifPresent(one -> lines.add(phrases.get("trend.busiest", values(one))));
    return lines;
  }

  private Map<String, Object> values(Session one) {
    Map<String, Object> values = new HashMap<>();
    values.put("date", phrases.date(begun(one)));
    values.put("afterSeconds", one.fullAfterSeconds());
    values.put("refused", one.refused());
    values.put("peak", one.peakInUse());
    values.put("least", least(one));
    values.put("capacity", one.capacity());
    return values;
  }

  private static Instant begun(Session one) {
    return Objects.requireNonNullElse(one.from(), Instant.EPOCH);
  }

  /** What the figures are, and which sessions are left out. */
  List<String> limits() {
    List<String> lines = new ArrayList<>();
    lines.add(phrases.get("trend.limits"));
    if (!trend.unread().isEmpty()) {
      lines.add(
          phrases.get(
              "trend.unread",
              Map.of(
                  "names",
                  String.join(
                      phrases.get("text.comma"),
                      trend.unread().stream().map(Plain::text).toList()))));
    }
    return lines;
  }

  /** The heads of the table. */
  List<String> heads() {
    return List.of(
        phrases.get("trend.when"),
        phrases.get("trend.length"),
        phrases.get("trend.devices"),
        phrases.get("trend.peak"),
        phrases.get("trend.after"),
        phrases.get("trend.refused"));
  }

  /** A session's cells. */
  List<String> row(Session one) {
    return List.of(
        when(one),
        length(one),
        number(one.devices()),
        peak(one),
        after(one),
        number(one.refused()));
  }

  private String number(long n) {
    return phrases.get("html.number", Map.of("n", n));
  }

  /** Date and time of day to the minute. */
  String when(Session one) {
    return phrases.dayAndMinute(begun(one));
  }

  String length(Session one) {
    Instant from = one.from();
    Instant to = one.to();
    return from == null || to == null ? "" : phrases.duration(Duration.between(from, to));
  }

  /** Only the server's own word is whole: a seat misses who was there before it. */
  private String least(Session one) {
    return one.capacityBasis() == Segment.CapacityBasis.SERVER ? "" : phrases.get("text.atLeast");
  }

  /** Addresses in use at once at most, of how many. */
  String peak(Session one) {
    Map<String, Object> values = new HashMap<>();
    values.put("n", one.peakInUse());
    values.put("least", least(one));
    values.put("capacity", one.capacity());
    return one.peakInUse() == null ? unknown() : phrases.get("trend.use", values);
  }

  /** How long it took until it was full. */
  String after(Session one) {
    Long seconds = one.fullAfterSeconds();
    if (seconds == null) {
      return one.full() ? unknown() : phrases.get("trend.never");
    }
    return seconds == 0
        ? phrases.get("trend.fromStart")
        : phrases.duration(Duration.ofSeconds(seconds));
  }

  /** The same in words of its own. */
  String fullAfter(Session one) {
    if (!one.full()) {
      return phrases.get("trend.rowNever");
    }
    return one.fullAfterSeconds() == null
        ? phrases.get("trend.rowMaybe")
        : phrases.get("trend.rowAfter", Map.of("after", after(one)));
  }

  private String unknown() {
    return phrases.get("trend.unknown");
  }

  /** What was found, with how sure that is. */
  String verdict(Session one) {
    String verdict = phrases.get("verdict." + one.verdict());
    return one.confidence() == null
        ? verdict
        : phrases.get(
            "told.now",
            Map.of("sure", phrases.get("confidence." + one.confidence()), "verdict", verdict));
  }

  /** A session's figures in a line, with its title where sessions differ in it. */
  String note(Session one) {
    Map<String, Object> values = new HashMap<>();
    values.put("title", title(one));
    values.put("devices", one.devices());
    values.put("length", length(one));
    values.put("leaseSeconds", one.leaseSeconds());
    return phrases.get("trend.note", values);
  }

  private @Nullable String title(Session one) {
    return one.title() == null || trend.venue().titles().size() < 2
        ? null
        : Plain.text(one.title());
  }
}
