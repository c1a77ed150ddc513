package lastlease.diagnose.outage;

import java.util.Arrays;
import lastlease.track.Served;

/** How long newcomers wait here: of the last nine, the median. */
final class UsualWait {
  private static final int KEPT = 9;
  private final long[] waits = new long[KEPT];
  private int known;
  private int next;
  private long median;

  void learn(Served one) {
    Long first = one.sinceFirst();
    if (first == null) {
      return;
    }
    waits[next] = first;
    next = (next + 1) % KEPT;
    known = Math.min(KEPT, known + 1);
    long[] sorted = Arrays.copyOf(waits, known);
    Arrays.sort(sorted);
    median = sorted[known / 2];
  }

  /** Microseconds from the first DISCOVER; 0 before anything is known. */
  long median() {
    return median;
  }
}
