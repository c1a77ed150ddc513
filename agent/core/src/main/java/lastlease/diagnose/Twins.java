package lastlease.diagnose;

import java.util.Map;
import java.util.Objects;
import lastlease.wire.Observation;

/**
 * Which tags show the same frames. Each is a twin of one that was known before, and stands for
 * that: a trunk may be shown in three ways, and who makes up tags can join any number.
 */
final class Twins {
  private final Map<String, String> known;

  /**
   * @param known the twin of each; it may forget what was not looked up for the longest
   */
  Twins(Map<String, String> known) {
    this.known = known;
  }

  /** The segment that stands for a frame's own: itself where nothing was joined. */
  String of(Observation observation) {
    String own = observation.seen().segment();
    String root = own;
    for (String next = known.get(root); next != null; next = known.get(root)) {
      root = next;
    }
    // All on the way go straight to it from now on: this is asked for with each frame.
    for (String each = own; !each.equals(root); ) {
      each = Objects.requireNonNull(known.put(each, root));
    }
    return root;
  }

  /** From now on another's segment stands for one that none stood for, and is not its own. */
  void join(String other, String one) {
    known.put(other, one);
  }
}
