package lastlease.reports.render.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lastlease.reports.PoolReport;
import lastlease.reports.render.page.Drawing;
import lastlease.reports.render.words.Phrases;

/**
 * Maps times to percent of a picture's width; the timeline and the swimlane share it. Some of what
 * is before and after the capture belongs to it, to be hatched: nothing is known of it.
 */
public final class TimeAxis {
  private static final long MINUTE = 60;
  private static final long DAY = 86400;
  private static final long MONTH = 31 * DAY;
  private static final long[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, DAY
  };

  /** As many labels as have room, 60 pixels apart on a laptop. */
  private static final int LABELS = 12;

  /** Shares of the capture's length that are drawn before and after it. */
  private static final double BEFORE = 0.025;

  private static final double AFTER = 0.05;

  private final Instant from;
  private final Instant to;
  private final Instant begin;
  private final double micros;
  private final List<PoolReport.Gap> gaps;

  /**
   * A label.
   *
   * @param look {@code t2} where a phone has no room for it, {@code s} at a full minute
   */
  record Tick(double x, String look, String text) {}

  public TimeAxis(Instant from, Instant to, List<PoolReport.Gap> gaps) {
    this.from = from;
    this.to = to;
    this.gaps = gaps;
    double length = Math.max(1e6, micros(from, to));
    this.begin = from.minus((long) (length * BEFORE), ChronoUnit.MICROS);
    this.micros = length * (1 + BEFORE + AFTER);
  }

  /** Without overflow: a damaged clock may be centuries off. */
  private static double micros(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.getSeconds() * 1e6 + between.getNano() / 1e3;
  }

  Instant from() {
    return from;
  }

  public Instant to() {
    return to;
  }

  /** Position of a time, percent. */
  public double at(Instant time) {
    double share = micros(begin, time) / micros;
    return 100 * Math.max(0, Math.min(1, share));
  }

  /** Hatches every time of which nothing is known. */
  void hatch(Drawing.Canvas canvas, double height) {
    canvas.rect("blind", 0, at(from), 0, height);
    canvas.rect("blind", at(to), 100 - at(to), 0, height);
    for (PoolReport.Gap gap : gaps) {
      double x = at(gap.from());
      canvas.rect("blind", x, Math.max(0.3, at(gap.to()) - x), 0, height);
    }
  }

  void grid(Drawing.Canvas canvas, double height, Phrases phrases) {
    ticks(phrases).forEach(tick -> canvas.line("g", tick.x(), tick.x(), 0, height));
  }

  public void labels(Drawing.Canvas canvas, double y, Phrases phrases) {
    for (Tick tick : ticks(phrases)) {
      if (tick.x() <= 99) {
        canvas.text("m" + tick.look(), tick.x(), 0, y, tick.text());
      }
    }
  }

  private List<Tick> ticks(Phrases phrases) {
    double seconds = micros / 1e6;
    long step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && seconds / STEPS[i] <= LABELS; i--) {
      step = STEPS[i];
    }
    step = Math.max(step, (long) Math.ceil(seconds / LABELS / DAY) * (step == DAY ? DAY : 1));
    long offset = phrases.offset(begin).getTotalSeconds();
    long first = (Math.floorDiv(begin.getEpochSecond() + offset, step) + 1) * step - offset;
    List<Tick> ticks = new ArrayList<>();
    Instant end = begin.plus(Duration.ofNanos((long) (micros * 1000)));
    for (Instant at = Instant.ofEpochSecond(first); at.isBefore(end); at = at.plusSeconds(step)) {
      boolean minute = (at.getEpochSecond() + offset) % MINUTE == 0;
      double x = at(at);
      String look = (ticks.size() % 3 == 0 && x > 3 && x < 94 ? "" : " t2");
      boolean full = ticks.isEmpty() || minute;
      String text =
          step >= MONTH
              ? phrases.yearMonth(at)
              : step >= DAY || step >= MINUTE && (at.getEpochSecond() + offset) % DAY == 0
                  ? phrases.monthDay(at)
                  : step >= MINUTE
                      ? phrases.minute(at)
                      : full ? phrases.clock(at) : phrases.clock(at).substring(5);
      ticks.add(new Tick(x, look + (step < MINUTE && minute ? " s" : ""), text));
    }
    return ticks;
  }
}
