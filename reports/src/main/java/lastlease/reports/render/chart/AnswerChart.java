package lastlease.reports.render.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import lastlease.reports.Client;
import lastlease.reports.render.page.Drawing;
import lastlease.reports.render.section.Situation;
import lastlease.reports.render.words.Phrases;

/**
 * Times to the answer in doubling bins: who was answered, and who waits still, placed at the time
 * waited so far and never mixed into the median.
 */
public final class AnswerChart {
  private static final int BASE = 146;
  private static final int TOP = 24;
  private static final int HEIGHT = 172;

  /** Upper bounds of all bins but the last, milliseconds. */
  private static final long[] UPPER = {500, 1000, 2000, 4000, 8000, 16000, 32000, 64000, 128000};

  /** One mark a device, up to so many; then bars. */
  private static final int MARKS = 60;

  private static final int STEP = 17;

  /** Marks lower than this run into each other. */
  private static final int LEAST_STEP = 9;

  private final Phrases phrases;
  private final List<Long> answered;
  private final List<Long> waiting;

  /** Whether there are more devices than are listed. */
  private final boolean cut;

  private final Drawing.Canvas canvas = new Drawing.Canvas();
  private boolean marks = true;

  public AnswerChart(Situation here) {
    this.phrases = here.phrases();
    this.cut = here.isCut();
    this.answered =
        sorted(
            here.segment().clients().stream()
                .map(Client::answeredMillisSinceFirstDiscover)
                .toList());
    this.waiting = sorted(here.segment().clients().stream().map(here::waitedMillis).toList());
  }

  private static List<Long> sorted(List<Long> values) {
    List<Long> known = new ArrayList<>(values.stream().filter(Objects::nonNull).toList());
    Collections.sort(known);
    return known;
  }

  public boolean isEmpty() {
    return answered.isEmpty() && waiting.isEmpty();
  }

  /** Who was answered within what time, and who has waited for how long. */
  public String take() {
    long slowest = answered.isEmpty() ? 0 : answered.get(answered.size() - 1);
    Map<String, Object> values =
        Map.of(
            "answered",
            (long) answered.size(),
            "waiting",
            (long) waiting.size(),
            "slowestMillis",
            slowest,
            "leastSeconds",
            waiting.isEmpty() ? 0L : waiting.get(0) / 1000);
    String all = cut ? "take.answeredAllCut" : "take.answeredAll";
    String none = cut ? "take.answeredNoneCut" : "take.answeredNone";
    String some = cut ? "take.answeredSomeCut" : "take.answeredSome";
    return phrases.get(waiting.isEmpty() ? all : answered.isEmpty() ? none : some, values);
  }

  /** What the chart shows, once it is drawn. */
  public String title() {
    return phrases.get(marks ? "html.answersMarks" : "html.answersBars");
  }

  public Drawing draw() {
    int bins = UPPER.length + 1;
    long[] answeredIn = new long[bins];
    long[] waitingIn = new long[bins];
    answered.forEach(millis -> answeredIn[bin(millis)]++);
    waiting.forEach(millis -> waitingIn[bin(millis)]++);
    long highest = 1;
    for (int i = 0; i < bins; i++) {
      highest = Math.max(highest, answeredIn[i] + waitingIn[i]);
    }
    double step = Math.min(STEP, (double) (BASE - TOP) / highest);
    marks = answered.size() + waiting.size() <= MARKS && step >= LEAST_STEP;
    for (int i = 0; i < bins; i++) {
      if (marks) {
        marks(i, answeredIn[i], waitingIn[i], step);
      } else {
        bars(i, answeredIn[i], waitingIn[i], (double) (BASE - TOP) / highest);
      }
    }
    axis();
    String label = title() + ". " + legend();
    return canvas.done(HEIGHT, label);
  }

  /** What the signs stand for, with their numbers. */
  String legend() {
    return answeredText()
        + (waiting.isEmpty() ? "" : phrases.get("text.semicolon") + waitingText());
  }

  public String answeredText() {
    if (answered.isEmpty()) {
      return phrases.get(cut ? "html.answeredNoneCut" : "html.answeredNone");
    }
    long median = answered.get(answered.size() / 2);
    return phrases.get(
        cut ? "html.answeredCountCut" : "html.answeredCount",
        Map.of("n", answered.size(), "medianMillis", median));
  }

  public String waitingText() {
    return waiting.isEmpty()
        ? ""
        : phrases.get(
            cut ? "html.waitingCountCut" : "html.waitingCount", Map.of("n", waiting.size()));
  }

  private static int bin(long millis) {
    int bin = 0;
    while (bin < UPPER.length && millis > UPPER[bin]) {
      bin++;
    }
    return bin;
  }

  private static double left(int bin) {
    return 100.0 * bin / (UPPER.length + 1);
  }

  private void marks(int bin, long answers, long waits, double step) {
    double x = left(bin) + left(1) / 2;
    double y = BASE - Math.max(6, step / 2) - 2;
    for (int i = 0; i < answers + waits; i++) {
      canvas.mark(i < answers ? "ans" : "wai", x, y);
      y -= step;
    }
  }

  private void bars(int bin, long answers, long waits, double unit) {
    double x = left(bin) + 1;
    double width = left(1) - 2;
    canvas.rect("b-s", x, width, BASE - answers * unit, answers * unit);
    canvas.rect("b-w", x, width, BASE - (answers + waits) * unit, waits * unit);
    if (answers + waits > 0) {
      canvas.text(
          "m",
          x + width / 2,
          0,
          BASE - (answers + waits) * unit - 4,
          phrases.get("html.number", Map.of("n", answers + waits)));
    }
  }

  private void axis() {
    canvas.line("ax", 0, 100, BASE, BASE);
    for (int i = 0; i < UPPER.length; i++) {
      double x = left(i + 1);
      canvas.line("ax", x, x, BASE, BASE + 4);
      double seconds = UPPER[i] / 1000.0;
      canvas.text(
          i % 2 == 0 ? "m" : "m t2",
          x,
          0,
          BASE + 18,
          seconds < 1
              ? String.format(Locale.ROOT, "%.1f", seconds)
              : phrases.get("html.number", Map.of("n", (long) seconds)));
    }
  }
}
