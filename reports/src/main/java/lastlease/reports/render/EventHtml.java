package lastlease.reports.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Period;
import lastlease.reports.EventReport.Room;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.page.EventPage;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/** An event's picture as a page that renews itself, and as JSON. */
public final class EventHtml {
  /** Nobody scrolls there: two columns of ten that are read from afar, the worst first. */
  private static final int MOST_ON_A_WALL = 20;

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, EventHtml.class.getClassLoader(), "lastlease.reports.templates");

  private EventHtml() {}

  /**
   * The page.
   *
   * @param wall for a screen that is read from afar
   * @param link where a room's own report is, by seat; relative
   */
  public static String page(
      EventReport report, Phrases plain, boolean wall, Function<Room, String> link)
      throws IOException {
    Instant begin = begin(report);
    Phrases phrases = plain.over(begin, report.generatedAt());
    EventText text = new EventText(report, phrases);
    String headline = text.headline();
    EventPage page =
        new EventPage(
            phrases.language().tag(),
            phrases.get("html.title", Map.of("headline", headline)),
            Plain.text(report.event()),
            phrases.dates(begin, report.generatedAt())
                + phrases.get("text.dot")
                + phrases.get("html.times", Map.of("zone", phrases.zoneName(begin))),
            style(),
            script(),
            phrases,
            wall,
            look(report.verdict(), report.severity()),
            headline,
            text.sub(),
            rows(report, text, wall, link, begin),
            text.more(wall ? Math.max(0, report.rooms().size() - MOST_ON_A_WALL) : 0),
            faults(report, text),
            servers(report, text),
            report.pools().stream().map(text::pool).toList(),
            text.devices());
    StringWriter out = new StringWriter();
    ENGINE.render("rooms.jte", Map.of("page", page), new WriterOutput(out));
    return out.toString();
  }

  /** The picture as JSON, with its sentences. */
  public static void json(EventReport report, Phrases plain, Writer out) throws IOException {
    Phrases phrases = plain.over(begin(report), report.generatedAt());
    Json.write(localized(report, phrases), out, true);
    out.append('\n');
    out.flush();
  }

  private static EventReport localized(EventReport r, Phrases phrases) {
    EventText text = new EventText(r, phrases);
    return new EventReport(
        r.schema(),
        r.tool(),
        r.generatedAt(),
        r.event(),
        phrases.language().tag(),
        r.verdict(),
        r.confidence(),
        r.severity(),
        r.rooms(),
        r.servers(),
        r.pools(),
        r.devices(),
        r.incidents().stream().map(one -> localized(one, text)).toList());
  }

  private static EventReport.Joined localized(EventReport.Joined one, EventText text) {
    List<EventReport.Cross> cross = new ArrayList<>();
    for (EventReport.Cross c : one.cross()) {
      cross.add(
          new EventReport.Cross(
              c.weight(),
              c.code(),
              c.room(),
              c.seat(),
              c.server(),
              c.subnet(),
              c.lastAt(),
              c.count(),
              text.sentence(c),
              c.frames()));
    }
    return new EventReport.Joined(
        one.id(),
        one.verdict(),
        one.confidence(),
        one.severity(),
        one.rivals(),
        one.began(),
        one.detected(),
        one.ended(),
        one.endedBecause(),
        one.server(),
        one.subnet(),
        one.rooms(),
        one.clients(),
        one.members(),
        cross,
        one.fullAt());
  }

  private static Instant begin(EventReport report) {
    Instant begin = report.generatedAt();
    for (Room room : report.rooms()) {
      Instant from = room.from();
      if (from != null && from.isBefore(begin)) {
        begin = from;
      }
    }
    return begin;
  }

  private static String look(Verdict verdict, @Nullable Severity severity) {
    if (severity == Severity.CRITICAL) {
      return "bad";
    }
    return severity == Severity.WARNING ? "warn" : verdict == Verdict.HEALTHY ? "ok" : "unk";
  }

  private static List<EventPage.Row> rows(
      EventReport report,
      EventText text,
      boolean wall,
      Function<Room, String> link,
      Instant begin) {
    List<EventPage.Row> rows = new ArrayList<>();
    int most = wall ? MOST_ON_A_WALL : Integer.MAX_VALUE;
    for (Room room : report.rooms().subList(0, Math.min(most, report.rooms().size()))) {
      rows.add(
          new EventPage.Row(
              EventText.isUnheard(room) ? "gone" : look(room.verdict(), room.severity()),
              Plain.text(room.id()),
              link.apply(room),
              wall ? text.brief(room) : text.state(room),
              text.note(room),
              text.asOf(room),
              text.people(room, wall),
              strip(room, begin, report.generatedAt())));
    }
    return rows;
  }

  private static List<EventPage.Band> strip(Room room, Instant begin, Instant now) {
    List<EventPage.Band> bands = new ArrayList<>();
    Instant from = room.from();
    Instant asOf = room.asOf();
    if (from == null || asOf == null || !now.isAfter(begin)) {
      return bands;
    }
    bands.add(band("known", from, asOf, begin, now));
    for (Period period : room.periods()) {
      Instant to = period.to() == null || period.to().isAfter(asOf) ? asOf : period.to();
      String look =
          period.verdict() == null
              ? "blind"
              : period.severity() == Severity.CRITICAL ? "bad" : "warn";
      bands.add(band(look, period.from(), to, begin, now));
    }
    if (EventText.isUnheard(room)) {
      bands.add(band("blind", asOf, now, begin, now));
    }
    return bands;
  }

  private static EventPage.Band band(
      String look, Instant from, Instant to, Instant begin, Instant end) {
    double whole = Duration.between(begin, end).toMillis();
    double x = Math.max(0, Duration.between(begin, from).toMillis() / whole * 100);
    double until = Math.min(100, Duration.between(begin, to).toMillis() / whole * 100);
    return new EventPage.Band(look, percent(x), percent(Math.max(0.3, until - x)));
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }

  private static List<EventPage.Fault> faults(EventReport report, EventText text) {
    return report.incidents().stream()
        .map(
            one ->
                new EventPage.Fault(
                    one.open(),
                    text.rooms(one.rooms()),
                    text.headline(one),
                    text.period(one),
                    text.lines(one)))
        .toList();
  }

  private static List<EventPage.Machine> servers(EventReport report, EventText text) {
    return report.servers().stream()
        .map(
            one ->
                new EventPage.Machine(
                    String.join(" ", one.ids()) + (one.mac() == null ? "" : " (" + one.mac() + ")"),
                    text.rooms(one.rooms()),
                    text.alive(one)))
        .toList();
  }

  /** The page's own style sheet. */
  public static String style() throws IOException {
    return HtmlReport.css() + HtmlReport.resource("rooms.css");
  }

  /** The page's own script. */
  public static String script() throws IOException {
    return HtmlReport.resource("rooms.js");
  }
}
