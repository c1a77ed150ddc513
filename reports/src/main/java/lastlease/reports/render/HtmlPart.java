package lastlease.reports.render;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.render.chart.AnswerChart;
import lastlease.reports.render.chart.Lanes;
import lastlease.reports.render.chart.PoolChart;
import lastlease.reports.render.chart.TimeAxis;
import lastlease.reports.render.chart.TimelineChart;
import lastlease.reports.render.page.Drawing;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.section.BannerText;
import lastlease.reports.render.section.Checklist;
import lastlease.reports.render.section.DeviceTable;
import lastlease.reports.render.section.Headline;
import lastlease.reports.render.section.Incidents;
import lastlease.reports.render.section.ProofText;
import lastlease.reports.render.section.RouterText;
import lastlease.reports.render.section.SeatText;
import lastlease.reports.render.section.Situation;
import lastlease.reports.render.section.Summary;
import lastlease.reports.render.section.TextLines;
import lastlease.reports.render.section.WhatIfText;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/** Puts together what the page says of one segment, in its reading order. */
final class HtmlPart {
  private final Situation here;
  private final Segment segment;
  private final PoolReport report;
  private final Phrases phrases;

  HtmlPart(Segment segment, PoolReport report, Phrases phrases) {
    this.here = Situation.of(segment, report, phrases);
    this.segment = segment;
    this.report = report;
    this.phrases = phrases;
  }

  /**
   * Writes the part.
   *
   * @param first whether it is the page's first
   * @param live whether the page renews itself
   * @param named whether the segment is named, since there are others
   */
  Page.Part write(boolean first, boolean live, boolean named) {
    Checklist checklist = new Checklist(here);
    TimeAxis axis = axis();
    return new Page.Part(
        "s" + Math.max(0, report.segments().indexOf(segment)),
        first,
        new BannerText(here, live).write(named),
        new Summary(here).sentences(),
        checklist.take(),
        checklist.items(),
        RouterText.of(segment, report, phrases),
        axis == null || segment.timeline().isEmpty()
            ? null
            : new TimelineChart(here, axis, live).draw(),
        axis == null || segment.clients().isEmpty() ? null : new Lanes(here, axis).draw(),
        answers(),
        WhatIfText.of(segment, phrases),
        new ProofText(here).write(),
        others(),
        new SeatText(here).write(),
        new TextLines(segment, phrases).servers(),
        new DeviceTable(here).write());
  }

  private @Nullable TimeAxis axis() {
    Instant from = report.input().from();
    Instant to = report.input().to();
    return from == null || to == null ? null : new TimeAxis(from, to, report.missing());
  }

  private Page.Answers answers() {
    AnswerChart chart = new AnswerChart(here);
    Segment.Pool pool = here.pool();
    List<String> lines = new TextLines(segment, phrases).pools();
    Drawing drawn = chart.isEmpty() ? null : chart.draw();
    return new Page.Answers(
        chart.isEmpty() ? phrases.get("take.answersNothing") : chart.take(),
        drawn,
        chart.title(),
        chart.answeredText(),
        chart.waitingText(),
        pool == null ? null : new PoolChart(here, pool).draw(),
        lines);
  }

  private List<Page.Other> others() {
    Incident main = here.main();
    return segment.incidents().stream()
        .filter(incident -> main == null || !incident.id().equals(main.id()))
        .map(this::other)
        .toList();
  }

  private Page.Other other(Incident incident) {
    Map<String, Object> values = new HashMap<>();
    values.put("severity", phrases.get("severity." + incident.severity()));
    values.put("headline", Headline.of(incident, phrases));
    String who =
        incident.clients().isEmpty()
            ? ""
            : phrases.get(
                "html.otherWho",
                Map.of(
                    "count", incident.clients().size(),
                    "list", phrases.numbers(incident.clients())));
    return new Page.Other(
        phrases.get("html.other", values),
        Incidents.period(incident, report, phrases),
        who,
        new ProofText(here).of(incident),
        Incidents.todo(incident).stream().map(advice -> String.valueOf(advice.text())).toList());
  }
}
