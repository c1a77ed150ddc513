package lastlease.reports.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lastlease.reports.AdviceCode;
import lastlease.reports.Incident;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.reports.WhatIf;
import org.jspecify.annotations.Nullable;

/**
 * Which lease time and which pool size would have carried what was seen: devices without an
 * address, by both. Told where a pool of known size was too small, or nearly.
 */
final class WhatIfText {
  private static final List<Long> LEASES = List.of(900L, 3600L, 14_400L, 86_400L);

  /** Fewer devices make no crowd. */
  private static final int CROWD = 5;

  private static final int BAR = 16;
  private static final int APART = 26;

  /** Labels stand in so much of the width, percent. */
  private static final double LABEL = 22;

  private final Phrases phrases;
  private final WhatIf visits;
  private final List<Long> sizes;

  /**
   * Devices without an address, by the size of the pool.
   *
   * @param from shortest lease of which that is so, seconds
   * @param to longest lease of which that is so, seconds
   */
  private record Row(long from, long to, List<Long> refused) {}

  private WhatIfText(Segment segment, Phrases phrases, List<Long> sizes) {
    this.phrases = phrases;
    this.visits = WhatIf.of(segment);
    this.sizes = sizes;
  }

  /** The part of the page; null where there is nothing to replay. */
  static Page.@Nullable WhatIf of(Segment segment, Phrases phrases) {
    Incident main = Incidents.main(segment);
    boolean full =
        main != null
            && (main.verdict() == Verdict.POOL_EXHAUSTED
                || main.verdict() == Verdict.POOL_NEARLY_FULL);
    Integer capacity = segment.pools().isEmpty() ? null : segment.pools().get(0).capacity();
    if (main == null || !full || capacity == null) {
      return null;
    }
    WhatIfText text = new WhatIfText(segment, phrases, sizes(capacity, main));
    return text.visits.visits().size() < CROWD ? null : text.write();
  }

  /** As it is, half as large again, twice as large, and what is advised. */
  private static List<Long> sizes(long now, Incident main) {
    TreeSet<Long> sizes = new TreeSet<>(List.of(now, (now * 3 + 1) / 2, now * 2));
    main.advice().stream()
        .filter(advice -> advice.code() == AdviceCode.WIDEN_POOL)
        .map(advice -> advice.params().get("atLeast"))
        .filter(Number.class::isInstance)
        .map(Number.class::cast)
        .map(Number::longValue)
        .filter(advised -> advised > now)
        .forEach(sizes::add);
    return List.copyOf(sizes);
  }

  private Page.WhatIf write() {
    List<String> heads = new ArrayList<>();
    heads.add(phrases.get("whatif.lease"));
    sizes.forEach(size -> heads.add(phrases.get("whatif.size", Map.of("n", size))));
    List<Row> rows = rows();
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      line.add(label(row));
      row.refused().forEach(refused -> line.add(Long.toString(refused)));
      cells.add(line);
    }
    Map<String, Object> held = new HashMap<>();
    held.put("held", visits.held() == 0 ? null : visits.held());
    return new Page.WhatIf(
        take(),
        phrases.get("whatif.counts"),
        heads,
        cells,
        chart(rows),
        phrases.get("whatif.limits", held));
  }

  /** One a lease time; those that say the same as the one before are one with it. */
  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (long lease : LEASES) {
      List<Long> refused =
          sizes.stream().map(size -> visits.refused(size, (double) lease)).toList();
      Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last != null && last.refused().equals(refused)) {
        rows.set(rows.size() - 1, new Row(last.from(), lease, refused));
      } else {
        rows.add(new Row(lease, lease, refused));
      }
    }
    return rows;
  }

  private String label(Row row) {
    return row.from() == row.to()
        ? phrases.get("chg.seconds", Map.of("nSeconds", row.from()))
        : phrases.get("whatif.range", Map.of("fromSeconds", row.from(), "toSeconds", row.to()));
  }

  /** A pool that carries all with an hour. */
  private String take() {
    return phrases.get(
        "whatif.enough", Map.of("n", visits.needed(3600), "count", visits.visits().size()));
  }

  /** A bar a row: devices without an address in the pool as it is. */
  private Drawing chart(List<Row> rows) {
    Drawing.Canvas canvas = new Drawing.Canvas();
    long most = 1;
    for (Row row : rows) {
      most = Math.max(most, row.refused().get(0));
    }
    int top = 4;
    for (Row row : rows) {
      long refused = row.refused().get(0);
      double width = (100 - LABEL - 8) * refused / most;
      canvas.text("", 0, 0, top + 13, label(row));
      canvas.rect("b-w", LABEL, width, top, BAR);
      canvas.text("", LABEL + width, 6, top + 13, Long.toString(refused));
      top += APART;
    }
    return canvas.done(top, phrases.get("whatif.chart", Map.of("n", sizes.get(0))));
  }

  /** The same as lines, the numbers in columns. */
  static List<String> lines(Segment segment, Phrases phrases) {
    Page.WhatIf part = of(segment, phrases);
    if (part == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(part.take());
    lines.add(part.counts() + phrases.get("text.colon").stripTrailing());
    TextTable.lines(part.heads(), part.rows()).forEach(row -> lines.add("  " + row));
    lines.add(part.limits());
    return lines;
  }
}
