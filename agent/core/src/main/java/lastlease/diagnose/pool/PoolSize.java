package lastlease.diagnose.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.given.Settings.PoolOption;
import lastlease.reports.Segment.Level;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.around.AddressBook;
import lastlease.track.lease.Lease;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** How much of a pool is in use, as a range: what is proven, and what may be. */
public final class PoolSize {
  /** So many addresses given out, and none of the configured range: it is another pool's. */
  private static final int OUTSIDE_THE_POOL = 2;

  /** So many times the configured size in use: reserved addresses do not explain it. */
  private static final double MORE_THAN_THE_POOL = 1.3;

  private PoolSize() {}

  /**
   * @param atLeast addresses of clients that are bound and were seen to use them, or ACKed
   * @param atMost addresses given out in view whose lease may still run
   */
  public record InUse(int atLeast, int atMost) {}

  public static InUse of(SegmentTrack track, long now, Predicate<Ipv4> within) {
    Set<Ipv4> proven = new HashSet<>();
    Set<Ipv4> possible = new HashSet<>();
    Long usual = track.leaseSeconds();
    boolean renewalsSeen = track.vantage().level() == Level.FULL;
    for (ClientRecord client : track.clients().all()) {
      if (track.isOfBefore(client)) {
        continue;
      }
      Lease lease = client.lease();
      boolean expired = lease != null && lease.expired(now, usual);
      if (lease != null && within.test(lease.address()) && !(expired && renewalsSeen)) {
        possible.add(lease.address());
      }
      if (client.state() instanceof ClientState.Bound bound
          && within.test(bound.address())
          && !client.informed()
          && !(expired && renewalsSeen)) {
        possible.add(bound.address());
        if (bound.basis() != ClientState.Basis.SILENCE && !expired) {
          proven.add(bound.address());
        }
      }
    }
    for (Ipv4 address : hosts(track, now)) {
      boolean lapsed = lapsed(track, address, usual, now);
      if (within.test(address) && !(lapsed && renewalsSeen)) {
        possible.add(address);
        if (!lapsed) {
          proven.add(address);
        }
      }
    }
    return new InUse(proven.size(), possible.size());
  }

  /**
   * Whether a lease that somebody had when last heard has ended since, if none was renewed unheard:
   * it had the whole of its time left at most.
   */
  private static boolean lapsed(
      SegmentTrack track, Ipv4 address, @Nullable Long leaseSeconds, long now) {
    AddressBook.Use use = track.addresses().use(address);
    return use != null && leaseSeconds != null && now - use.last() > leaseSeconds * Times.SECOND;
  }

  /** Addresses that hosts were heard to use lately, but those of servers and of the gateway. */
  private static List<Ipv4> hosts(SegmentTrack track, long now) {
    Ipv4 gateway = track.addresses().mostAskedFor();
    List<Ipv4> used = new ArrayList<>();
    for (Ipv4 address : track.addresses().hosts().values()) {
      AddressBook.Use use = track.addresses().use(address);
      if (use != null
          && now - use.last() <= AddressBook.HEARD_WITHIN
          && !address.equals(gateway)
          && track.findServer(address) == null) {
        used.add(address);
      }
    }
    return used;
  }

  /**
   * How many addresses a pool has that ran dry in view: as many as were served at once then. Only
   * where all that is in use of it was given out in view, and nothing of another pool was; else the
   * size cannot be seen from here.
   */
  public static @Nullable Integer inferred(SegmentTrack track, Predicate<Ipv4> within, long now) {
    return inferred(track, within, now, track.timeline().peakServed());
  }

  /**
   * The same of a pool that was made larger.
   *
   * @param enlarged when that showed
   */
  public static @Nullable Integer before(
      SegmentTrack track, Predicate<Ipv4> within, long now, long enlarged) {
    return inferred(track, within, now, track.timeline().peakServed(enlarged));
  }

  private static @Nullable Integer inferred(
      SegmentTrack track, Predicate<Ipv4> within, long now, int peak) {
    Set<Ipv4> given = new HashSet<>();
    track.servers().forEach(server -> given.addAll(server.given()));
    boolean whole =
        given.stream().allMatch(within)
            && hosts(track, now).stream().filter(within).allMatch(given::contains);
    return whole && peak > 0 && track.happenings().servedTotal() > 0 ? peak : null;
  }

  /** The server that serves most: a rogue's addresses, and guests' from home, fill no pool here. */
  static @Nullable ServerRecord venue(SegmentTrack track) {
    return track.servers().stream()
        .filter(server -> !server.given().isEmpty())
        .max(Comparator.comparingInt(ServerRecord::clients))
        .orElse(null);
  }

  /** Size of the configured pools of a segment, whatever was seen; 0 if there are none. */
  public static int declared(SegmentTrack track, Settings settings) {
    int own =
        Settings.size(
            settings.pools().stream().filter(pool -> track.id().equals(pool.segment())).toList());
    return own > 0
        ? own
        : Settings.size(settings.pools().stream().filter(pool -> pool.segment() == null).toList());
  }

  /** Whether the configured pool is another one: all that the server gives lies outside. */
  static boolean isElsewhere(SegmentTrack track, Settings settings, ServerRecord venue) {
    Collection<Ipv4> given = venue.given();
    return given.size() >= OUTSIDE_THE_POOL
        && given.stream().noneMatch(address -> within(track, settings, address));
  }

  /**
   * Whether the venue's pool is larger than configured: clearly more of what its server gives is in
   * use than that has. A few reserved addresses beside the pool show nothing.
   */
  static boolean isLarger(SegmentTrack track, int declared, ServerRecord venue, long now) {
    Collection<Ipv4> given = venue.given();
    return given.size() >= declared * MORE_THAN_THE_POOL
        && of(track, now, given::contains).atLeast() >= declared * MORE_THAN_THE_POOL;
  }

  /** Addresses of the configured pools; where only numbers are known, of the venue's server. */
  public static Predicate<Ipv4> configured(SegmentTrack track, Settings settings) {
    ServerRecord venue = venue(track);
    return address -> within(track, settings, address) && (venue == null || venue.mayGive(address));
  }

  /** Whether a configured pool of this segment has a first and a last address. */
  static boolean ranged(SegmentTrack track, Settings settings) {
    return settings.pools().stream()
        .filter(pool -> pool.segment() == null || pool.segment().equals(track.id()))
        .anyMatch(pool -> pool.first() != null && pool.last() != null);
  }

  /** Whether an address is of the configured pools; of any where none has a range. */
  public static boolean within(SegmentTrack track, Settings settings, Ipv4 address) {
    boolean ranged = false;
    for (PoolOption pool : settings.pools()) {
      if (pool.segment() != null && !pool.segment().equals(track.id())) {
        continue;
      }
      if (pool.first() != null && pool.last() != null) {
        ranged = true;
        if (pool.first().compareTo(address) <= 0 && address.compareTo(pool.last()) <= 0) {
          return true;
        }
      }
    }
    return !ranged;
  }
}
