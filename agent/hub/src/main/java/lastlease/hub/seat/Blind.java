package lastlease.hub.seat;

import java.time.Instant;
import java.util.List;
import lastlease.core.Input;
import lastlease.reports.PoolReport;
import lastlease.session.Version;

/** A room whose seat sends what nobody understands is unknown. */
final class Blind {
  private Blind() {}

  static PoolReport report(Input.Start start, Instant at) {
    return PoolReport.ofNothing(
        new PoolReport.Tool("lastlease", Version.number()), at, start.title(), true, List.of());
  }
}
