package lastlease.reports.render;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;

/**
 * Devices over time, stacked from below: served, on link-local, waiting. Incidents are shaded,
 * blind gaps hatched; no value is drawn across a gap.
 */
final class TimelineChart {
  private static final int HEIGHT = 200;

  private final Segment segment;
  private final PoolReport report;
  private final Phrases phrases;
  private final TimeAxis axis;
  private final Instant to;
  private final StringBuilder svg = new StringBuilder();

  TimelineChart(Segment segment, PoolReport report, Phrases phrases, TimeAxis axis, Instant to) {
    this.segment = segment;
    this.report = report;
    this.phrases = phrases;
    this.axis = axis;
    this.to = to;
  }

  String draw() {
    List<Segment.TimelinePoint> points = segment.timeline();
    int most =
        points.stream().mapToInt(p -> p.served() + p.waiting() + p.linkLocal()).max().orElse(1);
    double unit = (double) (HEIGHT - 20) / Math.max(1, most);
    Segment.TimelinePoint last = points.get(points.size() - 1);
    String label =
        phrases.get(
            "html.timelineLabel",
            Map.of(
                "served", last.served(), "waiting", last.waiting(), "linkLocal", last.linkLocal()));
    svg.append("<svg height=\"").append(HEIGHT + 22).append("\" role=\"img\" aria-label=\"");
    svg.append(label).append("\">");
    incidents();
    svg.append(axis.grid(HEIGHT, true, phrases));
    for (int i = 0; i < points.size(); i++) {
      Segment.TimelinePoint point = points.get(i);
      Instant until = i + 1 < points.size() ? points.get(i + 1).at() : to;
      double x = axis.at(point.at());
      double width = axis.at(until) - x + 0.12;
      double y = HEIGHT;
      y = block(x, width, y, point.served() * unit, "var(--calm-fill)", "var(--calm)");
      y = block(x, width, y, point.linkLocal() * unit, "var(--alarm-fill)", "var(--alarm)");
      block(x, width, y, point.waiting() * unit, "url(#wait)", "var(--alarm)");
    }
    capacity(unit);
    for (PoolReport.Gap gap : report.input().gaps()) {
      rect(axis.at(gap.from()), axis.at(gap.to()) - axis.at(gap.from()), 0, HEIGHT, "url(#hatch)");
    }
    svg.append("<line x1=\"0\" x2=\"100%\" y1=\"").append(HEIGHT).append("\" y2=\"");
    svg.append(HEIGHT).append("\" stroke=\"var(--edge)\"/></svg>");
    return svg.toString();
  }

  private void incidents() {
    for (Incident incident : segment.incidents()) {
      if (incident.severity() == Severity.INFO) {
        continue;
      }
      double from = axis.at(incident.began());
      Instant ended = incident.ended();
      double width = axis.at(ended == null ? to : ended) - from;
      rect(from, width, 0, HEIGHT, "var(--span)");
      rect(from, width, 0, 3, "var(--alarm)");
      line(from, "var(--alarm)");
      String x = TimeAxis.percent(axis.at(incident.detected()));
      svg.append("<svg x=\"").append(x).append("\" y=\"4\" overflow=\"visible\">");
      svg.append("<path d=\"M-5 0h10l-5 8z\" fill=\"var(--alarm)\"/></svg>");
      if (ended != null) {
        line(axis.at(ended), "var(--alarm)");
      }
    }
  }

  private void capacity(double unit) {
    if (segment.pools().isEmpty() || segment.pools().get(0).capacity() == null) {
      return;
    }
    double y = HEIGHT - segment.pools().get(0).capacity() * unit;
    if (y > 0) {
      svg.append("<line x1=\"0\" x2=\"100%\" y1=\"")
          .append((int) y)
          .append("\" y2=\"")
          .append((int) y);
      svg.append("\" stroke=\"var(--ink)\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\"/>");
    }
  }

  private double block(
      double x, double width, double bottom, double height, String fill, String edge) {
    if (height <= 0) {
      return bottom;
    }
    rect(x, width, bottom - height, height, fill);
    String top = String.format(java.util.Locale.ROOT, "%.1f", bottom - height);
    svg.append("<line x1=\"").append(TimeAxis.percent(x)).append("\" x2=\"");
    svg.append(TimeAxis.percent(Math.min(100, x + width))).append("\" y1=\"").append(top);
    svg.append("\" y2=\"").append(top).append("\" stroke=\"").append(edge);
    svg.append("\" stroke-width=\"1.5\"/>");
    return bottom - height;
  }

  private void rect(double x, double width, double y, double height, String fill) {
    svg.append("<rect x=\"").append(TimeAxis.percent(x)).append("\" width=\"");
    svg.append(TimeAxis.percent(Math.max(0, Math.min(100 - x, width))));
    svg.append(String.format(java.util.Locale.ROOT, "\" y=\"%.1f\" height=\"%.1f\"", y, height));
    svg.append(" fill=\"").append(fill).append("\"/>");
  }

  private void line(double x, String stroke) {
    svg.append("<line x1=\"").append(TimeAxis.percent(x)).append("\" x2=\"");
    svg.append(TimeAxis.percent(x)).append("\" y1=\"0\" y2=\"").append(HEIGHT);
    svg.append("\" stroke=\"").append(stroke).append("\" stroke-width=\"1.5\"/>");
  }
}
