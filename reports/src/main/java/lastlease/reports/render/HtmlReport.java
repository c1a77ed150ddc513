package lastlease.reports.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;

/** The report as one HTML file that needs no network and no script. */
final class HtmlReport {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, HtmlReport.class.getClassLoader(), "lastlease.reports.templates");

  private final PoolReport report;
  private final Phrases phrases;
  private final String script;

  HtmlReport(PoolReport report, Phrases phrases) {
    this(report, phrases, "");
  }

  /**
   * @param script of a live page; empty in a report
   */
  HtmlReport(PoolReport report, Phrases phrases, String script) {
    this.report = report;
    this.phrases = phrases;
    this.script = script;
  }

  void writeTo(Writer out) throws IOException {
    ENGINE.render("report.jte", Map.of("page", page()), new WriterOutput(out));
  }

  private Page page() throws IOException {
    List<Segment> segments = new java.util.ArrayList<>(report.segments());
    segments.sort(java.util.Comparator.comparing(Segment::verdict));
    List<Page.Part> parts =
        segments.stream().map(segment -> new HtmlPart(segment, report, phrases).write()).toList();
    String key =
        "headline."
            + report.verdict()
            + (report.confidence() == null ? "" : "." + report.confidence());
    String title = report.title();
    String heading = phrases.get("html.heading");
    return new Page(
        report.language(),
        phrases.get(key),
        title == null ? heading : heading + " · " + Plain.text(title),
        phrases.get("text.times", Map.of("zone", phrases.day(report.input().from()))),
        css(),
        script,
        phrases,
        List.of(
            phrases.get("html.device"),
            phrases.get("html.vendor"),
            phrases.get("html.state"),
            phrases.get("html.address"),
            "DISCOVER",
            phrases.get("html.first"),
            phrases.get("html.answered")),
        parts);
  }

  /** The style sheet, in the page itself. */
  static String css() throws IOException {
    return resource("report.css");
  }

  static String resource(String name) throws IOException {
    try (InputStream in = PoolReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the library");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
