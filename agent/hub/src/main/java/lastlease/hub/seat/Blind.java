package lastlease.hub.seat;

import java.time.Instant;
import java.util.List;
import lastlease.reports.PoolReport;
import lastlease.session.Version;
import org.jspecify.annotations.Nullable;

/** A room of which nobody understands what is sent or told is unknown. */
public final class Blind {
  private Blind() {}

  /**
   * Its report, which claims nothing.
   *
   * @param revealed as the one has it in whose place it is
   */
  public static PoolReport report(@Nullable String title, Instant at, boolean revealed) {
    return PoolReport.ofNothing(
        new PoolReport.Tool("lastlease", Version.number()), at, title, revealed, List.of());
  }
}
