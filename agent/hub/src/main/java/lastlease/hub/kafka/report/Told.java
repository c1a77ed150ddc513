package lastlease.hub.kafka.report;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import lastlease.event.SeatReport;
import lastlease.hub.kafka.journal.SessionState;
import lastlease.hub.kafka.record.RecordText;
import lastlease.hub.seat.SeatId;
import lastlease.hub.seat.SeatRun;
import lastlease.hub.seat.SeatView;
import lastlease.reports.Client;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import org.jspecify.annotations.Nullable;

/** A session as the hub that runs its core tells of it; its report is read when it is asked for. */
public final class Told implements SeatView {
  private static final Set<Class<?>> PAST = Set.of(Client.Event.class, Segment.TimelinePoint.class);

  private final SeatId id;
  private volatile @Nullable SessionState state;
  private volatile Instant heard = Instant.EPOCH;
  private volatile byte @Nullable [] bytes;
  private volatile long reportOffset = -1;
  private @Nullable PoolReport report;

  Told(SeatId id) {
    this.id = id;
  }

  @Override
  public SeatId id() {
    return id;
  }

  /** Offset of the last entry that its state knows; -1 without. */
  long stateOffset() {
    SessionState known = state;
    return known == null ? -1 : known.offset();
  }

  /** Offset of the last entry that its report knows; -1 without. */
  long reportOffset() {
    return reportOffset;
  }

  void state(SessionState fresh) {
    state = fresh;
    heard(fresh.heard());
  }

  /** This hub heard the seat itself, perhaps while nobody reads the log. */
  public void heard(Instant now) {
    if (now.isAfter(heard)) {
      heard = now;
    }
  }

  synchronized void report(long offset, byte[] fresh) {
    reportOffset = offset;
    bytes = fresh;
    report = null;
  }

  /** What joining needs of it, which is kept: all but the past of each device and of the room. */
  private synchronized @Nullable PoolReport brief() {
    byte[] unread = bytes;
    if (report == null && unread != null) {
      report = read(unread, PAST);
    }
    return report;
  }

  private PoolReport read(byte[] unread, Set<Class<?>> lastOnly) {
    try {
      return RecordText.read(PoolReport.class, unread, lastOnly);
    } catch (IOException e) {
      throw new IllegalStateException("what another hub says of " + id + ": " + e, e);
    }
  }

  @Override
  public Instant heard() {
    return heard;
  }

  @Override
  public @Nullable SeatReport report() {
    SessionState known = state;
    SeatRun.Standing standing = known == null ? null : known.standing();
    PoolReport read = standing == null ? null : brief();
    if (standing == null || read == null) {
      return null;
    }
    return new SeatRun.Standing(
            standing.begun(),
            heard,
            standing.ended(),
            standing.behindMillis(),
            standing.clockOffsetMillis())
        .with(id, read);
  }

  @Override
  public @Nullable PoolReport shown() {
    byte[] unread = bytes;
    if (unread == null) {
      return null;
    }
    PoolReport read = read(unread, Set.of());
    PoolReport.Options options = read.options();
    // What the option says is hidden where it is written; see Redaction.
    return read.with(
        new PoolReport.Options(
            options.pools(), options.servers(), false, options.router(), options.contact()));
  }
}
