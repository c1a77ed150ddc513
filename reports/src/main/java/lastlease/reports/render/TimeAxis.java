package lastlease.reports.render;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Maps times to percent of a picture's width; the timeline and the swimlane share it. */
final class TimeAxis {
  private static final long[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400
  };
  private static final int LABELS = 9;

  private final Instant from;
  private final double micros;

  TimeAxis(Instant from, Instant to) {
    this.from = from;
    this.micros = Math.max(1_000_000, ChronoUnit.MICROS.between(from, to));
  }

  /** Position of a time, percent. */
  double at(Instant time) {
    double share = ChronoUnit.MICROS.between(from, time) / micros;
    return 100 * Math.max(0, Math.min(1, share));
  }

  static String percent(double value) {
    return String.format(Locale.ROOT, "%.3f%%", value);
  }

  /** Grid lines and labels below a height. */
  String grid(int height, boolean labels, Phrases phrases) {
    long seconds = Math.max(1, (long) (micros / 1e6));
    long step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && seconds / STEPS[i] <= LABELS; i--) {
      step = STEPS[i];
    }
    StringBuilder svg = new StringBuilder();
    long first = Math.floorDiv(from.getEpochSecond(), step) * step + step;
    for (long at = first; at <= from.getEpochSecond() + seconds; at += step) {
      String x = percent(at(Instant.ofEpochSecond(at)));
      svg.append("<line x1=\"").append(x).append("\" x2=\"").append(x);
      svg.append("\" y1=\"0\" y2=\"").append(height).append("\" stroke=\"var(--grid)\"/>");
      if (labels) {
        svg.append("<text x=\"").append(x).append("\" y=\"").append(height + 16);
        svg.append("\" text-anchor=\"middle\">");
        svg.append(phrases.time(Instant.ofEpochSecond(at))).append("</text>");
      }
    }
    return svg.toString();
  }
}
