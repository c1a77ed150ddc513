package lastlease.live.time;

import java.util.List;
import java.util.OptionalLong;
import lastlease.core.Input;
import lastlease.wire.Frame;
import org.jspecify.annotations.Nullable;

/** Core time of a live session, as the one who makes its inputs knows it. Microseconds. */
public abstract class PassingTime {
  /** Before anything is known. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Frames may be on their way for so long: time by itself does not overtake them. */
  static final long BEHIND = 300_000;

  private long reached = NEVER;
  private long written = NEVER;

  /** What the session begins with, or goes on with. */
  public abstract List<Input> begin();

  /** Whether the machine's clock was set, since it was last asked. */
  public abstract Input.@Nullable ClockStep checkClock();

  /** When a frame came. */
  public abstract long of(Frame frame);

  /** What is to be told before a frame of that time; null for nothing. */
  public abstract Input.@Nullable Gap before(long micros);

  /** So late it is; {@link #NEVER} where it is not known yet. */
  public abstract long now();

  /** So late it is for sure, although nothing came; {@link #NEVER} where it is not known. */
  public abstract long passed();

  /** How long until {@link #passed} is so late; {@link Long#MAX_VALUE} if it is on its way. */
  public abstract long nanosUntil(long micros);

  /** What {@link #passed} will be after so long. */
  public abstract long after(long nanos);

  /** This machine's own clock, as the session has it, sleep included; for any thread. */
  public abstract OptionalLong own();

  /** A source gave something. */
  public void came(Input input) {}

  /** Whether frames are seen by this machine, now. */
  public abstract boolean here();

  /** An input of that time is about to be handed on. */
  public void write(Input input) {
    reach(input.micros());
    written = reached;
  }

  /** The core is told that it is so late. */
  public final void reach(long micros) {
    reached = Math.max(reached, micros);
  }

  /** The core knows that it is so late. */
  public final long reached() {
    return reached;
  }

  /** The journal knows that it was so late. */
  public final long written() {
    return written;
  }
}
