package lastlease.track;

import lastlease.reports.FrameRef;
import lastlease.wire.Observation.Seen;
import org.jspecify.annotations.Nullable;

/**
 * When something was seen, by the core's clock, and in which frame.
 *
 * @param micros core time, microseconds since 1970-01-01 UTC
 * @param frame null for what the agent's own machine told
 */
public record Sighting(long micros, @Nullable FrameRef frame) {
  static Sighting of(Seen seen, long now) {
    return new Sighting(
        now, seen.number() == 0 ? null : new FrameRef(seen.source(), seen.number()));
  }
}
