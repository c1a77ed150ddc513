package lastlease.reports.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/** Puts together what the page says of one segment. */
final class HtmlPart {
  private static final int LANES = 60;
  private static final int ROWS = 2000;
  private static final int CELLS = 40;

  private final Segment segment;
  private final PoolReport report;
  private final Phrases phrases;
  private final @Nullable Incident main;

  HtmlPart(Segment segment, PoolReport report, Phrases phrases) {
    this.segment = segment;
    this.report = report;
    this.phrases = phrases;
    this.main = Incidents.main(segment);
  }

  Page.Part write() {
    String key =
        "headline."
            + segment.verdict()
            + (segment.confidence() == null ? "" : "." + segment.confidence());
    List<Client> clients = Incidents.worstFirst(segment);
    TextLines lines = new TextLines(segment, phrases);
    long more = segment.totals().clients() - Math.min(ROWS, clients.size());
    long lanesMore = segment.totals().clients() - Math.min(LANES, clients.size());
    return new Page.Part(
        "s" + report.segments().indexOf(segment),
        banner(),
        phrases.get(key),
        phrases.get("sub." + segment.verdict()),
        facts(),
        summary(),
        advice(),
        timeline(),
        lanes(clients),
        lanesMore > 0 ? phrases.get("text.more", Map.of("count", lanesMore)) : "",
        lines.pools(),
        evidence(Incident.Weight.FOR),
        evidence(Incident.Weight.AGAINST),
        others(),
        String.valueOf(segment.vantage().text()),
        lines.servers(),
        lines.outcomes(),
        clients.stream().limit(ROWS).map(this::row).toList(),
        more > 0 ? phrases.get("text.more", Map.of("count", more)) : "",
        foot());
  }

  private String banner() {
    return segment.verdict() == Verdict.HEALTHY
        ? "ok"
        : segment.verdict() == Verdict.UNDETERMINED ? "unk" : "bad";
  }

  private List<Page.Fact> facts() {
    long total = segment.totals().clients();
    int hit = main == null ? 0 : main.clients().size();
    List<Boolean> cells = new ArrayList<>();
    for (int i = 0; i < total && total <= CELLS; i++) {
      cells.add(i < hit);
    }
    Instant from = main == null ? report.input().from() : main.began();
    Instant ended = main == null ? null : main.ended();
    Instant to = ended == null ? report.input().to() : ended;
    String since = from == null ? "–" : phrases.time(from);
    Duration lasted = from == null || to == null ? Duration.ZERO : Duration.between(from, to);
    String sofar =
        ended == null
            ? phrases.get("html.sofar", Map.of("duration", phrases.duration(lasted)))
            : phrases.get("html.ended", Map.of("ended", phrases.time(ended)));
    Confidence confidence = segment.confidence();
    int level = confidence == null ? 0 : 3 - confidence.ordinal();
    String rivals =
        main == null || main.rivals().isEmpty()
            ? ""
            : phrases.get("text.rivals", Map.of("rivals", Incidents.rivals(main, phrases)));
    return List.of(
        new Page.Fact(
            phrases.get(main == null ? "html.watched" : "text.since"), since, sofar, List.of(), -1),
        new Page.Fact(
            phrases.get("text.affected"),
            phrases.get("text.affectedOf", Map.of("count", (long) hit, "total", total)),
            "",
            cells,
            -1),
        new Page.Fact(
            phrases.get("text.sure"),
            phrases.get("confidence." + (confidence == null ? "none" : confidence.name())),
            rivals,
            List.of(),
            level));
  }

  /** What and since when; who; what to do. */
  private List<String> summary() {
    if (main == null) {
      return List.of();
    }
    Map<String, Object> values = new HashMap<>();
    values.put("began", phrases.time(main.began()));
    values.put("sub", phrases.get("sub." + main.verdict()));
    values.put("count", (long) main.clients().size());
    values.put("total", segment.totals().clients());
    long linkLocal =
        segment.clients().stream()
            .filter(client -> main.clients().contains(client.id()))
            .filter(client -> client.linkLocalAddress() != null)
            .count();
    values.put("linkLocal", linkLocal == 0 ? null : linkLocal);
    List<String> sentences = new ArrayList<>();
    sentences.add(phrases.get("html.what", values));
    sentences.add(phrases.get("html.who", values));
    if (!main.advice().isEmpty()) {
      sentences.add(String.valueOf(main.advice().get(0).text()));
    }
    return sentences;
  }

  private List<Page.Row> advice() {
    List<Page.Row> rows = new ArrayList<>();
    if (main != null) {
      for (Incident.Advice advice : main.advice()) {
        int number = rows.size() + 1;
        rows.add(new Page.Row(List.of("a" + number, number + ". " + advice.text()), false));
      }
    }
    return rows;
  }

  private @Nullable String timeline() {
    Instant from = report.input().from();
    Instant to = report.input().to();
    return from == null || to == null || segment.timeline().isEmpty()
        ? null
        : new TimelineChart(segment, report, phrases, new TimeAxis(from, to), to).draw();
  }

  private List<Page.Lane> lanes(List<Client> clients) {
    Instant from = report.input().from();
    Instant to = report.input().to();
    if (from == null || to == null) {
      return List.of();
    }
    TimeAxis axis = new TimeAxis(from, to);
    return clients.stream()
        .limit(LANES)
        .map(
            client ->
                new Page.Lane(
                    phrases.device(client.id()),
                    note(client),
                    new LaneChart(axis, to).draw(client),
                    end(client),
                    isBad(client)))
        .toList();
  }

  private String note(Client client) {
    if (client.own()) {
      return phrases.get("text.own");
    }
    if (client.hostname() != null) {
      return Plain.text(client.hostname());
    }
    if (client.ouiVendor() != null) {
      return Plain.text(client.ouiVendor());
    }
    return client.randomizedMac() ? phrases.get("text.randomMac") : "";
  }

  private String end(Client client) {
    String address =
        client.outcome() == Client.Outcome.LINK_LOCAL
            ? client.linkLocalAddress()
            : client.outcome() == Client.Outcome.BOUND ? client.address() : null;
    return address != null ? address : phrases.get("outcome." + client.outcome());
  }

  private static boolean isBad(Client client) {
    return switch (client.outcome()) {
      case BOUND, WAITING, UNDETERMINED -> false;
      default -> true;
    };
  }

  private List<Page.Row> evidence(Incident.Weight weight) {
    if (main == null) {
      return List.of();
    }
    return main.evidence().stream()
        .filter(evidence -> evidence.weight() == weight)
        .map(
            evidence ->
                new Page.Row(
                    List.of(
                        phrases.exactTime(evidence.at()),
                        String.valueOf(evidence.text()),
                        Incidents.frameList(evidence, report)),
                    false))
        .toList();
  }

  private List<String> others() {
    return segment.incidents().stream()
        .filter(incident -> main == null || !incident.id().equals(main.id()))
        .map(
            incident ->
                phrases.get("severity." + incident.severity())
                    + ": "
                    + phrases.get("headline." + incident.verdict() + "." + incident.confidence())
                    + " ("
                    + phrases.time(incident.began())
                    + ")")
        .toList();
  }

  private Page.Row row(Client client) {
    String vendor = note(client);
    String mac = client.mac();
    return new Page.Row(
        List.of(
            phrases.device(client.id()),
            mac == null ? vendor : mac + (vendor.isEmpty() ? "" : " " + vendor),
            phrases.get("outcome." + client.outcome()),
            end(client).equals(phrases.get("outcome." + client.outcome())) ? "" : end(client),
            Long.toString(client.discovers()),
            client.firstDiscover() == null ? "" : phrases.time(client.firstDiscover()),
            client.answeredMillisSinceFirstDiscover() == null
                ? ""
                : phrases.seconds(client.answeredMillisSinceFirstDiscover())),
        isBad(client));
  }

  private List<String> foot() {
    List<String> lines = new ArrayList<>();
    PoolReport.Input input = report.input();
    for (PoolReport.Source source : input.sources()) {
      lines.add(Plain.text(source.name()) + " (" + String.join(", ", source.linkTypes()) + ")");
    }
    if (input.from() != null && input.to() != null) {
      Map<String, Object> values = new HashMap<>();
      values.put("frames", input.frames());
      values.put("relevant", input.relevantFrames());
      values.put("from", phrases.time(input.from()));
      values.put("to", phrases.time(input.to()));
      lines.add(phrases.get("text.inputLine", values));
    }
    if (!report.options().revealed()) {
      lines.add(phrases.get("text.hidden"));
    }
    lines.add(report.tool().name() + " " + report.tool().version());
    return lines;
  }
}
