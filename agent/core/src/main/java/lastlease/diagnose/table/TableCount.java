package lastlease.diagnose.table;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.leases.LeaseBook;
import lastlease.leases.LeaseCount;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseScope;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;

/**
 * What a table says of one subnet, counted. It walks over the table once; leases that run out are
 * taken off one by one.
 */
final class TableCount {
  private final PriorityQueue<LeaseEntry> ends =
      new PriorityQueue<>(Comparator.comparing(TableCount::until));

  private final Set<Ipv4> held = new HashSet<>();
  private final Set<MacAddress> devices = new HashSet<>();
  private final Set<Ipv4> reserved = new HashSet<>();
  private int leased;
  private int listed;
  private int declined;
  private int kept;

  private TableCount() {}

  /**
   * Counts.
   *
   * @param counts which addresses are of the pool
   * @param seconds since 1970
   */
  static TableCount of(LeaseBook book, LeaseScope here, Predicate<Ipv4> counts, long seconds) {
    TableCount count = new TableCount();
    for (LeaseEntry entry : book.entries().values()) {
      if (counts.test(entry.address())) {
        count.add(entry, seconds);
      }
    }
    for (LeaseCount told : book.counts()) {
      if (told.network().equals(here.network()) && told.prefix() == here.prefix()) {
        count.leased += (int) (told.assigned() - told.declined());
        count.listed += (int) (told.assigned() - told.declined());
        count.declined += (int) told.declined();
      }
    }
    if (!here.pools().isEmpty()) {
      book.reserved().stream().filter(here::gives).forEach(count.reserved::add);
    }
    count.kept =
        (int) count.reserved.stream().filter(address -> !count.held.contains(address)).count();
    return count;
  }

  private void add(LeaseEntry entry, long seconds) {
    boolean holds = entry.holds(seconds);
    if (entry.state() == LeaseEntry.State.DECLINED) {
      declined += holds ? 1 : 0;
    } else {
      listed++;
      leased += holds ? 1 : 0;
      if (entry.mac() != null) {
        devices.add(entry.mac());
      }
    }
    if (holds) {
      held.add(entry.address());
      if (entry.until() != null) {
        ends.add(entry);
      }
    }
  }

  private static long until(LeaseEntry entry) {
    return Objects.requireNonNull(entry.until());
  }

  /** Takes off what has run out by a time, seconds since 1970. */
  void lapse(long seconds) {
    for (LeaseEntry next = ends.peek(); next != null && !next.holds(seconds); next = ends.peek()) {
      ends.remove();
      held.remove(next.address());
      kept += reserved.contains(next.address()) ? 1 : 0;
      if (next.state() == LeaseEntry.State.DECLINED) {
        declined--;
      } else {
        leased--;
      }
    }
  }

  int leased() {
    return leased;
  }

  int listed() {
    return listed;
  }

  int declined() {
    return declined;
  }

  int kept() {
    return kept;
  }

  /** Addresses that nobody else can be given. */
  Set<Ipv4> held() {
    return held;
  }

  /** Who has a lease, or had one that is still listed. */
  Set<MacAddress> devices() {
    return devices;
  }
}
