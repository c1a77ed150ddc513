package lastlease.live.time;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import lastlease.core.Input;
import lastlease.wire.Frame;
import org.jspecify.annotations.Nullable;

/** Time where interfaces are watched: this machine stamps the frames. */
public final class InterfaceTime extends PassingTime {
  private final SessionClock clock;
  private final OptionalLong last;

  /**
   * @param last core time at which the session stood before; empty for a new one
   */
  public InterfaceTime(InstantSource source, OptionalLong last) {
    this.clock = new SessionClock(source, last.orElse(NEVER));
    this.last = last;
  }

  @Override
  public List<Input> begin() {
    if (last.isEmpty()) {
      return List.of();
    }
    Input gap = new Input.Gap(last.getAsLong(), clock.now(), "agent-stopped");
    return clock.behind() == 0
        ? List.of(gap)
        : List.of(gap, new Input.ClockStep(clock.now(), -clock.behind()));
  }

  @Override
  public Input.@Nullable ClockStep checkClock() {
    return clock.check();
  }

  @Override
  public boolean here() {
    return true;
  }

  @Override
  public long of(Frame frame) {
    return clock.of(frame.micros());
  }

  @Override
  public Input.@Nullable Gap before(long micros) {
    return null;
  }

  @Override
  public long now() {
    return clock.now();
  }

  @Override
  public OptionalLong own() {
    return OptionalLong.of(clock.now());
  }

  @Override
  public long passed() {
    return clock.now() - BEHIND;
  }

  @Override
  public long nanosUntil(long micros) {
    return micros <= reached() || micros == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : Math.max(0, micros - passed()) * 1000;
  }

  @Override
  public long after(long nanos) {
    return passed() + nanos / 1000;
  }
}
