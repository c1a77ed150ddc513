package lastlease.reports.render.section;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.reports.PoolReport;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.words.Gaps;
import lastlease.reports.render.words.LeftOut;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;

/** How it was measured, so that it can be repeated. */
public final class MethodText {
  private final PoolReport report;
  private final Phrases phrases;
  private final List<Page.Term> terms = new ArrayList<>();

  public MethodText(PoolReport report, Phrases phrases) {
    this.report = report;
    this.phrases = phrases;
  }

  public List<Page.Term> write() {
    PoolReport.Input input = report.input();
    term(
        "method.tool",
        phrases.get(
            "method.toolValue",
            Map.of(
                "tool", report.tool().name() + " " + report.tool().version(),
                "schema", report.schema(),
                "generated", phrases.dateTime(report.generatedAt()))));
    String contact = report.options().contact();
    if (contact != null) {
      term("method.contact", Plain.text(contact));
    }
    input.sources().forEach(source -> term("method.source", source(source)));
    if (input.from() != null && input.to() != null) {
      Map<String, Object> values =
          Map.of(
              "from", phrases.dateTime(input.from()),
              "to", phrases.dateTime(input.to()),
              "lasted", phrases.duration(Duration.between(input.from(), input.to())));
      term("method.time", phrases.get("method.timeValue", values));
    }
    long malformed = input.malformedFrames().values().stream().mapToLong(Long::longValue).sum();
    term(
        "method.frames",
        phrases.get(
            "method.framesValue",
            Map.of(
                "frames", input.frames(),
                "relevant", input.relevantFrames(),
                "malformed", malformed,
                "copies", input.copies(),
                "lost", input.lostFrames())));
    Gaps.lines(report, phrases).forEach(gap -> term("method.gap", gap));
    Gaps.clocks(report, phrases).forEach(clock -> term("method.clock", clock));
    LeftOut.segments(report, phrases).ifPresent(text -> term("method.segments", text));
    LeftOut.unread(report, phrases).ifPresent(text -> term("method.unread", text));
    LeftOut.foreign(report, phrases).ifPresent(text -> term("method.foreign", text));
    LeftOut.incidents(report, phrases).ifPresent(text -> term("method.incidents", text));
    LeftOut.addresses(report, phrases).ifPresent(text -> term("method.addresses", text));
    if (!report.options().pools().isEmpty() || !report.options().servers().isEmpty()) {
      term("method.options", options());
    }
    term(
        "method.privacy",
        phrases.get(report.options().revealed() ? "method.revealed" : "method.hidden"));
    input.sources().stream()
        .filter(source -> source.kind().equals("file"))
        .findFirst()
        .ifPresent(
            source -> {
              terms.add(
                  new Page.Term(
                      phrases.get("method.verify"),
                      "tshark -r " + quoted(fileName(source)) + " -Y \"dhcp || arp\"",
                      true));
              term("method.numbers", phrases.get("method.numbersValue"));
            });
    return terms;
  }

  /** For a shell: a file's name may hold anything. */
  private static String quoted(String name) {
    return name.matches("[A-Za-z0-9._/-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }

  private String options() {
    List<String> given = new ArrayList<>();
    report.options().pools().forEach(pool -> given.add("--pool " + Plain.text(pool)));
    report.options().servers().forEach(server -> given.add("--server " + server));
    return String.join(" ", given);
  }

  private static String source(PoolReport.Source source) {
    return Plain.text(source.name()) + " (" + String.join(", ", source.linkTypes()) + ")";
  }

  private static String fileName(PoolReport.Source source) {
    String name = Plain.text(source.name());
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private void term(String key, String value) {
    terms.add(new Page.Term(phrases.get(key), value, false));
  }
}
