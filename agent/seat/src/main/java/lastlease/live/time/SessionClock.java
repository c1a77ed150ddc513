package lastlease.live.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import lastlease.core.Input;
import lastlease.core.LiveTime;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of this machine: the monotonic one, which core time goes by, and the wall clock, which
 * stamps frames and may be set. Java's monotonic clock stands still while the machine sleeps; the
 * time since its boot, where the system tells it (Linux), does not.
 */
final class SessionClock {
  private static final Path UPTIME = Path.of("/proc/uptime");

  /** Where nobody tells how long the machine slept, nobody sets its clock by more. */
  private static final long SLEPT = 60_000_000;

  /** The time since boot has two decimals; below this there was no sleep. */
  private static final long NO_SLEEP = 500_000;

  private final InstantSource source;
  private final LiveTime time;
  private final long awakeBefore;
  private final long upBefore;
  private final long behind;

  /** Written by whoever checks the clock, read by any thread. */
  private volatile long slept;

  /**
   * @param least core time is that of the wall clock, but not earlier than this
   */
  SessionClock(InstantSource source, long least) {
    this.source = source;
    this.upBefore = up();
    this.awakeBefore = awake();
    long wall = wall();
    this.behind = Math.max(0, Math.max(least, wall) - wall);
    this.time = new LiveTime(Math.max(least, wall), wall, awakeBefore);
  }

  private static long awake() {
    return System.nanoTime() / 1000;
  }

  /** Microseconds since boot, sleep included; -1 where nobody tells. */
  private static long up() {
    try {
      String told = Files.readString(UPTIME);
      return Math.round(Double.parseDouble(told.substring(0, told.indexOf(' '))) * 1e6);
    } catch (IOException | RuntimeException e) {
      // Not Linux, or hidden from us.
      return -1;
    }
  }

  private long monotonic() {
    return awake() + slept;
  }

  private long wall() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, source.instant());
  }

  /** By how much the wall clock was behind core time when this began. */
  long behind() {
    return behind;
  }

  /** Core time; for any thread. */
  long now() {
    return time.now(monotonic());
  }

  /** Whether the wall clock was set since the last call; a sleep is none, and time has gone on. */
  Input.@Nullable ClockStep check() {
    long by = time.step(wall(), monotonic());
    if (by == 0) {
      return null;
    }
    account(by);
    long left = time.step(wall(), monotonic());
    return left == 0 ? null : time.stepped(left, monotonic());
  }

  private void account(long by) {
    long up = up();
    if (up < 0 || upBefore < 0) {
      // One thread checks the clock.
      long before = slept;
      slept = before + (by > SLEPT ? by : 0);
      return;
    }
    long asleep = up - upBefore - (awake() - awakeBefore);
    if (asleep - slept > NO_SLEEP) {
      slept = asleep;
    }
  }

  /** Core time of a frame that this machine stamped. */
  long of(long stamped) {
    return time.of(stamped, monotonic());
  }

  /** The same of a frame that it may not have stamped, or long ago; then null. */
  @Nullable Long ofRecent(long stamped) {
    return time.ofRecent(stamped, monotonic());
  }
}
