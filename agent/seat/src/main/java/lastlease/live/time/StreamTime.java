package lastlease.live.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import lastlease.core.Input;
import lastlease.core.SourceTime;
import lastlease.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Time where a stream is watched: that of its frames, which may come from another machine, or from
 * a file. After a silence it goes on by itself. Where frames bear this machine's own time, they are
 * spared the steps of its clock.
 */
public final class StreamTime extends PassingTime {
  /** What comes from a file comes without such a pause. */
  private static final long QUIET_NANOS = 1_000_000_000L;

  /** Frames so close to this machine's clock are stamped by it. */
  private static final long NEAR = 5_000_000;

  private final InstantSource source;
  private final OptionalLong last;
  private final SourceTime shifts = new SourceTime();
  private volatile @Nullable SessionClock clock;
  private volatile boolean own;
  private boolean begun;
  private long arrived;
  private long arrivedAt = NEVER;

  /**
   * @param last core time at which the session stood before; empty for a new one
   */
  public StreamTime(InstantSource source, OptionalLong last) {
    this.source = source;
    this.last = last;
  }

  @Override
  public List<Input> begin() {
    last.ifPresent(this::reach);
    return List.of();
  }

  @Override
  public Input.@Nullable ClockStep checkClock() {
    return clock == null || !own ? null : clock.check();
  }

  @Override
  public boolean here() {
    return own;
  }

  @Override
  public long of(Frame frame) {
    long stamped = frame.micros();
    long wall = ChronoUnit.MICROS.between(Instant.EPOCH, source.instant());
    if (clock == null && Math.abs(wall - stamped) <= NEAR) {
      clock = new SessionClock(source, NEVER);
    }
    Long recent = clock == null ? null : clock.ofRecent(stamped);
    own = recent != null;
    return recent == null ? stamped : recent;
  }

  @Override
  public Input.@Nullable Gap before(long micros) {
    if (begun || last.isEmpty()) {
      return null;
    }
    begun = true;
    long before = last.getAsLong();
    return new Input.Gap(before, Math.max(before, micros), "agent-stopped");
  }

  @Override
  public void came(Input input) {
    reach(input instanceof Input.Captured ? shifts.of(input.micros()) : input.micros());
    arrived = System.nanoTime();
    arrivedAt = reached();
  }

  @Override
  public long now() {
    return reached();
  }

  @Override
  public OptionalLong own() {
    SessionClock known = clock;
    return known == null || !own ? OptionalLong.empty() : OptionalLong.of(known.now());
  }

  @Override
  public long passed() {
    long elapsed = System.nanoTime() - arrived;
    return arrivedAt == NEVER || elapsed < QUIET_NANOS
        ? NEVER
        : arrivedAt + elapsed / 1000 - BEHIND;
  }

  @Override
  public long nanosUntil(long micros) {
    if (arrivedAt == NEVER || micros <= reached() || micros == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    long due = Math.max(QUIET_NANOS, (micros - arrivedAt + BEHIND) * 1000);
    return Math.max(0, due - (System.nanoTime() - arrived));
  }

  @Override
  public long after(long nanos) {
    long elapsed = System.nanoTime() - arrived + nanos;
    return arrivedAt == NEVER || elapsed < QUIET_NANOS
        ? Long.MAX_VALUE
        : arrivedAt + elapsed / 1000 - BEHIND;
  }
}
