package lastlease.reports.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lastlease.reports.TrendReport;
import lastlease.reports.TrendReport.Session;
import lastlease.reports.Verdict;
import lastlease.reports.render.page.Drawing;
import lastlease.reports.render.page.TrendPage;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.TextTable;
import org.jspecify.annotations.Nullable;

/** A venue's trend in the formats of reports. */
public final class Trends {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Trends.class.getClassLoader(), "lastlease.reports.templates");

  private static final List<String> COLUMNS =
      List.of(
          "session",
          "title",
          "from",
          "to",
          "verdict",
          "confidence",
          "devices",
          "peakInUse",
          "capacity",
          "capacityBasis",
          "leaseSeconds",
          "firstAsked",
          "fullAt",
          "fullAfterSeconds",
          "refused",
          "servers");

  private static final int BAR = 16;

  private final TrendReport trend;
  private final Phrases phrases;
  private final TrendText text;
  private final Writer out;

  private Trends(TrendReport trend, Phrases phrases, Writer out) {
    this.trend = trend;
    this.phrases = phrases;
    this.text = new TrendText(trend, phrases);
    this.out = out;
  }

  /** The file that {@code --out} writes. */
  public static String fileName(Format format) {
    String name = format.fileName();
    return "trend" + name.substring(name.lastIndexOf('.'));
  }

  /** Renders it, all in UTF-8 terms; does not close the writer. */
  public static void render(Format format, TrendReport trend, Phrases phrases, Writer out)
      throws IOException {
    Trends trends = new Trends(trend, phrases, out);
    switch (format) {
      case TEXT -> trends.text();
      case JSON -> {
        Json.write(trend, out, true);
        out.append('\n');
      }
      case MARKDOWN -> trends.markdown();
      case HTML -> trends.html();
      case CSV -> trends.csv();
    }
    out.flush();
  }

  private void line(String line) throws IOException {
    out.append(line).append('\n');
  }

  private void text() throws IOException {
    line(text.headline());
    line(text.venue() + phrases.get("text.dot") + text.zone());
    line("");
    List<List<String>> rows = trend.sessions().stream().map(text::row).toList();
    for (String row : TextTable.lines(text.heads(), rows)) {
      line(row.stripTrailing());
    }
    line("");
    for (String finding : text.findings()) {
      line(finding);
    }
    for (Session one : trend.sessions()) {
      if (isAboutMore(one)) {
        line(text.when(one) + phrases.get("text.colon") + text.verdict(one));
      }
    }
    for (String limit : text.limits()) {
      line(limit);
    }
  }

  /** Figures say nothing of it. */
  private static boolean isAboutMore(Session one) {
    boolean told =
        one.verdict() == Verdict.HEALTHY
            || one.verdict() == Verdict.POOL_EXHAUSTED
            || one.verdict() == Verdict.POOL_NEARLY_FULL;
    return !told || one.full() && one.fullAt() == null;
  }

  private void markdown() throws IOException {
    line("# " + MarkdownReport.escape(text.headline()));
    line("");
    line(MarkdownReport.foreign(text.venue() + phrases.get("text.dot") + text.zone()));
    line("");
    List<String> heads = new ArrayList<>(text.heads());
    heads.add(phrases.get("trend.verdict"));
    line("| " + String.join(" | ", heads) + " |");
    line("|---" + "|--:".repeat(heads.size() - 2) + "|---|");
    for (Session one : trend.sessions()) {
      List<String> cells = new ArrayList<>(text.row(one));
      cells.add(text.verdict(one));
      line(
          cells.stream()
              .map(MarkdownReport::escape)
              .collect(Collectors.joining(" | ", "| ", " |")));
    }
    line("");
    for (String finding : text.findings()) {
      line("- " + MarkdownReport.escape(finding));
    }
    line("");
    for (String limit : text.limits()) {
      line("_" + MarkdownReport.foreign(limit) + "_");
      line("");
    }
  }

  private void csv() throws IOException {
    out.append(String.join(",", COLUMNS)).append("\r\n");
    for (Session one : trend.sessions()) {
      List<@Nullable Object> cells =
          Arrays.asList(
              one.name(),
              one.title(),
              one.from(),
              one.to(),
              one.verdict(),
              one.confidence(),
              one.devices(),
              one.peakInUse(),
              one.capacity(),
              one.capacityBasis(),
              one.leaseSeconds(),
              one.firstAsked(),
              one.fullAt(),
              one.fullAfterSeconds(),
              one.refused(),
              String.join(" ", one.servers()));
      out.append(cells.stream().map(CsvReport::cell).collect(Collectors.joining(",")))
          .append("\r\n");
    }
  }

  private void html() throws IOException {
    boolean full = trend.sessions().stream().anyMatch(Session::full);
    long most = trend.sessions().stream().mapToLong(Trends::extent).max().orElse(1);
    List<TrendPage.Row> rows = trend.sessions().stream().map(one -> row(one, most)).toList();
    TrendPage page =
        new TrendPage(
            phrases.language().tag(),
            phrases.get("html.title", Map.of("headline", text.headline())),
            text.zone(),
            HtmlReport.css() + HtmlReport.resource("rooms.css"),
            phrases,
            full ? "over" : "ok",
            text.headline(),
            text.venue(),
            text.findings(),
            rows,
            text.limits());
    ENGINE.render("venue.jte", Map.of("page", page), new WriterOutput(out));
  }

  private TrendPage.Row row(Session one, long most) {
    return new TrendPage.Row(
        look(one),
        text.when(one),
        text.verdict(one),
        phrases.get("trend.rowRefused", Map.of("refused", one.refused())),
        text.fullAfter(one),
        phrases.get("trend.rowPeak", Map.of("peak", text.peak(one))),
        text.note(one),
        bar(one, most));
  }

  private static String look(Session one) {
    return switch (one.verdict().hits()) {
      case ALL_NEWCOMERS -> "bad";
      case SOME_NEWCOMERS, THOSE_SERVED -> "warn";
      case NOBODY -> one.verdict() == Verdict.HEALTHY ? "ok" : "unk";
    };
  }

  private static long peak(Session one) {
    return Objects.requireNonNullElse(one.peakInUse(), 0L);
  }

  private static long extent(Session one) {
    long capacity = Objects.requireNonNullElse(one.capacity(), 0L);
    return Math.max(1, Math.max(peak(one) + one.refused(), capacity));
  }

  /** Addresses in use, then devices without one; a line where the pool ends. */
  private static Drawing bar(Session one, long most) {
    Drawing.Canvas canvas = new Drawing.Canvas();
    double used = 100.0 * peak(one) / most;
    canvas.rect("b-s", 0, used, 1, BAR);
    canvas.rect("b-w", used, 100.0 * one.refused() / most, 1, BAR);
    Long capacity = one.capacity();
    if (capacity != null) {
      double at = 100.0 * capacity / most;
      canvas.line("cap3", at, at, 0, BAR + 2);
    }
    return canvas.done(BAR + 2, "");
  }
}
