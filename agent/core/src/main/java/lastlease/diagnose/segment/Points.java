package lastlease.diagnose.segment;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The observation points where a segment was seen: one, unless copies of frames join two. */
public final class Points {
  private final Set<String> all = new HashSet<>(2);
  private String last = "";

  void add(String point) {
    // Asked for each frame, and hardly ever another than before.
    if (!point.equals(last)) {
      last = point;
      all.add(point);
    }
  }

  /** All of them, in no order. */
  public Set<String> all() {
    return Collections.unmodifiableSet(all);
  }
}
