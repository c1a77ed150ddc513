package lastlease.reports.render.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Segment;
import lastlease.reports.WhatIf;
import lastlease.reports.render.page.Drawing;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.TextTable;
import org.jspecify.annotations.Nullable;

/** Which lease time and which pool size would have carried what was seen, for people. */
public final class WhatIfText {
  private static final long HOUR = 3600;
  private static final int BAR = 14;
  private static final int APART = 46;

  /** Columns of a terminal of 40, without what stands before the table. */
  private static final int ROOM = 36;

  /** Index of the first size of a pool that is not the pool as it is; before it stand two heads. */
  private static final int SECOND = 2;

  /** A label stands above its bar: on a phone there is no room beside it. */
  private static final int LABEL = 18;

  /** A number stands in so much of the width at the end of the longest bar, percent. */
  private static final double NUMBER = 12;

  private final Phrases phrases;
  private final WhatIf replayed;

  /**
   * Devices without an address, by the size of the pool.
   *
   * @param from shortest lease of which that is so, seconds
   * @param to longest lease of which that is so, seconds
   */
  private record Row(long from, long to, List<Long> refused) {}

  private WhatIfText(WhatIf replayed, Phrases phrases) {
    this.phrases = phrases;
    this.replayed = replayed;
  }

  /** The part of the page; null where there is nothing to replay. */
  public static Page.@Nullable WhatIf of(Segment segment, Phrases phrases) {
    WhatIf replayed = segment.whatIf();
    return replayed == null ? null : new WhatIfText(replayed, phrases).write();
  }

  private Page.WhatIf write() {
    List<String> heads = new ArrayList<>();
    heads.add(phrases.get("whatif.lease"));
    for (long size : replayed.sizes()) {
      // The columns of a phone are as wide as one of the two words.
      heads.add(phrases.get("whatif.size", Map.of("n", size)).replace('\u00a0', ' '));
    }
    List<Row> rows = rows();
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      line.add(label(row));
      row.refused().forEach(refused -> line.add(Long.toString(refused)));
      cells.add(line);
    }
    Map<String, Object> limits = new HashMap<>();
    limits.put("held", replayed.held() == 0 ? null : replayed.held());
    limits.put("omitted", replayed.clientsOmitted() == 0 ? null : replayed.clientsOmitted());
    return new Page.WhatIf(
        take(),
        phrases.get("whatif.counts"),
        heads,
        cells,
        chart(rows),
        phrases.get("whatif.limits", limits));
  }

  /** One a lease time; those that say the same as the one before are one with it. */
  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (WhatIf.Lease lease : replayed.leases()) {
      List<Long> refused = lease.refused();
      Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last != null && last.refused().equals(refused)) {
        rows.set(rows.size() - 1, new Row(last.from(), lease.seconds(), refused));
      } else {
        rows.add(new Row(lease.seconds(), lease.seconds(), refused));
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
    return replayed.leases().stream()
        .filter(lease -> lease.seconds() == HOUR)
        .map(
            lease ->
                phrases.get(
                    "whatif.enough", Map.of("n", lease.needed(), "count", replayed.clients())))
        .findFirst()
        .orElse("");
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
      double width = (100 - NUMBER) * refused / most;
      canvas.text("", 0, 0, top + 11, label(row));
      canvas.rect("b-w", 0, width, top + LABEL, BAR);
      canvas.text("", width, 6, top + LABEL + 12, Long.toString(refused));
      top += APART;
    }
    return canvas.done(top, phrases.get("whatif.chart", Map.of("n", replayed.sizes().get(0))));
  }

  /** The same as lines, the numbers in columns that a narrow terminal has room for. */
  public static List<String> lines(Segment segment, Phrases phrases) {
    WhatIf replayed = segment.whatIf();
    Page.WhatIf part = of(segment, phrases);
    if (replayed == null || part == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(part.take());
    lines.add(phrases.get("whatif.countsBySize") + phrases.get("text.colon").stripTrailing());
    List<String> heads = new ArrayList<>();
    heads.add(phrases.get("whatif.lease"));
    replayed.sizes().forEach(size -> heads.add(Long.toString(size)));
    narrow(heads, part.rows()).forEach(row -> lines.add("  " + row));
    lines.add(part.limits());
    return lines;
  }

  /**
   * A table of so many columns as there is room for: the pool as it is and those that come after,
   * the smaller ones of them left out first. The page and the other formats have all.
   */
  private static List<String> narrow(List<String> heads, List<List<String>> rows) {
    List<String> keptHeads = new ArrayList<>(heads);
    List<List<String>> keptRows = new ArrayList<>();
    rows.forEach(row -> keptRows.add(new ArrayList<>(row)));
    List<String> lines = TextTable.lines(keptHeads, keptRows);
    while (TextTable.columns(lines.get(0)) > ROOM && keptHeads.size() > SECOND + 1) {
      keptHeads.remove(SECOND);
      keptRows.forEach(row -> row.remove(SECOND));
      lines = TextTable.lines(keptHeads, keptRows);
    }
    return lines;
  }
}
