package lastlease.leases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * News of a large table in parts, since a record of a journal is at most some kilobytes long, and
 * put together again: half a reading is none.
 */
final class LeaseParts {
  /** Leases, addresses, ranges and counts of one part: below 20 kB as text. */
  static final int PART = 200;

  private final List<LeaseNews> parts = new ArrayList<>();

  /** What one reading brought, in the order in which it is to be told; one part at least. */
  static List<LeaseNews> of(LeaseNews all) {
    List<LeaseNews> parts = new ArrayList<>();
    LeaseSetup setup = all.setup();
    LeaseSetup settings = setup == null ? LeaseSetup.NONE : setup;
    int[] at = new int[5];
    boolean more;
    do {
      int room = PART;
      List<LeaseEntry> put = next(all.put(), at, 0, room);
      room -= put.size();
      List<Ipv4> gone = next(all.gone(), at, 1, room);
      room -= gone.size();
      List<LeasePool> pools = next(settings.pools(), at, 2, room);
      room -= pools.size();
      List<Ipv4> reserved = next(settings.reserved(), at, 3, room);
      room -= reserved.size();
      List<LeaseCount> counts = next(settings.counts(), at, 4, room);
      more =
          at[0] < all.put().size()
              || at[1] < all.gone().size()
              || at[2] < settings.pools().size()
              || at[3] < settings.reserved().size()
              || at[4] < settings.counts().size();
      parts.add(
          new LeaseNews(
              all.source(),
              all.whole() && parts.isEmpty(),
              more,
              put,
              gone,
              setup == null ? null : new LeaseSetup(pools, reserved, counts, setup.leaseSeconds()),
              all.failure()));
    } while (more);
    return parts;
  }

  private static <T> List<T> next(List<T> all, int[] at, int which, int room) {
    int from = at[which];
    at[which] = Math.min(all.size(), from + room);
    return List.copyOf(all.subList(from, at[which]));
  }

  /**
   * Takes a part.
   *
   * @return the whole, null while parts are missing
   */
  @Nullable LeaseNews take(LeaseNews part) {
    if (part.whole() || part.failure() != null) {
      // Whoever told the parts before came to no end with them.
      parts.clear();
    }
    if (part.more()) {
      parts.add(part);
      return null;
    }
    if (parts.isEmpty()) {
      return part;
    }
    parts.add(part);
    LeaseNews whole = joined();
    parts.clear();
    return whole;
  }

  private LeaseNews joined() {
    List<LeaseSetup> setups =
        parts.stream().map(LeaseNews::setup).filter(Objects::nonNull).toList();
    return new LeaseNews(
        parts.get(0).source(),
        parts.get(0).whole(),
        false,
        all(parts, LeaseNews::put),
        all(parts, LeaseNews::gone),
        setups.isEmpty()
            ? null
            : new LeaseSetup(
                all(setups, LeaseSetup::pools),
                all(setups, LeaseSetup::reserved),
                all(setups, LeaseSetup::counts),
                setups.get(0).leaseSeconds()),
        null);
  }

  private static <P, T> List<T> all(List<P> parts, Function<P, List<T>> which) {
    return parts.stream().map(which).flatMap(List::stream).toList();
  }
}
