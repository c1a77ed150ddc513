package lastlease.hub.seat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.OptionalLong;
import lastlease.capture.journal.JournalFeed;
import lastlease.capture.journal.JournalTail;
import lastlease.core.Input;
import lastlease.event.SeatReport;
import lastlease.reports.PoolReport;
import lastlease.session.Numbering;
import lastlease.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The core of one seat's session, fed by its journal: time goes on by what stands there, so that
 * whoever reads the same journal comes to the same report.
 */
public final class SeatRun implements SeatView {
  private final SeatId id;
  private final JournalFeed feed;
  private final Numbering numbering = new Numbering();
  private @Nullable Session session;
  private Instant heard;
  private boolean ended;
  private long left;
  private OptionalLong clockAhead = OptionalLong.empty();
  private @Nullable PoolReport known;
  private boolean stale;
  private long made;
  private @Nullable Damage damage;

  public SeatRun(SeatId id, Instant heard) {
    this(id, heard, new JournalFeed());
  }

  /**
   * @param feed gives the inputs of its journal
   */
  public SeatRun(SeatId id, Instant heard, JournalFeed feed) {
    this.id = id;
    this.heard = heard;
    this.feed = feed;
  }

  @Override
  public SeatId id() {
    return id;
  }

  /**
   * Takes blocks of its journal.
   *
   * @return whether any incident changed
   */
  public synchronized boolean take(int file, byte[] blocks) {
    if (blocks.length == 0 || damage != null) {
      return false;
    }
    if (file != JournalTail.MAIN) {
      feed.beside(file, blocks);
      return false;
    }
    stale = true;
    feed.main(blocks);
    try {
      boolean changed = false;
      for (Input input = feed.next(); input != null; input = feed.next()) {
        changed |= take(input);
      }
      if (feed.isStopped()) {
        damage = Damage.stopped();
        return true;
      }
      if (changed) {
        known = null;
      }
      return changed;
    } catch (IOException | RuntimeException e) {
      // Whoever has the token can send anything: it harms no other room.
      damage = Damage.undiagnosed(e);
      return true;
    }
  }

  private boolean take(Input input) {
    if (session == null) {
      if (input instanceof Input.Start start) {
        session = new Session(start);
      }
      return false;
    }
    ended = input instanceof Input.End;
    return !session.take(numbering.numbered(input)).isEmpty();
  }

  /** The seat was heard. */
  public synchronized void heard(Instant now, long bytesLeft, OptionalLong ahead) {
    heard = now;
    left = bytesLeft;
    if (ahead.isPresent()) {
      clockAhead = ahead;
    }
  }

  @Override
  public synchronized Instant heard() {
    return heard;
  }

  /** Why its core is of no more use, or null. */
  public synchronized @Nullable Damage damage() {
    return damage;
  }

  /** Whether it has said more since its report was made. */
  @Override
  public synchronized boolean isStale() {
    return stale && damage == null;
  }

  /** When its report was made, in {@link System#nanoTime}. */
  @Override
  public synchronized long made() {
    return made;
  }

  /** What it says by now, devices revealed; null before it said how it began. */
  @Override
  public synchronized @Nullable SeatReport report() {
    if (stale) {
      known = null;
    }
    return known();
  }

  /**
   * The same, cheaper: all incidents are as they are by now; the rest is as it was when somebody
   * asked for a {@link #report} last.
   */
  @Override
  public synchronized @Nullable SeatReport known() {
    Session running = session;
    if (running == null) {
      return null;
    }
    Instant at = at(running);
    if (known == null && damage == null) {
      try {
        // The time of making is no fact: the same journal gives the same bytes.
        known = running.report(at, true);
        stale = false;
        made = System.nanoTime();
      } catch (RuntimeException e) {
        // Nor does it keep other rooms from being told of.
        damage = Damage.unreported(e);
      }
    }
    PoolReport told = known == null || damage != null ? blind(running, true) : known;
    return standing(running).with(id, told);
  }

  /** Its report has been handed on: it is made anew when it is asked for again. */
  public synchronized void release() {
    known = null;
    stale = true;
  }

  /** How it stands, without its report, which costs more; null before it said how it began. */
  public synchronized @Nullable Standing standing() {
    return session == null ? null : standing(session);
  }

  private Standing standing(Session running) {
    long behind = left == 0 ? 0 : Math.max(0, Duration.between(at(running), heard).toMillis());
    return new Standing(
        Instant.EPOCH.plus(running.driver().start().micros(), ChronoUnit.MICROS),
        heard,
        ended && left == 0,
        behind,
        clockAhead.isPresent() ? clockAhead.getAsLong() : null);
  }

  /** How a session stands; fields as {@link SeatReport} has them. */
  public record Standing(
      Instant begun,
      Instant heard,
      boolean ended,
      long behindMillis,
      @Nullable Long clockOffsetMillis) {
    public Standing {
      // A hub of another version may have written it.
      Objects.requireNonNull(begun, "begun");
      Objects.requireNonNull(heard, "heard");
    }

    public SeatReport with(SeatId id, PoolReport report) {
      return new SeatReport(
          id.seat(), id.session(), begun, report, heard, ended, behindMillis, clockOffsetMillis);
    }
  }

  /** The same for people, devices hidden. */
  @Override
  public synchronized @Nullable PoolReport shown() {
    Session running = session;
    if (running == null) {
      return null;
    }
    if (damage == null) {
      try {
        return running.report(at(running), false);
      } catch (RuntimeException e) {
        damage = Damage.unreported(e);
      }
    }
    // The event's page knows nothing of it, either.
    return blind(running, false);
  }

  private static PoolReport blind(Session running, boolean revealed) {
    return Blind.report(running.driver().start().title(), at(running), revealed);
  }

  private static Instant at(Session running) {
    return Instant.EPOCH.plus(
        running.driver().now().orElse(running.driver().start().micros()), ChronoUnit.MICROS);
  }
}
