package lastlease.track.moment;

import lastlease.reports.FrameRef;
import lastlease.wire.Observation.Seen;
import org.jspecify.annotations.Nullable;

/**
 * When something was seen, by the core's clock, and in which frame. Each client keeps several: the
 * frame is two numbers here, and becomes a value when somebody asks for it.
 *
 * @param micros core time, microseconds since 1970-01-01 UTC
 * @param source index of the frame's source
 * @param number of the frame within it, from 1; 0 for what the agent's own machine told
 */
public record Sighting(long micros, int source, long number) {
  /**
   * What was seen, by core time.
   *
   * @param now microseconds since 1970-01-01 UTC
   */
  public static Sighting of(Seen seen, long now) {
    return new Sighting(now, seen.source(), seen.number());
  }

  /** The same frame, at another time. */
  public Sighting at(long time) {
    return new Sighting(time, source, number);
  }

  /** Null for what the agent's own machine told. */
  public @Nullable FrameRef frame() {
    return number == 0 ? null : new FrameRef(source, number);
  }
}
