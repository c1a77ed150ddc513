package lastlease.diagnose.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.reports.Client;
import lastlease.reports.Client.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * The most addresses of a subnet that were in use at once. A device has its address from when it
 * was given one until it gives it back, or until its lease ends after it was heard last: one that
 * is there renews at half of it (RFC 2131 4.4.5).
 *
 * @param addresses at most as many as were given out
 * @param at when it was so first
 * @param fullAt when so many as the pool holds were in use first; null if never, or where that is
 *     unknown
 */
public record PeakUse(int addresses, Instant at, @Nullable Instant fullAt) {

  /** A device takes an address, or leaves it. */
  private record Turn(Instant at, int change) {}

  /**
   * Looks back at it.
   *
   * @param within whether an address, a dotted quad, is of the subnet
   * @param leaseSeconds null where it is unknown: then nothing comes free by itself
   * @param capacity of the pool; 0 if unknown
   * @return null where no address was given out
   */
  public static @Nullable PeakUse of(
      Collection<Client> clients,
      Predicate<String> within,
      @Nullable Long leaseSeconds,
      int capacity) {
    List<Turn> turns = new ArrayList<>();
    Set<String> addresses = new HashSet<>();
    for (Client client : clients) {
      Instant from = null;
      Instant heard = null;
      for (Client.Event event : client.events()) {
        String address = event.address();
        // Away for longer than its lease: that ended before it came back.
        Instant end = from == null ? null : end(from, heard, leaseSeconds);
        if (from != null && end != null && end.isBefore(event.at())) {
          add(turns, from, end);
          from = null;
        }
        heard = event.at();
        if (event.kind() == EventKind.BOUND && address != null && within.test(address)) {
          addresses.add(address);
          from = from == null ? event.at() : from;
        } else if (event.kind() == EventKind.RELEASE && from != null) {
          add(turns, from, event.at());
          from = null;
        }
      }
      if (from != null) {
        add(turns, from, end(from, client.lastSeen(), leaseSeconds));
      }
    }
    turns.sort(Comparator.comparing(Turn::at).thenComparingInt(Turn::change));
    return most(turns, addresses.size(), capacity);
  }

  private static void add(List<Turn> turns, Instant from, @Nullable Instant end) {
    turns.add(new Turn(from, 1));
    if (end != null) {
      turns.add(new Turn(end, -1));
    }
  }

  private static @Nullable PeakUse most(List<Turn> turns, int given, int capacity) {
    int inUse = 0;
    PeakUse most = null;
    Instant fullAt = null;
    for (Turn turn : turns) {
      inUse += turn.change();
      if (fullAt == null && capacity > 0 && Math.min(inUse, given) >= capacity) {
        fullAt = turn.at();
      }
      if (most == null || Math.min(inUse, given) > most.addresses()) {
        most = new PeakUse(Math.min(inUse, given), turn.at(), null);
      }
    }
    return most == null ? null : new PeakUse(most.addresses(), most.at(), fullAt);
  }

  /** When the lease of a device that was heard last at a time ends; null for never. */
  private static @Nullable Instant end(
      Instant given, @Nullable Instant lastSeen, @Nullable Long leaseSeconds) {
    if (leaseSeconds == null || leaseSeconds <= 0 || lastSeen == null) {
      return null;
    }
    long half = Math.max(1, leaseSeconds * 1000 / 2);
    long there = Math.max(0, Duration.between(given, lastSeen).toMillis());
    return given.plusMillis(there / half * half + leaseSeconds * 1000);
  }
}
