package lastlease.diagnose.pool;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.diagnose.given.Settings;
import lastlease.reports.Segment.Level;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the configured pool that may be leased now, counted as they come and go. Where
 * renewals are seen, a lease that ran out without one counts no more; elsewhere it may go on.
 */
public final class Occupancy {
  private static final long FOR_EVER = Long.MAX_VALUE;

  /** A lease, and whether somebody was seen to use its address. */
  private record Taken(long until, boolean proven) {}

  private final SegmentTrack track;
  private final Settings settings;
  private final Map<Ipv4, Taken> taken = new LinkedHashMap<>();
  private final Flow flow = new Flow();
  private int proven;
  private boolean outgrown;

  /** Addresses given when it was looked last whether more are in use than the pool has. */
  private int looked;

  /** The same for whether any of them is of the pool. */
  private int compared;

  private boolean elsewhere;

  public Occupancy(SegmentTrack track, Settings settings) {
    this.track = track;
    this.settings = settings;
  }

  /** A client has an address. */
  public void takes(ClientRecord client, long now) {
    Ipv4 address = client.address();
    if (address == null || settings.pools().isEmpty() || client.informed()) {
      return;
    }
    compare(now);
    if (PoolSize.configured(track, settings).test(address)) {
      Long seconds = client.lease() == null ? null : client.lease().seconds();
      boolean seen =
          client.state() instanceof ClientState.Bound bound
              && bound.basis() != ClientState.Basis.SILENCE;
      lapse(now);
      boolean fresh = !taken.containsKey(address);
      gives(address);
      flow.add(now, fresh ? 1 : 0, 0);
      put(address, new Taken(seconds == null ? FOR_EVER : now + seconds * Times.SECOND, seen));
    }
  }

  /** An address that was taken is seen in use. */
  public void uses(@Nullable Ipv4 address) {
    Taken one = address == null ? null : taken.get(address);
    if (address != null && one != null && !one.proven()) {
      put(address, new Taken(one.until(), true));
    }
  }

  private void put(Ipv4 address, Taken one) {
    Taken old = taken.put(address, one);
    proven += (one.proven() ? 1 : 0) - (old != null && old.proven() ? 1 : 0);
  }

  /** An address is given back, refused or declined. */
  public void gives(@Nullable Ipv4 address) {
    Taken old = address == null ? null : taken.remove(address);
    proven -= old != null && old.proven() ? 1 : 0;
  }

  /** Nothing was heard for longer than a lease: who has what is not known any more. */
  public void forget() {
    taken.clear();
    proven = 0;
  }

  /**
   * The venue has made its pool larger: how large it is now, nobody has said. Until then the size
   * given was right, and is told as what it was.
   */
  public void outgrow() {
    outgrown = true;
  }

  /** Whether a pool was configured and the venue's is another one, or larger by now. */
  public boolean isOutgrown() {
    return PoolSize.declared(track, settings) > 0 && capacity() == 0;
  }

  private int capacity() {
    return outgrown || settings.pools().isEmpty() || isElsewhere()
        ? 0
        : PoolSize.declared(track, settings);
  }

  /** More in use than it has, once: it stays another one. Looked at as more are given only. */
  private void compare(long now) {
    ServerRecord venue = PoolSize.venue(track);
    int declared = PoolSize.declared(track, settings);
    if (venue != null && declared > 0 && venue.given().size() != looked) {
      looked = venue.given().size();
      outgrown |= PoolSize.isLarger(track, declared, venue, now);
    }
  }

  private boolean isElsewhere() {
    ServerRecord venue = PoolSize.venue(track);
    if (venue == null) {
      return false;
    }
    if (venue.given().size() != compared) {
      compared = venue.given().size();
      elsewhere = PoolSize.isElsewhere(track, settings, venue);
    }
    return elsewhere;
  }

  /** How many there are. */
  private int size(long now) {
    lapse(now);
    return taken.size();
  }

  /** Leases that ran out: whoever gets such an address takes it anew, whether anybody looked. */
  private void lapse(long now) {
    if (track.vantage().level() != Level.FULL) {
      return;
    }
    Iterator<Taken> oldest = taken.values().iterator();
    while (oldest.hasNext()) {
      Taken one = oldest.next();
      if (one.until() >= now) {
        break;
      }
      proven -= one.proven() ? 1 : 0;
      oldest.remove();
    }
  }

  /** How full a configured pool is; null without one, or where it is contradicted or outgrown. */
  public @Nullable Use use(long now) {
    int capacity = capacity();
    return capacity == 0 ? null : new Use(size(now), proven, capacity);
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
  public record Use(int inUse, int proven, int capacity) {
    public boolean full() {
      return inUse >= capacity;
    }

    /** Seen to be half empty; leases of before are unseen. */
    public boolean hasRoom() {
      return inUse * 2 <= capacity;
    }
  }
}
