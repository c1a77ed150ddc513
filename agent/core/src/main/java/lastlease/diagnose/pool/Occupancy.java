package lastlease.diagnose.pool;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.diagnose.given.Settings;
import lastlease.reports.Segment.Level;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.SegmentTrack;
import lastlease.track.around.AddressBook;
import lastlease.track.around.OwnAddresses;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the configured pool that may be leased now, counted as they come and go. Where
 * renewals are seen, a lease that ran out without one counts no more; elsewhere it may go on.
 */
public final class Occupancy {
  private static final long FOR_EVER = Long.MAX_VALUE;

  /**
   * A lease, and whether somebody was seen to use its address.
   *
   * @param known its length was seen; else it is as long as others here, from its last use on
   */
  private record Taken(long since, long until, boolean known, boolean proven) {}

  /**
   * Seconds that a declined address is out of use, at least: dnsmasq's DECLINE_BACKOFF; Kea's
   * probation lasts 24 h, ISC dhcpd's abandoned leases until no others are left.
   */
  private static final long OUT_OF_USE = 600;

  /** Who is not heard for so long may have left, and its lease may have ended. */
  private static final long HEARD_LATELY = 600 * Times.SECOND;

  /** Fewer ends of before are not worth a look. */
  private static final int SWEPT = 64;

  /** When an address may come free. */
  private record End(long at, Ipv4 address) {}

  private final SegmentTrack track;
  private final Settings settings;
  private final DeclaredSize declared;
  private final Map<Ipv4, Taken> taken = new HashMap<>();

  /**
   * Addresses that somebody uses who was not seen to be given them, and when; longest ago first.
   */
  private final Map<Ipv4, Long> heard = new LinkedHashMap<>();

  private final Queue<End> ends =
      new PriorityQueue<>(Comparator.comparingLong(End::at).thenComparing(End::address));

  /** Leases of unknown length, until that of others is known. */
  private final Set<Ipv4> endless = new HashSet<>();

  private final Flow flow = new Flow();
  private long flowed = Long.MIN_VALUE;
  private long wakes = FOR_EVER;
  private int proven;

  public Occupancy(SegmentTrack track, Settings settings) {
    this.track = track;
    this.settings = settings;
    this.declared = new DeclaredSize(track, settings);
  }

  /** A client has an address. */
  public void takes(ClientRecord client, long now) {
    Ipv4 address = client.address();
    if (address == null || settings.pools().isEmpty() || client.informed()) {
      return;
    }
    declared.compare(now);
    if (PoolSize.configured(track, settings).test(address)) {
      Long seconds = client.lease() == null ? null : client.lease().seconds();
      boolean seen =
          client.state() instanceof ClientState.Bound bound
              && bound.basis() != ClientState.Basis.SILENCE;
      lapse(now);
      boolean fresh = remove(address) == null;
      heard.remove(address);
      flows(now, fresh ? 1 : 0, 0);
      ends(address, seconds, now, seen);
    }
  }

  /**
   * An address is taken until its lease ends.
   *
   * @param seconds lease time, null if unknown
   * @param from core time from which on it lasts
   */
  private void ends(Ipv4 address, @Nullable Long seconds, long from, boolean seen) {
    Long lasts = seconds != null ? seconds : track.leaseSeconds();
    long until = lasts == null ? FOR_EVER : from + lasts * Times.SECOND;
    put(address, new Taken(from, until, seconds != null, seen));
    if (lasts == null) {
      endless.add(address);
      return;
    }
    ends.add(new End(until, address));
    if (ends.size() > SWEPT + 2 * taken.size()) {
      ends.removeIf(end -> !isOf(end, taken.get(end.address())));
    }
    wake();
  }

  private static boolean isOf(End end, @Nullable Taken one) {
    return one != null && one.until() == end.at();
  }

  /** Looks at the first end when it has come, whether anybody else looks or not. */
  private void wake() {
    End first = ends.peek();
    if (first != null && first.at() + 1 < wakes) {
      wakes = first.at() + 1;
      track.timers().set(wakes, this::woken);
    }
  }

  private void woken(long now) {
    if (now >= wakes) {
      wakes = FOR_EVER;
      lapse(now);
      if (track.vantage().level() == Level.FULL) {
        wake();
      }
    }
  }

  private void flows(long at, int more, int less) {
    flowed = Math.max(flowed, at);
    flow.add(flowed, more, less);
  }

  /**
   * A host uses an address that nobody was seen to be given: it had it before the agent came, or
   * has it by hand, and no newcomer gets it.
   */
  public void heard(Ipv4 address, long now) {
    if (!taken.containsKey(address)
        && PoolSize.ranged(track, settings)
        && PoolSize.within(track, settings, address)) {
      heard.remove(address);
      heard.put(address, now);
    }
  }

  /** Addresses of a configured range that are heard in use; who is heard again is again one. */
  private int heard(long now) {
    long lately = now - HEARD_LATELY;
    Iterator<Long> times = heard.values().iterator();
    while (times.hasNext() && times.next() < lately) {
      times.remove();
    }
    return heard.size();
  }

  /** This machine's own, that nobody was seen to be given. */
  private int own() {
    return own(address -> true);
  }

  private int own(Predicate<Ipv4> which) {
    int count = 0;
    for (OwnAddresses.Period own : track.ownAddresses().periods()) {
      Ipv4 address = own.told().address();
      count +=
          own.to() == null
                  && !taken.containsKey(address)
                  && which.test(address)
                  && PoolSize.ranged(track, settings)
                  && PoolSize.within(track, settings, address)
              ? 1
              : 0;
    }
    return count;
  }

  /** An address that was taken is seen in use. */
  public void uses(@Nullable Ipv4 address) {
    Taken one = address == null ? null : taken.get(address);
    if (address != null && one != null && !one.proven()) {
      put(address, new Taken(one.since(), one.until(), one.known(), true));
    }
  }

  private void put(Ipv4 address, Taken one) {
    Taken old = taken.put(address, one);
    proven += (one.proven() ? 1 : 0) - (old != null && old.proven() ? 1 : 0);
  }

  /** A client declines an address: the server gives it to nobody for a while (RFC 2131 4.3.3). */
  public void declined(@Nullable Ipv4 address, long now) {
    if (address != null && taken.containsKey(address)) {
      ends(address, OUT_OF_USE, now, true);
    }
  }

  /** An address is given back or refused. */
  public void gives(@Nullable Ipv4 address, long now) {
    if (address != null && remove(address) != null) {
      flows(now, 0, 1);
    }
  }

  private @Nullable Taken remove(Ipv4 address) {
    Taken old = taken.remove(address);
    proven -= old != null && old.proven() ? 1 : 0;
    endless.remove(address);
    return old;
  }

  /**
   * Nothing was heard for a time.
   *
   * @param history for longer than a lease: who has what is not known any more
   */
  public void blind(boolean history) {
    if (!history) {
      return;
    }
    taken.clear();
    heard.clear();
    ends.clear();
    endless.clear();
    proven = 0;
  }

  /** The venue has made its pool larger: how large it is now, nobody has said. */
  public void outgrow() {
    declared.outgrow();
  }

  /** Whether a pool was configured and the venue's is another one, or larger by now. */
  public boolean isOutgrown() {
    return declared.isOutgrown();
  }

  /** How many were seen to be given, this machine's among them: ARP alone anybody can make up. */
  private int given() {
    return taken.size() + own();
  }

  /** How many there are. */
  private int size(long now) {
    lapse(now);
    return given() + heard(now) - own(heard::containsKey);
  }

  /** Leases that ran out: whoever gets such an address takes it anew, whether anybody looked. */
  private void lapse(long now) {
    if (track.vantage().level() != Level.FULL) {
      return;
    }
    if (!endless.isEmpty() && track.leaseSeconds() != null) {
      Set<Ipv4> known = Set.copyOf(endless);
      endless.clear();
      known.forEach(this::lasts);
    }
    for (End first = ends.peek(); first != null && first.at() < now; first = ends.peek()) {
      ends.remove();
      Taken one = taken.get(first.address());
      if (one != null && isOf(first, one) && !goesOn(first.address(), one)) {
        remove(first.address());
        flows(first.at(), 0, 1);
      }
    }
  }

  /** Its length was not seen, but it was used since it was looked at last: so it was extended. */
  private boolean goesOn(Ipv4 address, Taken one) {
    AddressBook.@Nullable Use use = track.addresses().use(address);
    Long seconds = track.leaseSeconds();
    boolean later =
        !one.known()
            && use != null
            && seconds != null
            && use.last() + seconds * Times.SECOND > one.until();
    if (later && use != null) {
      ends(address, null, use.last(), one.proven());
    }
    return later;
  }

  /** How long leases last here is known by now. */
  private void lasts(Ipv4 address) {
    Taken one = taken.get(address);
    if (one != null) {
      ends(address, null, one.since(), one.proven());
    }
  }

  /** How full a configured pool is; null without one, or where it is contradicted or outgrown. */
  public @Nullable Use use(long now) {
    int capacity = declared.size();
    return capacity == 0 ? null : new Use(size(now), given(), proven, capacity);
  }

  /** The same, with how it fills; addresses that come free are seldom seen. */
  public @Nullable PoolState state(long now) {
    Use use = use(now);
    return use == null
        ? null
        : new PoolState(use.inUse(), use.proven(), use.capacity(), false, flow);
  }

  /**
   * Addresses in use of a pool of known size.
   *
   * @param inUse at most
   * @param proven at least
   */
  public record Use(int inUse, int given, int proven, int capacity) {
    public boolean full() {
      return inUse >= capacity;
    }

    /** Full by what was seen to be given alone. */
    public boolean isGivenOut() {
      return given >= capacity;
    }

    /** Seen to be half empty; leases of before are unseen. */
    public boolean hasRoom() {
      return inUse * 2 <= capacity;
    }
  }
}
