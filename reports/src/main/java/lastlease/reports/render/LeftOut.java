package lastlease.reports.render;

import java.util.Map;
import java.util.Optional;
import lastlease.reports.PoolReport;

/** Says what a report does not have since there was too much of it. */
public final class LeftOut {
  private LeftOut() {}

  /** A line about the segments that are left out; empty where none is. */
  public static Optional<String> segments(PoolReport report, Phrases phrases) {
    long omitted = report.input().segmentsOmitted();
    return omitted == 0
        ? Optional.empty()
        : Optional.of(
            phrases.get(
                "text.segmentsOmitted",
                Map.of("count", omitted, "kept", (long) report.segments().size())));
  }
}
