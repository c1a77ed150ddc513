package lastlease.reports.render.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Segment.TimelinePoint;
import lastlease.reports.Severity;
import lastlease.reports.render.page.Drawing;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.section.Situation;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * Devices over time, stacked from below: served, on link-local, waiting. Incidents are shaded,
 * blind gaps hatched; no value shows across a gap.
 */
public final class TimelineChart {
  private static final int BASE = 231;
  private static final int TOP = 40;
  private static final int HEIGHT = BASE + 22;

  /** End labels are so far apart at least. */
  private static final int LABEL = 16;

  /** Neighbours overlap by so much, against hairlines. */
  private static final double OVERLAP = 0.12;

  /** Left of this, percent, no label has room. */
  private static final int NARROW = 40;

  /** So many round values beside the axis at most. */
  private static final int VALUES = 4;

  private final Situation here;
  private final Segment segment;
  private final Phrases phrases;
  private final TimeAxis axis;
  private final boolean live;
  private final List<TimelinePoint> points;
  private final Drawing.Canvas canvas = new Drawing.Canvas();
  private final @Nullable Integer capacity;
  private final double unit;

  /**
   * @param live whether it goes on, else the capture is over
   */
  public TimelineChart(Situation here, TimeAxis axis, boolean live) {
    this.live = live;
    this.here = here;
    this.segment = here.segment();
    this.phrases = here.phrases();
    this.axis = axis;
    this.points = visible(segment.timeline(), axis);
    int most =
        points.stream().mapToInt(p -> p.served() + p.waiting() + p.linkLocal()).max().orElse(0);
    Segment.Pool pool = here.pool();
    Integer known = pool == null ? null : pool.capacity();
    // A pool far larger than the crowd would press the crowd flat.
    this.capacity = known != null && known <= 2 * Math.max(most, 4) ? known : null;
    this.unit =
        (double) (BASE - TOP) / Math.max(1, Math.max(most, capacity == null ? 0 : capacity));
  }

  /** Without what lasts too short to be seen: the last value of each column stays. */
  private static List<TimelinePoint> visible(List<TimelinePoint> all, TimeAxis axis) {
    List<TimelinePoint> visible = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean last = i + 1 == all.size();
      if (last || axis.at(all.get(i + 1).at()) - axis.at(all.get(i).at()) >= OVERLAP) {
        visible.add(all.get(i));
      }
    }
    return visible;
  }

  public Page.Timeline draw() {
    background();
    areas();
    if (capacity != null) {
      double y = BASE - capacity * unit;
      canvas.line("cap", 0, 100, y, y);
    }
    axis.hatch(canvas, BASE);
    canvas.line("ax", 0, 100, BASE, BASE);
    foreground();
    values();
    axis.labels(canvas, BASE + 16, phrases);
    List<Page.End> ends = ends();
    // Within the bands on a phone; a capture of a moment has its bands at the left edge.
    double to = axis.at(axis.to());
    boolean left = to > NARROW;
    for (Page.End end : ends) {
      String look = (left ? "ph e " : "ph ") + end.inside();
      canvas.text(look, to, left ? -6 : 6, (double) end.y(), end.text());
    }
    return new Page.Timeline(
        take(), key(), gaps(), alert(), canvas.done(HEIGHT, take() + " " + summary()), ends);
  }

  private void background() {
    for (Incident incident : shown()) {
      double from = axis.at(incident.began());
      canvas.rect("span", from, axis.at(end(incident)) - from, 0, BASE);
    }
    axis.grid(canvas, BASE, phrases);
  }

  private void foreground() {
    boolean first = true;
    for (Incident incident : shown()) {
      double from = axis.at(incident.began());
      double to = axis.at(end(incident));
      canvas.line("on", from, from, 0, BASE);
      canvas.line("bar", from, Math.max(from + 0.3, to), 8, 8);
      if (incident.ended() != null) {
        canvas.line("on", to, to, 0, BASE);
      }
      canvas.mark("alert", axis.at(incident.detected()), 5);
      if (first) {
        boolean right = from > 60;
        String key = incident.ended() == null ? "html.incidentSince" : "html.incidentOver";
        Map<String, Object> values = new HashMap<>();
        values.put("began", incident.began());
        values.put("ended", incident.ended());
        canvas.text(right ? "al e" : "al", from, right ? -6 : 6, 26, phrases.get(key, values));
        first = false;
      }
    }
  }

  private List<Incident> shown() {
    return segment.incidents().stream()
        .filter(incident -> incident.severity() != Severity.INFO)
        .sorted((a, b) -> Boolean.compare(isMain(b), isMain(a)))
        .toList();
  }

  private boolean isMain(Incident incident) {
    return here.main() != null && here.main().id().equals(incident.id());
  }

  private Instant end(Incident incident) {
    Instant ended = incident.ended();
    return ended == null ? axis.to() : ended;
  }

  /** One band of the stack. */
  private interface Band {
    int below(TimelinePoint point);

    int size(TimelinePoint point);
  }

  private void areas() {
    band("f-s", "e-s", band(p -> 0, TimelinePoint::served));
    band("f-l", "e-a", band(TimelinePoint::served, TimelinePoint::linkLocal));
    band("f-w", "e-a", band(p -> p.served() + p.linkLocal(), TimelinePoint::waiting));
  }

  private static Band band(
      java.util.function.ToIntFunction<TimelinePoint> below,
      java.util.function.ToIntFunction<TimelinePoint> size) {
    return new Band() {
      @Override
      public int below(TimelinePoint point) {
        return below.applyAsInt(point);
      }

      @Override
      public int size(TimelinePoint point) {
        return size.applyAsInt(point);
      }
    };
  }

  /** Equal neighbours are one step. */
  private void band(String fill, String edge, Band band) {
    int begin = 0;
    double before = Double.NaN;
    for (int i = 1; i <= points.size(); i++) {
      boolean same =
          i < points.size()
              && band.below(points.get(i)) == band.below(points.get(begin))
              && band.size(points.get(i)) == band.size(points.get(begin));
      if (same) {
        continue;
      }
      TimelinePoint point = points.get(begin);
      double x = axis.at(point.at());
      double to = axis.at(i < points.size() ? points.get(i).at() : axis.to());
      double top = BASE - (band.below(point) + band.size(point)) * unit;
      if (band.size(point) > 0) {
        canvas.rect(
            fill,
            x,
            Math.min(to - x + OVERLAP, axis.at(axis.to()) - x),
            top,
            band.size(point) * unit);
        canvas.line(edge, x, to, top, top);
        if (before > top + 1) {
          canvas.line(edge, x, x, top, before);
        }
      }
      before = top;
      begin = i;
    }
  }

  private void values() {
    int most = (int) ((BASE - TOP) / unit);
    int step = (int) RoundStep.of(most, VALUES);
    int top = most / step * step;
    boolean above = capacity != null && capacity > top;
    for (int value = 0; value <= top; value += step) {
      double y = BASE - value * unit + 4;
      boolean crowded = capacity != null && value != capacity && near(value, capacity);
      if (!crowded) {
        canvas.text("e t2", 0, -6, y, label(value, value == top && !above));
      }
    }
    if (capacity != null && capacity % step != 0) {
      canvas.text("e t2", 0, -6, BASE - capacity * unit + 4, label(capacity, above));
    }
  }

  private boolean near(int value, int other) {
    return Math.abs(value - other) * unit < LABEL;
  }

  private String label(int value, boolean named) {
    return named
        ? phrases.get("html.devices", Map.of("n", value))
        : phrases.get("html.number", Map.of("n", value));
  }

  /** The last values in words, beside their bands, moved apart. */
  private List<Page.End> ends() {
    List<Page.End> ends = new ArrayList<>();
    if (points.isEmpty()) {
      return ends;
    }
    TimelinePoint last = points.get(points.size() - 1);
    add(ends, last.served(), 0, "s", "s", "html.endServed");
    add(ends, last.linkLocal(), last.served(), "al", "onal", "html.endLinkLocal");
    add(ends, last.waiting(), last.served() + last.linkLocal(), "al", "s", "html.endWaiting");
    return ends;
  }

  private void add(
      List<Page.End> ends, int count, int below, String look, String inside, String key) {
    if (count == 0) {
      return;
    }
    double y = BASE - (below + count / 2.0) * unit + 4;
    double lowest = ends.isEmpty() ? BASE - 2 : ends.get(ends.size() - 1).y() - LABEL;
    ends.add(
        new Page.End(
            look,
            count * unit < LABEL ? "out" : inside,
            Math.round(Math.min(y, lowest)),
            phrases.get(key, Map.of("n", count))));
  }

  /** The last values in a sentence, those that are not 0. */
  private String summary() {
    List<String> values = new ArrayList<>();
    ends().forEach(end -> values.add(end.text()));
    return values.isEmpty()
        ? phrases.get("take.timelineNobody")
        : phrases.get(
            live ? "take.timelineNow" : "take.timelineEnd",
            Map.of("values", String.join(phrases.get("text.comma"), values)));
  }

  private String take() {
    Incident main = here.main();
    Incident.Evidence before =
        here.evidence(EvidenceCode.NEWCOMERS_SERVED_BEFORE).findFirst().orElse(null);
    if (main != null && before != null) {
      Map<String, Object> values = new HashMap<>(before.params());
      values.put("ended", main.ended());
      // Who was served until then is counted already, also where it is dated back to before.
      Instant from = main.began();
      if (before.params().get("lastAt") instanceof Instant last && last.isAfter(from)) {
        from = last;
      }
      values.put("began", from);
      long since = here.servedAfter(from);
      boolean cut = here.isServedCutAfter(from);
      values.put("since", since);
      values.put("cut", cut ? phrases.get("text.atLeast") : null);
      String none = cut ? "take.timelineNoneKnown" : "take.timelineNoneSince";
      return phrases.get(
          main.ended() != null ? "take.timelineOver" : since == 0 ? none : "take.timelineSomeSince",
          values);
    }
    return summary();
  }

  private String key() {
    Segment.Pool pool = here.pool();
    if (pool == null || pool.capacity() == null) {
      return "";
    }
    Map<String, Object> values =
        Map.of("capacity", pool.capacity(), "basis", phrases.get("basis." + pool.capacityBasis()));
    return phrases.get(
        Objects.equals(capacity, pool.capacity()) ? "html.capacity" : "html.capacityAbove", values);
  }

  private String alert() {
    Incident main = here.main();
    return main == null ? "" : phrases.get("html.alertAt", Map.of("at", main.detected()));
  }

  private String gaps() {
    List<PoolReport.Gap> gaps = here.report().missing();
    long seconds =
        gaps.stream().mapToLong(gap -> Duration.between(gap.from(), gap.to()).toSeconds()).sum();
    return gaps.isEmpty()
        ? phrases.get("html.noGaps")
        : phrases.get("html.gaps", Map.of("count", gaps.size(), "nSeconds", seconds));
  }
}
