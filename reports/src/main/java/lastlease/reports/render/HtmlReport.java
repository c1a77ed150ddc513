package lastlease.reports.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.page.Strip;
import lastlease.reports.render.section.Headline;
import lastlease.reports.render.section.MethodText;
import lastlease.reports.render.words.LeftOut;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/** The report as one HTML file that needs no network and no script. */
final class HtmlReport {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, HtmlReport.class.getClassLoader(), "lastlease.reports.templates");

  private final PoolReport report;
  private final Phrases phrases;
  private final String script;
  private final @Nullable Instant lastFrame;

  HtmlReport(PoolReport report, Phrases phrases) {
    this(report, phrases, "", null);
  }

  /**
   * @param script of a live page; empty in a report
   * @param lastFrame when a live page's last frame came, as far as it is known
   */
  HtmlReport(PoolReport report, Phrases phrases, String script, @Nullable Instant lastFrame) {
    this.lastFrame = lastFrame;
    this.report = report;
    this.phrases = phrases;
    this.script = script;
  }

  void writeTo(Writer out) throws IOException {
    ENGINE.render("report.jte", Map.of("page", page()), new WriterOutput(out));
  }

  private Page page() throws IOException {
    List<Segment> segments = new ArrayList<>(report.segments());
    if (segments.isEmpty()) {
      segments.add(nothing());
    }
    segments.sort(Comparator.comparing(Segment::verdict));
    boolean several = segments.size() > 1;
    List<Page.Part> parts = new ArrayList<>();
    List<Page.Link> links = new ArrayList<>();
    for (Segment segment : segments) {
      Page.Part part =
          new HtmlPart(segment, report, phrases).write(parts.isEmpty(), !script.isEmpty(), several);
      parts.add(part);
      if (several) {
        links.add(
            new Page.Link(part.id(), Plain.text(segment.id()), Headline.of(segment, phrases)));
      }
    }
    return new Page(
        report.language(),
        phrases.get("html.title", Map.of("headline", Headline.of(report, phrases))) + day(),
        heading(),
        times(segments),
        script.isEmpty() ? css() : liveCss(),
        script,
        phrases,
        script.isEmpty() ? null : Strip.of(report, lastFrame, phrases),
        links,
        parts,
        new MethodText(report, phrases).write());
  }

  private String heading() {
    String title = report.title();
    String heading = phrases.get("html.heading");
    return title == null ? heading : heading + phrases.get("text.dot") + Plain.text(title);
  }

  private String day() {
    return report.input().from() == null
        ? ""
        : phrases.get("text.comma") + phrases.dates(report.input().from(), report.input().to());
  }

  private String times(List<Segment> segments) {
    String dot = phrases.get("text.dot");
    String segment =
        segments.size() > 1
            ? ""
            : phrases.get("text.segment", Map.of("segment", Plain.text(segments.get(0).id())))
                + dot;
    return report.input().from() == null
        ? segment
        : segment
            + phrases.dates(report.input().from(), report.input().to())
            + dot
            + phrases.get("html.times", Map.of("zone", phrases.zoneName(report.input().from())));
  }

  /** Where nothing at all was seen, the page says so. */
  private Segment nothing() {
    Map<Client.Outcome, Long> outcomes = new EnumMap<>(Client.Outcome.class);
    for (Client.Outcome outcome : Client.Outcome.values()) {
      outcomes.put(outcome, 0L);
    }
    Segment.Vantage vantage =
        new Segment.Vantage(
            Segment.Level.NOTHING,
            Segment.VantageCode.NOTHING_SEEN,
            Map.of(),
            LeftOut.nothing(report, phrases),
            List.of());
    return new Segment(
        "capture",
        Verdict.UNDETERMINED,
        null,
        null,
        report.now(),
        vantage,
        List.of(),
        List.of(),
        List.of(),
        new Segment.Totals(0, outcomes, 0, 0),
        List.of(),
        List.of(),
        new Segment.AnswerTimes(List.of(), List.of(0L), 0),
        List.of());
  }

  /** The style sheet, in the page itself. */
  static String css() throws IOException {
    return resource("report.css");
  }

  /** The style sheet of a live page. */
  static String liveCss() throws IOException {
    return css() + resource("live.css");
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
