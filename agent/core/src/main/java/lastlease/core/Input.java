package lastlease.core;

import lastlease.diagnose.given.Settings;
import lastlease.leases.LeaseNews;
import lastlease.wire.Frame;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the core is told. A session is these in their order, and so is its journal: the
 * same inputs give the same report.
 */
public sealed interface Input {
  /** When it was, microseconds since 1970-01-01 UTC. */
  long micros();

  /**
   * How a session begins.
   *
   * @param name of the source: interfaces, or {@code -}
   * @param kind {@code file}, {@code stream} or {@code interface}
   * @param title of its reports, or null
   */
  record Start(long micros, String name, String kind, @Nullable String title, Settings settings)
      implements Input {}

  /** A frame that can matter, with its number; its time is that of its source. */
  record Captured(Frame frame) implements Input {
    @Override
    public long micros() {
      return frame.micros();
    }
  }

  /** Frames that were read and cannot matter, since the last time that they were counted. */
  record Passed(long micros, long frames, long withoutTime) implements Input {}

  /** An address of the own machine came, changed or went. */
  record Own(Observation.OwnAddress address) implements Input {
    @Override
    public long micros() {
      return address.seen().micros();
    }
  }

  /** So late it is, although nothing arrived. */
  record Time(long micros) implements Input {}

  /**
   * A time of blindness.
   *
   * @param from its begin
   * @param micros its end
   * @param point the observation point where nothing was seen; null for all
   */
  record Gap(long from, long micros, String reason, @Nullable String point) implements Input {
    /** Nothing was seen anywhere. */
    public Gap(long from, long micros, String reason) {
      this(from, micros, reason, null);
    }
  }

  /**
   * From now on nothing is seen at one observation point of several, until a gap there tells that
   * this is over. Time goes on for the others.
   */
  record Blind(long micros, String point) implements Input {}

  /**
   * The machine's clock was set. Core time goes on as before.
   *
   * @param by forward if positive, microseconds
   */
  record ClockStep(long micros, long by) implements Input {}

  /** Frames were dropped on the way to the agent. */
  record Lost(long micros, long frames) implements Input {}

  /**
   * A server's own table of leases was read, or could not be.
   *
   * @param readAt when, microseconds: beside a capture of before, later than its end, for which it
   *     is taken
   */
  record Leases(long micros, LeaseNews news, long readAt) implements Input {
    /** It was read just then. */
    public Leases(long micros, LeaseNews news) {
      this(micros, news, micros);
    }
  }

  /** The input has ended; more may come when the session is resumed. */
  record End(long micros) implements Input {}
}
