package lastlease.diagnose.outage.episode;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import lastlease.wire.Ipv4;

/**
 * Where addresses that nobody was seen with before lie against those that were given out before a
 * silence. That they are new says little by itself: a larger pool begins with new ones, too, and
 * whoever had one before the capture was not seen with it.
 *
 * <ul>
 *   <li>The server counts, and goes on with the next ones: its pool was not at its end. Only a pool
 *       whose end was moved up just then looks the same.
 *   <li>It counts, and jumps over more addresses than it had ever given, of which nobody was ever
 *       seen with one: it has a new range. A server that only comes back has no reason to.
 *   <li>It follows no order, and gives what lies between those of before: its pool was not full. A
 *       larger one has its new addresses beyond, and would hit the old span by chance alone where
 *       something there came free.
 *   <li>Anything else leaves both open.
 * </ul>
 *
 * @param count how many addresses show it
 * @param first the first of these, in the order of the row
 */
public record NewAddresses(Where where, int count, Ipv4 first) {
  /** One address may be a reservation, or have come free. */
  public static final int SEVERAL = 2;

  /** Fewer span nothing. */
  private static final int SPAN = 4;

  /** A range farther away is another subnet: who gets an address there may be another network. */
  private static final long FAR = 1024;

  /** What it says of the pool. */
  public enum Where {
    NEXT,
    NEW_RANGE,
    INSIDE,
    OPEN
  }

  private static final NewAddresses OPEN = new NewAddresses(Where.OPEN, 0, Ipv4.ZERO);

  /**
   * @param before given out before the silence
   * @param fresh given out since, never seen before
   * @param seen whether somebody was seen with an address, or may have one without being heard
   */
  public static NewAddresses of(AddressRange before, Collection<Ipv4> fresh, Predicate<Ipv4> seen) {
    AddressRun row = before.row();
    return row == null ? unordered(before, fresh) : ordered(row, before.count(), fresh, seen);
  }

  private static NewAddresses unordered(AddressRange before, Collection<Ipv4> fresh) {
    List<Ipv4> inside =
        fresh.stream().filter(one -> !before.isBeyond(one)).distinct().sorted().toList();
    return before.count() >= SPAN && inside.size() >= SEVERAL
        ? new NewAddresses(Where.INSIDE, inside.size(), inside.get(0))
        : OPEN;
  }

  private static NewAddresses ordered(
      AddressRun row, int given, Collection<Ipv4> fresh, Predicate<Ipv4> seen) {
    List<Long> ahead =
        fresh.stream().map(row::ahead).filter(one -> one >= 1).distinct().sorted().toList();
    int next = 0;
    long end = 0;
    while (next < ahead.size() && AddressRun.isNear(ahead.get(next) - end)) {
      end = ahead.get(next++);
    }
    if (next >= SEVERAL) {
      return new NewAddresses(Where.NEXT, next, row.at(ahead.get(0)));
    }
    if (next > 0 || ahead.size() < SEVERAL) {
      return OPEN;
    }
    long first = ahead.get(0);
    if (first - 1 <= given || first > FAR) {
      return OPEN;
    }
    for (long one = 1; one < first; one++) {
      if (seen.test(row.at(one))) {
        return OPEN;
      }
    }
    return new NewAddresses(Where.NEW_RANGE, ahead.size(), row.at(first));
  }
}
