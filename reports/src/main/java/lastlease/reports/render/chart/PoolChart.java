package lastlease.reports.render.chart;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import lastlease.reports.AdviceCode;
import lastlease.reports.Segment;
import lastlease.reports.render.page.Drawing;
import lastlease.reports.render.section.Situation;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/** Addresses in use as a range, who waits beside it, against the capacity and what is advised. */
public final class PoolChart {
  private static final int BASE = 146;
  private static final int HEIGHT = 172;
  private static final int BAR_TOP = 70;
  private static final int BAR = 34;
  private static final int LABELS = 7;

  private final Phrases phrases;
  private final Segment.Pool pool;
  private final long waiting;
  private final @Nullable Long advised;
  private final double most;
  private final Drawing.Canvas canvas = new Drawing.Canvas();

  public PoolChart(Situation here, Segment.Pool pool) {
    this.phrases = here.phrases();
    this.pool = pool;
    this.waiting = here.segment().clients().stream().filter(one -> one.outcome().waits()).count();
    this.advised =
        Stream.of(AdviceCode.WIDEN_POOL, AdviceCode.KEEP_POOL)
            .map(code -> here.advised(code).get("atLeast"))
            .filter(Number.class::isInstance)
            .map(number -> ((Number) number).longValue())
            .findFirst()
            .orElse(null);
    long used = pool.inUseAtMost() + waiting;
    long lines =
        Math.max(pool.capacity() == null ? 0 : pool.capacity(), advised == null ? 0 : advised);
    this.most = (double) Math.max(1, Math.max(used, lines)) * 1.06;
  }

  public Drawing draw() {
    axis();
    double least = at(pool.inUseAtLeast());
    double atMost = at(pool.inUseAtMost());
    double end = at((double) (pool.inUseAtMost() + waiting));
    canvas.rect("b-s", 0, least, BAR_TOP, BAR);
    canvas.rect("b-m", least, atMost - least, BAR_TOP, BAR);
    canvas.rect("b-w", atMost, end - atMost, BAR_TOP, BAR);
    Integer capacity = pool.capacity();
    if (capacity != null) {
      line("cap3", at(capacity), 46, capacityText(capacity));
    }
    if (capacity == null) {
      canvas.text("e", 100, 0, 46, phrases.get("html.capacityUnknown"));
    }
    if (advised != null) {
      line("adv", at((double) advised), 30, advisedText(advised));
    }
    words(end);
    return canvas.done(HEIGHT, label());
  }

  /**
   * The numbers, right of the bar and of a capacity close to it, or below where there is no room.
   */
  private void words(double end) {
    Integer capacity = pool.capacity();
    double limit = capacity == null ? 0 : at(capacity);
    double from = limit > end && limit - end < 25 ? limit : end;
    boolean below = from > 62;
    double x = below ? 0 : from;
    int dx = below ? 2 : 10;
    canvas.text("s", x, dx, below ? 122 : 84, useText());
    if (waiting > 0) {
      canvas.text("al", x, dx, below ? 138 : 100, waitingText());
    }
  }

  private void line(String look, double x, int top, String text) {
    boolean right = x > 55;
    canvas.line(look, x, x, top - 10, BASE);
    canvas.text(right ? "s e" : "s", x, right ? -7 : 7, top, text);
  }

  private double at(double value) {
    return Math.min(100, 100 * value / most);
  }

  private void axis() {
    canvas.line("ax", 0, 100, BASE, BASE);
    long step = RoundStep.of(most, LABELS);
    for (long value = 0; value <= most; value += step) {
      double x = at((double) value);
      canvas.line("ax", x, x, BASE, BASE + 4);
      canvas.text(
          value == 0 ? "" : value / step % 2 == 0 ? "m" : "m t2",
          x,
          0,
          BASE + 18,
          phrases.get("html.number", Map.of("n", value)));
    }
  }

  private String label() {
    StringBuilder label = new StringBuilder(phrases.get("html.poolChart"));
    label.append(phrases.get("text.colon")).append(useText());
    if (waiting > 0) {
      label.append(phrases.get("text.comma")).append(waitingText());
    }
    if (pool.capacity() != null) {
      label.append(phrases.get("text.comma")).append(capacityText(pool.capacity()));
    }
    if (advised != null) {
      label.append(phrases.get("text.comma")).append(advisedText(advised));
    }
    return label.toString();
  }

  private String useText() {
    Map<String, Object> values = new HashMap<>();
    values.put("atLeast", pool.inUseAtLeast());
    values.put("atMost", pool.inUseAtMost());
    values.put(
        "seen",
        pool.table() == null || !pool.table().tells() ? phrases.get("text.poolSeen") : null);
    return phrases.get(
        pool.inUseAtLeast() == pool.inUseAtMost() ? "html.inUse" : "html.inUseRange", values);
  }

  private String waitingText() {
    return phrases.get("html.waitingNow", Map.of("n", waiting));
  }

  private String capacityText(long capacity) {
    return phrases.get(
        "html.capacity",
        Map.of("capacity", capacity, "basis", phrases.get("basis." + pool.capacityBasis())));
  }

  private String advisedText(long advised) {
    return phrases.get("html.advised", Map.of("n", advised));
  }
}
