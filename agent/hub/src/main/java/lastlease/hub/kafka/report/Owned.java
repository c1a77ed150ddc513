package lastlease.hub.kafka.report;

import java.util.Map;
import java.util.Objects;
import lastlease.event.SeatReport;
import lastlease.hub.kafka.journal.Entry;
import lastlease.hub.kafka.journal.JournalOrder;
import lastlease.hub.kafka.journal.SessionState;
import lastlease.hub.seat.Damage;
import lastlease.hub.seat.SeatId;
import lastlease.hub.seat.SeatRun;
import lastlease.reports.PoolReport;
import org.jspecify.annotations.Nullable;

/** A session whose core runs here, and what of it the other hubs have not been told yet. */
public final class Owned {
  private static final long LONG_AGO_NANOS = 3_600_000_000_000L;

  /** What pressed and did not arrive is sent again after this: brokers may refuse it at once. */
  static final long AGAIN_NANOS = 2_000_000_000L;

  private final SeatId id;
  private JournalOrder order = new JournalOrder();
  private SeatRun run;
  private long offset = -1;
  private boolean urgent;
  private long saidOffset = -1;
  private long reportedOffset = -1;
  private long saidNanos = System.nanoTime() - LONG_AGO_NANOS;
  private long reportedNanos = saidNanos;
  private long contentOffset = -1;
  private long restoredOffset = -1;
  private volatile boolean stateLost;
  private volatile boolean reportLost;
  private volatile boolean urgentLost;

  Owned(SeatId id, Entry first) {
    this.id = id;
    this.run = new SeatRun(id, first.heard());
  }

  SeatId id() {
    return id;
  }

  /** The session's core. */
  public SeatRun run() {
    return run;
  }

  /**
   * Takes the next entry.
   *
   * @param reported offset of the last entry that a report knows which was told before, by anybody
   */
  void take(Entry entry, long reported) {
    Map<Integer, Boolean> refusals = order.refusals();
    if (entry.post().again()) {
      order = new JournalOrder();
      run = new SeatRun(id, entry.heard());
      urgent = true;
    }
    byte[] fresh = order.take(entry.post());
    boolean changed = run.take(entry.post().file(), fresh);
    run.heard(entry.heard(), entry.post().left(), entry.post().clockAhead());
    offset = entry.offset();
    if (fresh.length > 0 || entry.post().again()) {
      contentOffset = offset;
    }
    urgent |= !order.refusals().equals(refusals) || changed && offset > reported;
  }

  /** Its past has been read. */
  void restored() {
    restoredOffset = offset;
  }

  /** Whether it was heard since its past was read. */
  boolean isHeardAnew() {
    return offset > restoredOffset;
  }

  /** What was told before, by whoever had it: that need not be told again. */
  void toldBefore(Told told) {
    saidOffset = Math.max(saidOffset, told.stateOffset());
    reportedOffset = Math.max(reportedOffset, told.reportOffset());
  }

  /** An incident changed, and the others have not been told. */
  boolean isUrgent(long nanos) {
    return urgent || urgentLost && nanos - reportedNanos >= AGAIN_NANOS;
  }

  boolean hasNews() {
    return offset > saidOffset || contentOffset > reportedOffset || stateLost || reportLost;
  }

  boolean stateIsOld(long nanos, long pause) {
    return (offset > saidOffset || stateLost) && nanos - saidNanos >= pause;
  }

  boolean reportIsOld(long nanos, long pause) {
    return (contentOffset > reportedOffset || reportLost) && nanos - reportedNanos >= pause;
  }

  long offset() {
    return offset;
  }

  /** The state that was sent did not arrive: it is sent again. */
  void loseState() {
    stateLost = true;
  }

  /**
   * The same of the report.
   *
   * @param pressed whether it told of an incident that changed
   */
  void loseReport(boolean pressed) {
    reportLost = true;
    urgentLost |= pressed;
  }

  SessionState state(long nanos) {
    Damage damage = run.damage();
    saidNanos = nanos;
    saidOffset = offset;
    stateLost = false;
    return new SessionState(
        offset,
        order.endings(),
        order.isRefused(),
        order.isAnew(),
        damage == null ? null : damage.saying().toString(),
        damage,
        run.heard(),
        run.standing(),
        order.refusals());
  }

  /** Its report; null before it said how it began. */
  @Nullable PoolReport report(long nanos) {
    reportedNanos = nanos;
    reportedOffset = offset;
    urgent = false;
    urgentLost = false;
    reportLost = false;
    SeatReport report = run.report();
    run.release();
    return report == null ? null : Objects.requireNonNull(report.report());
  }
}
