package lastlease.reports.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lastlease.reports.Client;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/** The clients as comma-separated values (RFC 4180), one row each. */
final class CsvReport {
  private static final List<String> COLUMNS =
      List.of(
          "segment",
          "id",
          "outcome",
          "address",
          "linkLocalAddress",
          "linkLocalAt",
          "discovers",
          "firstDiscover",
          "lastDiscover",
          "answeredMillisSinceFirstDiscover",
          "answeredMillisSinceLatestDiscover",
          "answerBasis",
          "own",
          "randomizedMac",
          "ouiVendor",
          "vendorClass",
          "mac",
          "clientIdentifier",
          "hostname");

  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";
  private static final Pattern PLAIN = Pattern.compile("[\\w .:/-]*");

  private final PoolReport report;

  CsvReport(PoolReport report) {
    this.report = report;
  }

  void writeTo(Appendable out) throws IOException {
    out.append(String.join(",", COLUMNS)).append("\r\n");
    for (Segment segment : report.segments()) {
      for (Client client : segment.clients()) {
        out.append(
                cells(segment.id(), client).stream()
                    .map(CsvReport::cell)
                    .collect(Collectors.joining(",")))
            .append("\r\n");
      }
    }
  }

  private static List<@Nullable Object> cells(String segment, Client c) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(segment);
    cells.add(c.id());
    cells.add(c.outcome());
    cells.add(c.address());
    cells.add(c.linkLocalAddress());
    cells.add(c.linkLocalAt());
    cells.add(c.discovers());
    cells.add(c.firstDiscover());
    cells.add(c.lastDiscover());
    cells.add(c.answeredMillisSinceFirstDiscover());
    cells.add(c.answeredMillisSinceLatestDiscover());
    cells.add(c.answerBasis());
    cells.add(c.own());
    cells.add(c.randomizedMac());
    cells.add(c.ouiVendor());
    cells.add(c.vendorClass());
    cells.add(c.mac());
    cells.add(c.clientIdentifier());
    cells.add(c.hostname());
    return cells;
  }

  /**
   * A cell that no spreadsheet takes for a formula, nor splits where its own separator is another
   * one. The wide forms begin formulas, too, in East Asian ones.
   */
  static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = Plain.text(value.toString());
    boolean formula = !text.isBlank() && FORMULA.indexOf(text.stripLeading().charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return PLAIN.matcher(safe).matches() ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
