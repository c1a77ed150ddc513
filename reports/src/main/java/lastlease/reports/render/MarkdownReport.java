package lastlease.reports.render;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;

/** The report in Markdown, short enough for a chat message or an issue. */
final class MarkdownReport {
  private static final int CLIENTS_SHOWN = 30;

  private final PoolReport report;
  private final Phrases phrases;
  private final StringBuilder out = new StringBuilder();

  MarkdownReport(PoolReport report, Phrases phrases) {
    this.report = report;
    this.phrases = phrases;
  }

  void writeTo(Appendable target) throws IOException {
    for (Segment segment : report.segments()) {
      segment(segment);
    }
    if (report.segments().isEmpty()) {
      line("## " + phrases.get("headline.UNDETERMINED"));
    }
    line("");
    line(
        "_"
            + escape(phrases.get("text.times", Map.of("zone", phrases.day(report.input().from()))))
            + "_");
    target.append(out);
  }

  private void segment(Segment segment) {
    String key =
        "headline."
            + segment.verdict()
            + (segment.confidence() == null ? "" : "." + segment.confidence());
    line("## " + escape(phrases.get(key)));
    line("");
    if (report.segments().size() > 1) {
      line(escape(phrases.get("text.segment", Map.of("segment", segment.id()))));
      line("");
    }
    line(escape(phrases.get("sub." + segment.verdict())));
    Incident main = Incidents.main(segment);
    if (main != null) {
      line("");
      line("**" + phrases.get("text.since") + "** " + escape(phrases.time(main.began())));
      line("");
      line("**" + phrases.get("text.why") + "**");
      line("");
      for (Incident.Evidence evidence : main.evidence()) {
        String frames = Incidents.frames(evidence, report, phrases);
        String sign = evidence.weight() == Incident.Weight.FOR ? "+" : "−";
        line(
            "- "
                + sign
                + " "
                + phrases.exactTime(evidence.at())
                + " "
                + escape(String.valueOf(evidence.text()))
                + (frames.isEmpty() ? "" : " (" + escape(frames) + ")"));
      }
      line("");
      line("**" + phrases.get("text.advice") + "**");
      line("");
      main.advice().forEach(advice -> line("- [ ] " + escape(String.valueOf(advice.text()))));
    }
    line("");
    line("**" + phrases.get("text.servers") + "**");
    line("");
    new TextLines(segment, phrases).servers().forEach(server -> line("- " + escape(server)));
    clients(segment);
  }

  private void clients(Segment segment) {
    List<Client> shown = Incidents.worstFirst(segment);
    if (shown.isEmpty()) {
      return;
    }
    line("");
    line("| " + phrases.get("text.clients") + " | | |");
    line("|---|---|---|");
    for (Client client : shown.subList(0, Math.min(CLIENTS_SHOWN, shown.size()))) {
      String address =
          client.outcome() == Client.Outcome.LINK_LOCAL
              ? client.linkLocalAddress()
              : client.address();
      line(
          "| "
              + escape(phrases.device(client.id()))
              + " | "
              + escape(phrases.get("outcome." + client.outcome()))
              + " | "
              + escape(address == null ? "" : address)
              + (client.hostname() == null ? "" : " " + escape(Plain.text(client.hostname())))
              + " |");
    }
    long more = segment.totals().clients() - Math.min(CLIENTS_SHOWN, shown.size());
    if (more > 0) {
      line("");
      line(escape(phrases.get("text.more", Map.of("count", more))));
    }
    line("");
  }

  /** Leaves no character its meaning in Markdown, in HTML or as a mention in a chat. */
  static String escape(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '&') {
                plain.append("&amp;");
              } else if (c == '<') {
                plain.append("&lt;");
              } else if (c == '@') {
                plain.append("@\u200b");
              } else {
                if ("\\`*_{}[]()#+!|>~".indexOf(c) >= 0) {
                  plain.append('\\');
                }
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
