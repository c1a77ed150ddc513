package lastlease.reports.render;

import java.time.Duration;
import java.util.Map;
import lastlease.reports.PoolReport;

/** Words for a time of blindness, and for a clock that was set. */
final class GapText {
  private GapText() {}

  static String of(PoolReport.Gap gap, Phrases phrases) {
    Long shift = gap.shiftMillis();
    if (shift == null) {
      return phrases.get(
          "text.gap",
          Map.of(
              "from", phrases.time(gap.from()),
              "to", phrases.time(gap.to()),
              "reason", Plain.text(gap.reason())));
    }
    String key =
        gap.reason().equals("clock-step")
            ? shift < 0 ? "text.clockBack" : "text.clockForward"
            : "text.timeShift";
    Duration by = Duration.ofSeconds(Math.max(1, Math.round(Math.abs(shift) / 1000.0)));
    return phrases.get(key, Map.of("at", phrases.time(gap.from()), "by", phrases.duration(by)));
  }
}
