package lastlease.diagnose.segment;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;

/**
 * What all segments together may keep of one kind. Where it is too much, the fullest give: each
 * keeps as much as the others, or all that it has where that is less. So a crowd that somebody made
 * up on one VLAN, or on all, takes no room from a small network.
 *
 * @param <T> a segment
 */
final class SharedRoom<T> {
  private final int limit;
  private final ToIntFunction<T> size;
  private final ObjIntConsumer<T> keep;
  private long total;
  private long clearUpAt;
  private int before;

  /**
   * @param limit how many may stay; a quarter more may come until they are cleared up
   * @param size how many a segment has
   * @param keep makes a segment keep so many at most, if it can
   */
  SharedRoom(int limit, ToIntFunction<T> size, ObjIntConsumer<T> keep) {
    this.limit = limit;
    this.size = size;
    this.keep = keep;
    this.clearUpAt = (long) limit + limit / 4;
  }

  /** A segment is about to take a frame. */
  void before(T core) {
    before = size.applyAsInt(core);
  }

  /** It has. */
  void after(T core, Collection<T> all) {
    total += size.applyAsInt(core) - before;
    if (total > clearUpAt) {
      clearUp(all);
    }
  }

  /** A segment is not kept any more. */
  void left(T core) {
    total -= size.applyAsInt(core);
  }

  private void clearUp(Collection<T> all) {
    int[] sizes = all.stream().mapToInt(size).sorted().toArray();
    int share = share(sizes);
    for (T core : all) {
      if (size.applyAsInt(core) > share) {
        keep.accept(core, share);
      }
    }
    total = all.stream().mapToLong(size::applyAsInt).sum();
    // Where many must stay, the next look is not before as many more have come.
    clearUpAt = Math.max(limit, total) + (long) limit / 4;
  }

  /** The most that each may keep so that all together stay within the limit. */
  private int share(int[] ascending) {
    long left = limit;
    for (int i = 0; i < ascending.length; i++) {
      int equal = (int) (left / (ascending.length - i));
      if (ascending[i] > equal) {
        return equal;
      }
      left -= ascending[i];
    }
    return Arrays.stream(ascending).max().orElse(0);
  }
}
