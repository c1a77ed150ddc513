package lastlease.diagnose.table;

import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.pool.Flow;
import lastlease.diagnose.pool.PoolSize;
import lastlease.diagnose.pool.PoolState;
import lastlease.leases.LeaseBook;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseScope;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * The part of the tables that is of one segment: of the subnet that its addresses are of. Counted
 * anew only when a table changed, and looked for anew only when addresses were heard that may be of
 * one; asking costs nothing otherwise.
 */
public final class ServerTable {
  /** A table is read every 10 s: one that is older proves nothing of now. Microseconds. */
  public static final long FRESH = 30 * Times.SECOND;

  private final SegmentTrack track;
  private final Settings settings;
  private final LeaseBook book;
  private final BooleanSupplier alone;
  private final long watchedSince;
  private @Nullable LeaseScope scope;
  private @Nullable Sought sought;
  private @Nullable TableCount counted;
  private boolean outgrown;
  private long countedVersion = -1;
  private final Flow flow = new Flow();
  private @Nullable Set<Ipv4> heldBefore;
  private int countedBefore;
  private @Nullable TableUse most;
  private @Nullable Long firstFull;

  /**
   * @param alone whether there is no other segment that a table may be of
   * @param watchedSince core time since when the segment is watched
   */
  public ServerTable(
      SegmentTrack track,
      Settings settings,
      LeaseBook book,
      BooleanSupplier alone,
      long watchedSince) {
    this.track = track;
    this.settings = settings;
    this.book = book;
    this.alone = alone;
    this.watchedSince = watchedSince;
  }

  /** The subnet that is told of, null for none. */
  public @Nullable LeaseScope scope() {
    Sought before = sought;
    if (before != null && before.version() == book.version() && scope != null) {
      return scope;
    }
    Sought now = sought();
    if (!now.is(before)) {
      sought = now;
      scope = find();
    }
    return scope;
  }

  /** What a subnet is found by: where nothing of it changed, none is found again. */
  private record Sought(long version, long hosts, int servers, int given, int own, boolean alone) {
    // What a record has of itself to compare by is linked at run time, which a short run pays for.
    boolean is(@Nullable Sought other) {
      return other != null
          && version == other.version
          && hosts == other.hosts
          && servers == other.servers
          && given == other.given
          && own == other.own
          && alone == other.alone;
    }
  }

  private Sought sought() {
    int servers = 0;
    int given = 0;
    for (ServerRecord server : track.servers()) {
      servers++;
      given += server.given().size();
    }
    return new Sought(
        book.version(),
        track.addresses().moves(),
        servers,
        given,
        track.ownAddresses().periods().size(),
        alone.getAsBoolean());
  }

  private @Nullable LeaseScope find() {
    for (LeaseScope one : book.scopes()) {
      for (ServerRecord server : track.servers()) {
        Ipv4 given = server.given().floor(one.highest());
        if (given != null && one.isNear(given)) {
          return one;
        }
      }
    }
    for (LeaseScope one : book.scopes()) {
      boolean own =
          track.ownAddresses().periods().stream()
              .anyMatch(period -> one.isNear(period.told().address()));
      if (own || track.addresses().hosts().values().stream().anyMatch(one::isNear)) {
        return one;
      }
    }
    return book.scopes().size() == 1 && alone.getAsBoolean() ? book.scopes().get(0) : null;
  }

  /** How full the pool is, as it was read last; null where that is not told. */
  public @Nullable TableUse lastUse(long now) {
    if (!book.tellsLeases()) {
      return null;
    }
    LeaseScope here = scope();
    LeaseBook.Reading reading = book.lastReading();
    if (here == null || reading == null) {
      return null;
    }
    Long takenAt = reading.takenAt();
    Long readAt = reading.readAt();
    if (takenAt == null || readAt == null) {
      return null;
    }
    TableCount use = counted;
    if (use == null || countedVersion != book.version()) {
      countedVersion = book.version();
      use = TableCount.of(book, here, address -> counts(here, address), now / Times.SECOND);
      counted = use;
    }
    use.lapse(now / Times.SECOND);
    boolean told = !here.pools().isEmpty();
    return new TableUse(
        use.leased(),
        use.listed(),
        use.declined(),
        use.kept(),
        told ? here.size() : outgrown ? 0 : PoolSize.declared(track, settings),
        !told,
        takenAt,
        readAt);
  }

  /** The venue has made its pool larger than what was configured here; the table's own counts. */
  public void outgrow() {
    outgrown = true;
  }

  /** A table was read: what was taken and came free since the reading before. */
  public void read(long now) {
    TableUse use = use(now);
    Set<Ipv4> before = heldBefore;
    TableCount count = counted;
    if (use == null || count == null || use.takenAt() != now) {
      return;
    }
    most = most == null || use.inUse() > most.inUse() ? use : most;
    firstFull = firstFull == null && use.full() ? Long.valueOf(now) : firstFull;
    Set<Ipv4> heldNow = count.held();
    int all = use.leased();
    if (before != null) {
      int taken = (int) heldNow.stream().filter(one -> !before.contains(one)).count();
      int freed = (int) before.stream().filter(one -> !heldNow.contains(one)).count();
      boolean single = !heldNow.isEmpty() || !before.isEmpty();
      flow.add(
          now,
          single ? taken : Math.max(0, all - countedBefore),
          single ? freed : Math.max(0, countedBefore - all));
    }
    heldBefore = Set.copyOf(heldNow);
    countedBefore = all;
  }

  /** A pool of known size as the table has it, null where it is not known just now. */
  public @Nullable PoolState state(long now) {
    TableUse use = use(now);
    return use == null || use.capacity() == 0
        ? null
        : new PoolState(use.inUse() + use.kept(), use.inUse(), use.capacity(), true, flow);
  }

  /** The same, where the reading is so new that it tells of now. */
  public @Nullable TableUse use(long now) {
    TableUse last = lastUse(now);
    return last != null && now - last.takenAt() <= FRESH ? last : null;
  }

  /** Whether the table has a lease of a device: that is given its own address again. */
  public boolean hasLeaseOf(ClientRecord client, long now) {
    return client.mac() != null
        && lastUse(now) != null
        && counted != null
        && counted.devices().contains(client.mac());
  }

  /** Whether newcomers find no address, by the server's own word of just now. */
  public boolean isFull(long now) {
    TableUse use = use(now);
    return use != null && use.full();
  }

  /** The reading with the most addresses in use, the first of equals; null before any. */
  public @Nullable TableUse most() {
    return most;
  }

  /** Core time of the first reading that found the pool full; null while there is none. */
  public @Nullable Long firstFull() {
    return firstFull;
  }

  /** Whose the leases are; walks over the table. */
  public Holders holders(long now) {
    return Holders.of(this, track, watchedSince, now);
  }

  /** How long leases last, where the server says so; null where it does not. */
  public @Nullable Long leaseSeconds() {
    return book.leaseSeconds();
  }

  /** The tables, and how they were read last. */
  public LeaseBook book() {
    return book;
  }

  /** Leases that keep an address of the segment's pool, and whose they are. */
  Map<Ipv4, LeaseEntry> entries() {
    return book.entries();
  }

  boolean counts(Ipv4 address) {
    LeaseScope here = scope();
    return here != null && counts(here, address);
  }

  private boolean counts(LeaseScope here, Ipv4 address) {
    return here.pools().isEmpty()
        ? here.isNear(address) && PoolSize.within(track, settings, address)
        : here.gives(address);
  }
}
