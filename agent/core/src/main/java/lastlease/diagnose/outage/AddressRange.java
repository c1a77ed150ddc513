package lastlease.diagnose.outage;

import java.util.Collection;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the addresses that were given out.
 *
 * @param lowest null before any was, as {@code highest}
 * @param count how many
 * @param rises how many of them were higher than all before
 */
record AddressRange(@Nullable Ipv4 lowest, @Nullable Ipv4 highest, int count, int rises) {
  static final AddressRange NONE = new AddressRange(null, null, 0, 0);

  /** Of five addresses four are higher than all before: the server counts up. */
  private static final double COUNTS_UP = .8;

  /** What chance brings about more often is no chance that one may exclude. */
  private static final double CHANCE = .05;

  AddressRange with(@Nullable Ipv4 address) {
    if (address == null) {
      return this;
    }
    boolean below = lowest == null || address.compareTo(lowest) < 0;
    boolean above = highest == null || address.compareTo(highest) > 0;
    return new AddressRange(
        below ? address : lowest, above ? address : highest, count + 1, above ? rises + 1 : rises);
  }

  /** Whether an address lies beyond all that was given out. */
  boolean isBeyond(@Nullable Ipv4 address) {
    return address != null
        && (lowest == null
            || highest == null
            || address.compareTo(lowest) < 0
            || address.compareTo(highest) > 0);
  }

  /**
   * Whether addresses that nobody was seen with before say that the pool had had some. Where all of
   * them lie beyond the old ones they don't if the server counts up, and these are the next ones: a
   * larger pool begins there, too. Nor do they if it gives its addresses in no order: then hardly
   * all of them would lie beyond, had the pool been the same.
   */
  boolean hadSome(Collection<Ipv4> fresh) {
    Ipv4 top = highest;
    if (top == null || !fresh.stream().allMatch(this::isBeyond)) {
      return true;
    }
    if (rises >= COUNTS_UP * count) {
      return fresh.stream()
          .anyMatch(
              one -> one.compareTo(top) < 0 || one.bits() - top.bits() > count + fresh.size());
    }
    double chance = 1;
    for (int i = 1; i <= fresh.size(); i++) {
      chance *= (double) i / (count + i);
    }
    return chance > CHANCE;
  }
}
