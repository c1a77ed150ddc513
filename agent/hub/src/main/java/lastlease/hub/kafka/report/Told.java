package lastlease.hub.kafka.report;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import lastlease.event.SeatReport;
import lastlease.hub.kafka.journal.SessionState;
import lastlease.hub.kafka.record.RecordText;
import lastlease.hub.seat.Blind;
import lastlease.hub.seat.SeatId;
import lastlease.hub.seat.SeatRun;
import lastlease.hub.seat.SeatView;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A session as the hub that runs its core tells of it; its report is read when it is asked for. One
 * that cannot be read leaves this room unknown, and no other.
 */
public final class Told implements SeatView {
  /** Without one of these, incidents would seem to be over. */
  private static final Set<Class<?>> NEEDED = Set.of(Segment.class, Incident.class);

  private static final RecordText.Reading BRIEF =
      new RecordText.Reading(Set.of(Client.Event.class, Segment.TimelinePoint.class), NEEDED);
  private static final RecordText.Reading WHOLE = new RecordText.Reading(Set.of(), NEEDED);

  private final SeatId id;
  private final Consumer<IOException> complain;
  private volatile @Nullable SessionState state;
  private volatile Instant heard = Instant.EPOCH;
  private volatile byte @Nullable [] bytes;
  private volatile long reportOffset = -1;
  private @Nullable PoolReport report;

  /**
   * @param complain gets why a report cannot be read
   */
  Told(SeatId id, Consumer<IOException> complain) {
    this.id = id;
    this.complain = complain;
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
    // A hub of another version may have left it out.
    Instant at = Objects.requireNonNull(fresh.heard(), "heard");
    state = fresh;
    heard(at);
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
      report = read(unread, BRIEF);
    }
    return report;
  }

  private PoolReport read(byte[] unread, RecordText.Reading reading) {
    try {
      return RecordText.read(PoolReport.class, unread, reading);
    } catch (IOException e) {
      complain.accept(e);
      return Blind.report(id.seat(), heard, true);
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
    PoolReport read = read(unread, WHOLE);
    PoolReport.Options options = read.options();
    // What the option says is hidden where it is written; see Redaction.
    return read.with(
        new PoolReport.Options(
            options.pools(), options.servers(), false, options.router(), options.contact()));
  }
}
