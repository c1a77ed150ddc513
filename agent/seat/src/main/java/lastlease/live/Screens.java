package lastlease.live;

import java.io.Closeable;
import java.time.Instant;
import lastlease.alert.Alerts;
import lastlease.dashboard.Board;
import lastlease.reports.PoolReport;
import lastlease.session.Surroundings;
import org.jspecify.annotations.Nullable;

/** Where a live session is told of beside the terminal: the dashboard, and the alerts' channels. */
public final class Screens implements Closeable {
  private final @Nullable Board board;
  private final Alerts alerts;

  public Screens(Surroundings here, boolean quiet, @Nullable Board board, Alerts alerts) {
    this.board = board;
    this.alerts = alerts;
    if (board != null && !quiet) {
      here.complain("the dashboard is at " + String.join(" and ", board.addresses()));
    }
  }

  /** Shows a report; never blocks. */
  void show(PoolReport report, @Nullable String blindness, Instant now) {
    alerts.update(report, now);
    if (board != null) {
      board.publish(report, blindness);
    }
  }

  @Override
  public void close() {
    alerts.close();
    if (board != null) {
      board.close();
    }
  }
}
