package lastlease.reports.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lastlease.reports.Client;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.section.BannerText;
import lastlease.reports.render.section.Brought;
import lastlease.reports.render.section.Headline;
import lastlease.reports.render.section.Incidents;
import lastlease.reports.render.section.RouterText;
import lastlease.reports.render.section.Situation;
import lastlease.reports.render.section.Summary;
import lastlease.reports.render.section.TextLines;
import lastlease.reports.render.section.WhatIfText;
import lastlease.reports.render.words.LeftOut;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;

/** The report in Markdown, short enough for a chat message or an issue. */
final class MarkdownReport {
  private static final int CLIENTS_SHOWN = 12;

  /** More than one incident has, as a rule. */
  private static final int EVIDENCE_SHOWN = 20;

  private static final Pattern MENTION = Pattern.compile("@(?=[\\p{L}\\p{N}_-])");
  private static final Pattern MAC =
      Pattern.compile("(?<![0-9A-Fa-f:])[0-9a-f]{2}(?::[0-9a-f]{2}){5}(?![0-9A-Fa-f:])");

  /**
   * The dot of a name (but none of "169.254.x.x)"), the colon of a URL or an icon, the sign of a
   * numbered issue.
   */
  private static final Pattern ARMING =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N}\ufffd])\\.(?=\\p{L})(?!x(?:\\.x)?[)）])|:(?=[/\\p{L}])|#(?=[\\p{L}\\p{N}])");

  private final PoolReport report;
  private final Phrases phrases;
  private final StringBuilder out = new StringBuilder();

  MarkdownReport(PoolReport report, Phrases phrases) {
    this.report = report;
    this.phrases = phrases;
  }

  void writeTo(Appendable target) throws IOException {
    List<Segment> segments = new ArrayList<>(report.segments());
    segments.sort(Comparator.comparing(Segment::verdict));
    segments.forEach(this::segment);
    if (segments.isEmpty()) {
      line("## " + escape(Headline.of(report, phrases)));
      line("");
      line(escape(LeftOut.nothing(report, phrases)));
    }
    Stream.of(
            LeftOut.segments(report, phrases),
            LeftOut.unread(report, phrases),
            LeftOut.foreign(report, phrases),
            LeftOut.incidents(report, phrases),
            LeftOut.addresses(report, phrases))
        .flatMap(Optional::stream)
        .forEach(
            text -> {
              line("");
              line(escape(text));
            });
    line("");
    line(
        "_"
            + escape(phrases.get("text.times", Map.of("zone", phrases.day(report.input().from()))))
            + (report.options().revealed()
                ? ""
                : phrases.get("text.dot") + escape(phrases.get("text.hidden")))
            + "_");
    target.append(out);
  }

  private void segment(Segment segment) {
    line("## " + escape(Headline.of(segment, phrases)));
    line("");
    if (report.segments().size() > 1) {
      line(foreign(phrases.get("text.segment", Map.of("segment", Plain.text(segment.id())))));
      line("");
    }
    new Summary(Situation.of(segment, report, phrases))
        .sentences()
        .forEach(sentence -> line(escape(sentence)));
    Incident main = Incidents.main(segment);
    if (main != null) {
      incident(segment, main);
    } else {
      line("");
      BannerText.calm(Situation.of(segment, report, phrases))
          .forEach((name, value) -> line("- **" + name + "** " + escape(value)));
    }
    for (Incident other : segment.incidents()) {
      if (main == null || !other.id().equals(main.id())) {
        line("");
        line(
            field("text.also")
                + escape(Headline.of(other, phrases))
                + " ("
                + escape(phrases.get("severity." + other.severity()))
                + "), "
                + escape(Incidents.period(other, report, phrases)));
      }
    }
    line("");
    line(escape(String.valueOf(segment.vantage().text())));
    line("");
    for (String wrong : new TextLines(segment, phrases).poolsLeftOut()) {
      line(escape(wrong));
      line("");
    }
    List<String> hints = Incidents.hints(segment, report, phrases);
    if (!hints.isEmpty()) {
      heading("text.hints");
      hints.forEach(hint -> line("- " + escape(hint)));
      line("");
    }
    heading("text.servers");
    new TextLines(segment, phrases).servers().forEach(server -> line("- " + escape(server)));
    clients(segment);
  }

  private void incident(Segment segment, Incident main) {
    line("");
    line("- " + field("text.since") + escape(Incidents.period(main, report, phrases)));
    Brought.of(main, phrases).ifPresent(text -> line("- " + field("text.brought") + escape(text)));
    line("- " + field("text.affected") + escape(Incidents.affected(segment, main, phrases)));
    line("- " + field("text.sure") + escape(Incidents.sureness(main, phrases)));
    line("");
    if (!Incidents.todo(main).isEmpty()) {
      heading(Incidents.isOver(main) ? "text.adviceOver" : "text.advice");
      for (Incident.Advice advice : Incidents.todo(main)) {
        line("- [ ] " + escape(String.valueOf(advice.text())));
        Incidents.named(segment, advice, phrases).forEach(device -> line("  - " + foreign(device)));
      }
      line("");
    }
    router(segment);
    whatIf(segment);
    heading("text.why");
    evidence(main, Incident.Weight.FOR, "\\+");
    evidence(main, Incident.Weight.AGAINST, "−");
  }

  private void router(Segment segment) {
    Page.Router router = RouterText.of(segment, report, phrases);
    List<String> lines = router == null ? List.of() : RouterText.brief(router, phrases);
    if (router != null && !lines.isEmpty()) {
      line("**" + escape(router.title()) + "**");
      line("");
      lines.forEach(text -> line("- " + escape(text)));
      line("");
    }
  }

  private void whatIf(Segment segment) {
    Page.WhatIf part = WhatIfText.of(segment, phrases);
    if (part == null) {
      return;
    }
    heading("html.whatif");
    line(escape(part.take() + " " + part.counts() + phrases.get("text.colon").stripTrailing()));
    line("");
    row(part.heads().toArray(String[]::new));
    line("|---|" + "--:|".repeat(part.heads().size() - 1));
    part.rows().forEach(cells -> row(cells.toArray(String[]::new)));
    line("");
    line(escape(part.limits()));
    line("");
  }

  private void evidence(Incident incident, Incident.Weight weight, String sign) {
    List<Incident.Evidence> all =
        incident.evidence().stream()
            // What the seat sees stands below the evidence anyway.
            .filter(one -> one.weight() == weight && one.code() != EvidenceCode.VANTAGE_LIMITS)
            .toList();
    for (Incident.Evidence evidence : all.subList(0, Math.min(EVIDENCE_SHOWN, all.size()))) {
      // In a code span: a bare "#3" would become a link to an issue.
      String frames = Incidents.frameList(evidence, report, phrases);
      line(
          "- "
              + sign
              + " "
              + phrases.time(evidence.at())
              + " "
              + foreign(String.valueOf(evidence.text()))
              + (frames.isEmpty() ? "" : " `" + frames + "`"));
    }
    if (all.size() > EVIDENCE_SHOWN) {
      line("- " + phrases.get("text.more", Map.of("count", all.size() - EVIDENCE_SHOWN)));
    }
  }

  private void clients(Segment segment) {
    List<Client> shown = Incidents.worstFirst(segment);
    if (shown.isEmpty()) {
      return;
    }
    Situation here = Situation.of(segment, report, phrases);
    line("");
    row(
        phrases.get("html.device"),
        phrases.get("html.state"),
        phrases.get("html.address"),
        phrases.get("html.vendor"));
    line("|---|---|---|---|");
    for (Client client : shown.subList(0, Math.min(CLIENTS_SHOWN, shown.size()))) {
      String mac =
          client.mac() == null ? "" : phrases.get("text.mac", Map.of("mac", client.mac())) + " ";
      row(
          escape(phrases.device(client.id())),
          escape(phrases.get("outcome." + client.outcome())),
          escape(here.addresses(client)),
          foreign(mac + here.note(client)));
    }
    long more = segment.beyond(Math.min(CLIENTS_SHOWN, shown.size()));
    if (more > 0) {
      line("");
      line(escape(phrases.get("text.more", Map.of("count", more))));
    }
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void heading(String key) {
    line("**" + phrases.get(key) + "**");
    line("");
  }

  private String field(String key) {
    return "**" + phrases.get(key) + "** ";
  }

  /**
   * Leaves no character its meaning in Markdown, in HTML or as a mention in a chat. No line begins
   * with such text, so that what has a meaning only there stays as it is.
   */
  static String escape(String text) {
    String still = MENTION.matcher(text).replaceAll("[@]");
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < still.length(); i++) {
      char c = still.charAt(i);
      if (c == '&') {
        plain.append("&amp;");
      } else if (c == '<') {
        plain.append("&lt;");
      } else {
        boolean linked = c == '(' && i > 0 && still.charAt(i - 1) == ']';
        plain.append(linked || "\\`*_[]#|>~".indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return plain.toString();
  }

  /**
   * The same for text that devices may have chosen: GitHub and chats make links of bare addresses,
   * names and numbers as well, and icons of what stands between colons. What would set them off is
   * put into brackets, as in {@code evil[.]example}: nothing that a reader cannot see is put in. A
   * MAC address, which has such colons, becomes a code span.
   */
  static String foreign(String text) {
    StringBuilder still = new StringBuilder();
    Matcher macs = MAC.matcher(text);
    int from = 0;
    while (macs.find()) {
      still.append(escape(disarmed(text.substring(from, macs.start()))));
      still.append('`').append(macs.group()).append('`');
      from = macs.end();
    }
    return still.append(escape(disarmed(text.substring(from)))).toString();
  }

  private static String disarmed(String text) {
    return ARMING.matcher(text).replaceAll("[$0]");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
