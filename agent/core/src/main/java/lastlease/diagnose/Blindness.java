package lastlease.diagnose;

import java.util.HashMap;
import java.util.Map;
import lastlease.diagnose.segment.SegmentCore;

/**
 * Observation points where nothing is seen now, while others go on: silence there proves nothing.
 */
final class Blindness {
  /** Of a segment that is seen. */
  static final long SEEN = Long.MIN_VALUE;

  private final Map<String, Long> points = new HashMap<>();

  void begin(String point, long micros) {
    points.putIfAbsent(point, micros);
  }

  void end(String point) {
    points.remove(point);
  }

  void clear() {
    points.clear();
  }

  /**
   * Core time since which nothing of a segment can be seen; {@link #SEEN} as long as there is one
   * point of it where something can.
   */
  long since(SegmentCore segment) {
    if (points.isEmpty()) {
      return SEEN;
    }
    long since = SEEN;
    for (String point : segment.points().all()) {
      Long begin = points.get(point);
      if (begin == null) {
        return SEEN;
      }
      since = Math.max(since, begin);
    }
    return since;
  }
}
