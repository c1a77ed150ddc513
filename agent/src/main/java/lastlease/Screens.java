package lastlease;

import java.io.Closeable;
import lastlease.dashboard.Board;
import lastlease.reports.PoolReport;
import org.jspecify.annotations.Nullable;

/** Where a live session is shown beside the terminal: the dashboard, if there is one. */
final class Screens implements Closeable {
  private final @Nullable Board board;

  Screens(Surroundings here, boolean quiet, @Nullable Board board) {
    this.board = board;
    if (board != null && !quiet) {
      here.complain("the dashboard is at " + board.address());
    }
  }

  /** Shows a report; never blocks. */
  void show(PoolReport report, @Nullable String blindness) {
    if (board != null) {
      board.publish(report, blindness);
    }
  }

  @Override
  public void close() {
    if (board != null) {
      board.close();
    }
  }
}
