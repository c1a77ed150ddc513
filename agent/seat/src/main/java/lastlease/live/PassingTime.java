package lastlease.live;

import java.util.List;
import java.util.OptionalLong;
import lastlease.core.Input;
import lastlease.wire.Frame;
import org.jspecify.annotations.Nullable;

/** Core time of a live session, as the one who makes its inputs knows it. Microseconds. */
abstract class PassingTime {
  /** Before anything is known. */
  static final long NEVER = Long.MIN_VALUE;

  /** Frames may be on their way for so long: time by itself does not overtake them. */
  static final long BEHIND = 300_000;

  private long reached = NEVER;
  private long written = NEVER;

  /** What the session begins with, or goes on with. */
  abstract List<Input> begin();

  /** Whether the machine's clock was set, since it was last asked. */
  abstract Input.@Nullable ClockStep checkClock();

  /** When a frame came. */
  abstract long of(Frame frame);

  /** What is to be told before a frame of that time; null for nothing. */
  abstract Input.@Nullable Gap before(long micros);

  /** So late it is; {@link #NEVER} where it is not known yet. */
  abstract long now();

  /** So late it is for sure, although nothing came; {@link #NEVER} where it is not known. */
  abstract long passed();

  /** How long until {@link #passed} is so late; {@link Long#MAX_VALUE} if it is on its way. */
  abstract long nanosUntil(long micros);

  /** What {@link #passed} will be after so long. */
  abstract long after(long nanos);

  /** This machine's own clock, as the session has it, sleep included; for any thread. */
  abstract OptionalLong own();

  /** A source gave something. */
  void came(Input input) {}

  /** Whether frames are seen by this machine, now. */
  abstract boolean here();

  /** An input of that time is about to be handed on. */
  void write(Input input) {
    reach(input.micros());
    written = reached;
  }

  /** The core is told that it is so late. */
  final void reach(long micros) {
    reached = Math.max(reached, micros);
  }

  /** The core knows that it is so late. */
  final long reached() {
    return reached;
  }

  /** The journal knows that it was so late. */
  final long written() {
    return written;
  }
}
