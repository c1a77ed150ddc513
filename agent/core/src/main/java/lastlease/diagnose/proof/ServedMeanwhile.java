package lastlease.diagnose.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import lastlease.track.moment.Times;

/**
 * Newcomers served while others fail, and whether a server that had been gone may have been back
 * for that while: it serves all who ask then, where a full one serves somebody now and then, for
 * whose address another made room, and is silent to those who ask in between.
 */
final class ServedMeanwhile {
  /**
   * Addresses of a full pool may come free in a row, each for whoever asks next: so many newcomers,
   * and nobody in vain among them, are hardly that.
   */
  private static final int IN_A_ROW = 3;

  /** A service that was stopped or crashed is not started, and gone again, within it. */
  private static final long BRIEF = 20 * Times.SECOND;

  /** In so long a time two are as many: it is the longest pause of one who asks (RFC 2131 4.1). */
  private static final long LONG = 64 * Times.SECOND;

  /**
   * Newcomers: far more than {@link #IN_A_ROW}, and few enough to be gone through for each of the
   * signs that they may explain. Where more are served the oldest ones explain nothing any more.
   */
  private static final int KEPT = 64;

  private record One(int witness, long at) {}

  private final Deque<One> served = new ArrayDeque<>();
  private int removed;

  void add(int witness, long at) {
    served.add(new One(witness, at));
    if (served.size() > KEPT) {
      served.remove();
      removed++;
    }
  }

  void takenBack(int witness) {
    if (served.removeIf(one -> one.witness() == witness)) {
      removed++;
    }
  }

  /**
   * How often any were removed: as long as it is the same, {@link #mayBeBack} stays true of the
   * same two times.
   */
  int removed() {
    return removed;
  }

  /**
   * Whether a server may have been there between two DISCOVERs in vain, and nowhere else.
   *
   * @param before core time of the last one before, the least number if there was none
   * @param after of the first one after, the largest number if there was none yet
   */
  boolean mayBeBack(long before, long after) {
    if (after - BRIEF <= before) {
      return false;
    }
    int needed = after - LONG > before ? IN_A_ROW - 1 : IN_A_ROW;
    int found = 0;
    int first = 0;
    int second = 0;
    for (One one : served) {
      boolean between = one.at() > before && one.at() < after;
      boolean again = found > 0 && one.witness() == first || found > 1 && one.witness() == second;
      if (between && !again) {
        if (++found == needed) {
          return true;
        }
        second = one.witness();
        first = found == 1 ? second : first;
      }
    }
    return false;
  }
}
