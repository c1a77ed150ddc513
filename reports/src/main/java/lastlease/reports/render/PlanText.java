package lastlease.reports.render;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.reports.PoolPlan;
import lastlease.reports.render.words.Phrases;

/** A plan in sentences: the answer first. */
public final class PlanText {
  private final Phrases phrases;

  public PlanText(Phrases phrases) {
    this.phrases = phrases;
  }

  /** The lines to print. */
  public List<String> lines(PoolPlan plan) {
    List<String> lines = new ArrayList<>();
    Map<String, Object> values =
        Map.of(
            "size", plan.size(),
            "devices", plan.devices(),
            "needed", plan.neededAtOnce(),
            "recommended", plan.recommended(),
            "prefix", plan.prefixLength(),
            "leaseSeconds", plan.lease().toSeconds(),
            "staySeconds", plan.stay().toSeconds(),
            "eventSeconds", plan.event().toSeconds(),
            "fittingSeconds", plan.leaseThatFits().toSeconds());
    lines.add(phrases.get("plan.fit." + plan.fit(), values));
    lines.add(phrases.get("plan.why", values));
    lines.add(phrases.get("plan.evenly", values));
    if (plan.fit() != PoolPlan.Fit.ENOUGH) {
      boolean shorter =
          !plan.leaseThatFits().isZero() && plan.leaseThatFits().compareTo(plan.lease()) < 0;
      if (shorter) {
        lines.add(phrases.get("plan.shorten", values));
      }
      lines.add(phrases.get(shorter ? "plan.orWiden" : "plan.widen", values));
    }
    return lines;
  }

  /** Where the number of devices comes from. */
  public String brought(long people, double each, PoolPlan plan) {
    String exact = BigDecimal.valueOf(each).stripTrailingZeros().toPlainString();
    return phrases.get(
        "plan.brought", Map.of("people", people, "each", exact, "count", plan.devices()));
  }

  /** What the second day of an event finds. */
  public List<String> nextDay(PoolPlan plan) {
    long held = plan.heldNextMorning();
    return List.of(
        phrases.get(
            held == 0 ? "plan.nextDayFree" : "plan.nextDay",
            Map.of(
                "held",
                held,
                "size",
                plan.size(),
                "left",
                plan.size() - held,
                "nightSeconds",
                Math.max(0, Duration.ofHours(24).minus(plan.event()).toSeconds()))));
  }

  /** What the arrivals and stays of earlier events make of a pool. */
  public List<String> measured(PoolPlan plan, PoolPlan.Replayed crowd) {
    Map<String, Object> values =
        Map.of(
            "measured", crowd.measured(),
            "count", crowd.devices(),
            "refused", crowd.refused(),
            "needed", crowd.needed(),
            "size", plan.size(),
            "leaseSeconds", plan.lease().toSeconds(),
            "day", crowd.days(),
            "refusedLast", crowd.refusedLast());
    List<String> lines = new ArrayList<>(List.of(phrases.get("plan.measured", values)));
    if (crowd.days() > 1) {
      lines.add(phrases.get("plan.measuredLater", values));
    }
    return lines;
  }
}
