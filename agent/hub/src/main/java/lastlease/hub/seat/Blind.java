package lastlease.hub.seat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lastlease.core.Input;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.session.Version;

/** A room whose seat sends what nobody understands is unknown. */
final class Blind {
  private Blind() {}

  static PoolReport report(Input.Start start, Instant at) {
    return new PoolReport(
        PoolReport.SCHEMA,
        new PoolReport.Tool("lastlease", Version.number()),
        at,
        start.title(),
        "",
        new PoolReport.Options(List.of(), List.of(), true),
        new PoolReport.Input(List.of(), null, null, 0, 0, Map.of(), 0, 0, 0, List.of(), 0),
        Verdict.UNDETERMINED,
        null,
        null,
        new PoolReport.Now(Verdict.UNDETERMINED, null, null, null),
        List.of());
  }
}
