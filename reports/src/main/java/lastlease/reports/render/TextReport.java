package lastlease.reports.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.section.BannerText;
import lastlease.reports.render.section.Brought;
import lastlease.reports.render.section.Headline;
import lastlease.reports.render.section.Incidents;
import lastlease.reports.render.section.RouterText;
import lastlease.reports.render.section.Situation;
import lastlease.reports.render.section.TextLines;
import lastlease.reports.render.section.WhatIfText;
import lastlease.reports.render.words.Gaps;
import lastlease.reports.render.words.LeftOut;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import lastlease.reports.render.words.SystemNames;
import org.jspecify.annotations.Nullable;

/**
 * The report for a terminal: the verdict first, in a person's words; then since when, who, how sure
 * and why, what to do; then devices and servers.
 */
final class TextReport {
  private static final int CLIENTS_SHOWN = 60;

  private final PoolReport report;
  private final Phrases phrases;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  TextReport(PoolReport report, Phrases phrases, Style style) {
    this.report = report;
    this.phrases = phrases;
    this.style = style;
  }

  void writeTo(Appendable target) throws IOException {
    String title = report.title();
    String contact = report.options().contact();
    line(
        style.dim(
            phrases.get("text.report")
                + (title == null ? "" : phrases.get("text.colon") + Plain.text(title))));
    line(style.dim(phrases.get("text.times", Map.of("zone", phrases.day(report.input().from())))));
    if (contact != null) {
      line(style.dim(phrases.get("text.contact", Map.of("contact", Plain.text(contact)))));
    }
    if (report.segments().isEmpty()) {
      headline(Verdict.UNDETERMINED, null, Headline.of(report, phrases));
      line(LeftOut.nothing(report, phrases));
    }
    for (Segment segment : ordered(report)) {
      segment(segment);
    }
    input();
    target.append(out);
  }

  /** The segment that sets the verdict first. */
  private static List<Segment> ordered(PoolReport report) {
    List<Segment> segments = new ArrayList<>(report.segments());
    segments.sort(Comparator.comparing(Segment::verdict));
    return segments;
  }

  private void segment(Segment segment) {
    if (report.segments().size() > 1) {
      line("");
      line(style.dim(phrases.get("text.segment", Map.of("segment", Plain.text(segment.id())))));
    }
    Incident main = Incidents.main(segment);
    headline(segment.verdict(), main, Headline.of(segment, phrases));
    line(
        main == null || main.ended() == null
            ? Headline.sub(segment, phrases)
            : Headline.subEnded(main, segment, phrases));
    if (main != null) {
      incident(segment, main);
    } else {
      line("");
      BannerText.calm(Situation.of(segment, report, phrases)).forEach(this::named);
    }
    for (Incident other : segment.incidents()) {
      if (main == null || !other.id().equals(main.id())) {
        also(other);
      }
    }
    seat(segment);
    hints(segment);
    pools(segment);
    servers(segment);
    clients(segment);
  }

  private void headline(Verdict verdict, @Nullable Incident main, String text) {
    line("");
    line(
        switch (verdict) {
          case HEALTHY -> style.good(text);
          case UNDETERMINED -> style.bold(text);
          default ->
              main == null || Incidents.isAlarming(main) ? style.bad(text) : style.warn(text);
        });
  }

  private void incident(Segment segment, Incident incident) {
    line("");
    field("text.since", Incidents.period(incident, report, phrases));
    Brought.of(incident, phrases).ifPresent(text -> field("text.brought", text));
    field("text.affected", Incidents.affected(segment, incident, phrases));
    field("text.sure", Incidents.sureness(incident, phrases));
    section("text.why");
    evidence(incident, Incident.Weight.FOR);
    if (incident.evidence().stream().anyMatch(e -> e.weight() == Incident.Weight.AGAINST)) {
      section("text.against");
      evidence(incident, Incident.Weight.AGAINST);
    }
    List<Incident.Advice> todo = Incidents.todo(incident);
    if (!todo.isEmpty()) {
      section(Incidents.isOver(incident) ? "text.adviceOver" : "text.advice");
    }
    int number = 1;
    for (Incident.Advice advice : todo) {
      line("  " + number++ + ". " + advice.text());
      Incidents.named(segment, advice, phrases).forEach(device -> line("     " + device));
    }
    Page.Router router = RouterText.of(segment, report, phrases);
    if (router != null) {
      line("");
      line(style.bold(router.title()));
      RouterText.lines(router, phrases).forEach(text -> line("  " + text));
    }
    List<String> whatIf = WhatIfText.lines(segment, phrases);
    if (!whatIf.isEmpty()) {
      section("html.whatif");
      whatIf.forEach(text -> line("  " + text));
    }
  }

  private void evidence(Incident incident, Incident.Weight weight) {
    for (Incident.Evidence evidence : incident.evidence()) {
      if (evidence.weight() == weight) {
        String frames = Incidents.frames(evidence, report, phrases);
        line(
            "  - "
                + phrases.exactTime(evidence.at())
                + "  "
                + evidence.text()
                + (frames.isEmpty() ? "" : style.dim(frames)));
      }
    }
  }

  private void also(Incident incident) {
    line("");
    String severity = phrases.get("severity." + incident.severity());
    line(
        phrases.get("text.also")
            + phrases.get("text.colon")
            + phrases.get(
                "html.other",
                Map.of("headline", Headline.of(incident, phrases), "severity", severity)));
    line("  " + Incidents.period(incident, report, phrases));
    incident.evidence().stream()
        .filter(evidence -> evidence.weight() == Incident.Weight.FOR)
        .forEach(evidence -> line("  - " + evidence.text()));
    if (incident.severity() != Severity.INFO) {
      Incidents.todo(incident).forEach(advice -> line("  > " + advice.text()));
    }
  }

  private void seat(Segment segment) {
    section("text.seat");
    line("  " + segment.vantage().text());
  }

  private void hints(Segment segment) {
    List<String> hints = Incidents.hints(segment, report, phrases);
    if (hints.isEmpty() && segment.verdict() == Verdict.UNDETERMINED) {
      // The other formats have it in their summary.
      hints = List.of(phrases.get("sum.do.UNDETERMINED"));
    }
    if (!hints.isEmpty()) {
      section("text.hints");
      hints.forEach(hint -> line("  - " + hint));
    }
  }

  private void pools(Segment segment) {
    if (segment.pools().isEmpty()) {
      return;
    }
    section("text.pools");
    new TextLines(segment, phrases).pools().forEach(pool -> line("  " + pool));
  }

  private void servers(Segment segment) {
    section("text.servers");
    new TextLines(segment, phrases).servers().forEach(server -> line("  " + server));
  }

  private void clients(Segment segment) {
    section("text.clients");
    if (segment.clients().isEmpty()) {
      line("  " + phrases.get("text.noClients"));
      return;
    }
    List<Client> shown = Incidents.worstFirst(segment);
    for (Client client : shown.subList(0, Math.min(CLIENTS_SHOWN, shown.size()))) {
      line("  " + client(client));
    }
    long more = segment.beyond(Math.min(CLIENTS_SHOWN, shown.size()));
    if (more > 0) {
      line("  " + phrases.get("text.more", Map.of("count", more)));
    }
    if (!report.options().revealed()) {
      line(style.dim("  " + phrases.get("text.hidden")));
    }
  }

  private String client(Client client) {
    List<String> parts = new ArrayList<>();
    parts.add(phrases.device(client.id()));
    parts.add(phrases.get("outcome." + client.outcome()));
    if (client.outcome() == Client.Outcome.LINK_LOCAL && client.linkLocalAddress() != null) {
      parts.add(client.linkLocalAddress());
    } else if (client.address() != null) {
      parts.add(client.address());
    }
    parts.addAll(Situation.before(client, phrases));
    if (client.own()) {
      parts.add(phrases.get("text.own"));
    }
    if (client.mac() != null) {
      parts.add(phrases.get("text.mac", Map.of("mac", client.mac())));
    }
    if (client.hostname() != null) {
      parts.add(Plain.text(client.hostname()));
    }
    if (client.ouiVendor() != null) {
      parts.add(Plain.text(client.ouiVendor()));
    } else if (client.randomizedMac()) {
      parts.add(phrases.get("text.randomMac"));
    }
    String system = SystemNames.note(client, report.options().revealed());
    if (system != null) {
      parts.add(system);
    }
    return parts.stream().collect(Collectors.joining("  "));
  }

  private void input() {
    PoolReport.Input input = report.input();
    if (input.from() != null && input.to() != null) {
      section("text.input");
      Map<String, Object> values = new HashMap<>();
      values.put("frames", input.frames());
      values.put("relevant", input.relevantFrames());
      values.put("from", phrases.time(input.from()));
      values.put("to", phrases.time(input.to()));
      line("  " + phrases.get("text.inputLine", values));
    }
    Gaps.lines(report, phrases).forEach(gap -> line("  " + gap));
    Gaps.clocks(report, phrases).forEach(clock -> line("  " + clock));
    if (input.lostFrames() > 0) {
      line("  " + phrases.get("text.lost", Map.of("count", input.lostFrames())));
    }
    LeftOut.segments(report, phrases).ifPresent(text -> line("  " + text));
    LeftOut.unread(report, phrases).ifPresent(text -> line("  " + text));
    LeftOut.foreign(report, phrases).ifPresent(text -> line("  " + text));
    LeftOut.incidents(report, phrases).ifPresent(text -> line("  " + text));
    LeftOut.addresses(report, phrases).ifPresent(text -> line("  " + text));
    long bad = input.malformedFrames().values().stream().mapToLong(Long::longValue).sum();
    if (bad > 0) {
      line("  " + phrases.get("text.malformed", Map.of("count", bad)));
    }
  }

  private void section(String key) {
    line("");
    line(style.bold(phrases.get(key)));
  }

  private void field(String key, String value) {
    named(phrases.get(key), value);
  }

  private void named(String name, String value) {
    line(style.bold(name) + phrases.get("text.colon") + value);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
