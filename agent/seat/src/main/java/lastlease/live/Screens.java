package lastlease.live;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Supplier;
import lastlease.alert.Alerts;
import lastlease.dashboard.Board;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.session.Surroundings;
import lastlease.uplink.Uplink;
import lastlease.words.Saying;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;

/** Where a live session is told of beside the terminal: the dashboard, and the alerts' channels. */
public final class Screens implements Closeable {
  private final @Nullable Board board;
  private final OwnAlerts alerts;
  private final @Nullable Uplink uplink;

  /**
   * @param uplink to the hub, which then tells of incidents as long as it is in reach; or null
   */
  public Screens(
      Surroundings here,
      boolean quiet,
      @Nullable Board board,
      Alerts alerts,
      @Nullable Uplink uplink) {
    this.board = board;
    this.uplink = uplink;
    this.alerts = new OwnAlerts(alerts, uplink == null ? () -> false : uplink::tells);
    if (board != null && !quiet) {
      here.complain(Saying.of("board.at").with("addresses", String.join(", ", board.addresses())));
    }
  }

  /** Where this machine's own browser finds the page; null without one, or with a token. */
  public @Nullable String page() {
    return board == null || !board.isLocal() ? null : board.address();
  }

  /** Whoever reads the dashboard calls this when a newer report is wanted. */
  void onAsk(Runnable ask) {
    if (board != null) {
      board.onAsk(ask);
    }
  }

  /** By which clock the session's times are, from now on. */
  void clock(Supplier<OptionalLong> millis) {
    if (uplink != null) {
      uplink.clock(millis);
    }
  }

  /** What is to be called when the journal has grown; null where nobody wants to know. */
  @Nullable OnJournal sent() {
    return uplink == null ? null : uplink::grown;
  }

  /** The session goes on from what this says. */
  void resumed(PoolReport report, Instant now) {
    alerts.update(report, now);
  }

  /** An incident opened, changed or ended; never blocks. */
  void changed(String segment, Incident incident, Instant now) {
    alerts.changed(segment, incident, now);
  }

  /** A second has passed. */
  void tick(Instant now) {
    alerts.tick(now);
  }

  /** Whether time alone may bring something to tell. */
  boolean waits() {
    return alerts.waits();
  }

  /** Whether frames can be seen; null if they can. */
  void sight(@Nullable Saying blindness) {
    if (board != null) {
      // Programs read it, too: in one language.
      board.blind(blindness == null ? null : Words.ENGLISH.say(blindness));
    }
  }

  /** Shows a report that was asked for; never blocks. */
  void show(PoolReport report, @Nullable Instant lastFrame) {
    if (board != null) {
      board.show(report, lastFrame);
    }
  }

  /** Shows the last report of all. */
  void end(PoolReport report, Instant now) {
    alerts.end(report, now);
    if (board != null) {
      board.onAsk(null);
      board.publish(report, Words.ENGLISH.get("watch.ended"));
    }
  }

  @Override
  public void close() throws IOException {
    if (uplink != null) {
      uplink.close();
    }
    alerts.close();
    if (board != null) {
      board.close();
    }
  }
}
