package lastlease.diagnose.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.pool.Forecast;
import lastlease.diagnose.pool.PeakUse;
import lastlease.diagnose.pool.PoolSize;
import lastlease.diagnose.pool.PoolState;
import lastlease.diagnose.pool.Pools;
import lastlease.diagnose.segment.SegmentCore;
import lastlease.diagnose.table.Holders;
import lastlease.diagnose.table.ServerTable;
import lastlease.diagnose.table.TableUse;
import lastlease.leases.LeaseBook;
import lastlease.leases.LeaseScope;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Segment;
import lastlease.reports.Segment.CapacityBasis;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** Writes what is known of the pools: ranges with their basis, never a guess without saying so. */
final class PoolWriter {
  private final SegmentCore core;
  private final SegmentTrack track;
  private final ServerTable table;
  private final Settings settings;
  private final Collection<Client> clients;
  private final long now;

  PoolWriter(SegmentCore core, Settings settings, Collection<Client> clients, long now) {
    this.clients = clients;
    this.core = core;
    this.track = core.track();
    this.table = core.table();
    this.settings = settings;
    this.now = now;
  }

  List<Segment.Pool> write() {
    List<Segment.Pool> pools = new ArrayList<>();
    boolean main = true;
    for (Pools.Subnet subnet : Pools.subnets(track, PoolSize.declared(track, settings) > 0)) {
      pools.add(pool(subnet, main));
      main = false;
    }
    LeaseScope scope = table.scope();
    if (scope != null && table.lastUse(now) != null && !isAmong(pools, scope)) {
      pools.add(unheard(scope));
    }
    return pools;
  }

  private static boolean isAmong(List<Segment.Pool> pools, LeaseScope scope) {
    return pools.stream()
        .map(Segment.Pool::subnet)
        .map(cidr -> Ipv4.parse(cidr.substring(0, cidr.indexOf('/'))))
        .anyMatch(scope::isNear);
  }

  /** A pool that nobody was heard to be given an address of, known by its server's table. */
  private Segment.Pool unheard(LeaseScope scope) {
    TableUse use = Objects.requireNonNull(table.lastUse(now));
    return new Segment.Pool(
        scope.cidr(),
        table.leaseSeconds(),
        null,
        null,
        use.inUse(),
        use.inUseAtMost(),
        use.capacity() == 0 ? null : Integer.valueOf(use.capacity()),
        basis(use),
        null,
        null,
        null,
        null,
        told(use),
        peak(null, use, use.inUse()),
        fullAt(null, true),
        false);
  }

  private static CapacityBasis basis(TableUse use) {
    return use.capacity() == 0
        ? CapacityBasis.UNKNOWN
        : use.configured() ? CapacityBasis.CONFIGURED : CapacityBasis.SERVER;
  }

  /** The time whose state a reading is taken for, where that is not when it was read. */
  private static @Nullable Instant takenFor(LeaseBook.@Nullable Reading last) {
    Long taken = last == null ? null : last.takenAt();
    Long read = last == null ? null : last.readAt();
    return taken == null || read == null || Math.abs(read - taken) <= ServerTable.FRESH
        ? null
        : Times.instant(taken);
  }

  private Segment.@Nullable LeaseTable told(@Nullable TableUse use) {
    LeaseBook book = table.book();
    if (book.isEmpty()) {
      return null;
    }
    Holders holders = table.holders(now);
    LeaseBook.Reading last = book.lastReading();
    Long readAt = last == null ? null : last.readAt();
    return new Segment.LeaseTable(
        book.readings().stream().map(LeaseBook.Reading::source).toList(),
        readAt == null ? null : Times.instant(readAt),
        book.readings().stream()
            .map(LeaseBook.Reading::failure)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        use == null ? 0 : use.leased(),
        use == null || use.capacity() == 0 ? null : Integer.valueOf(use.free()),
        holders.silent(),
        holders.left(),
        holders.leftSeconds(),
        use == null ? 0 : use.declined(),
        takenFor(last));
  }

  private Segment.Pool pool(Pools.Subnet subnet, boolean main) {
    int declared = main ? PoolSize.declared(track, settings) : 0;
    boolean wrong = main && core.isOutgrown();
    int configured = wrong ? 0 : declared;
    // Beside a pool whose range is known, hosts have addresses that are not of it.
    PoolSize.InUse inUse =
        PoolSize.of(
            track,
            now,
            address ->
                subnet.contains(address)
                    && (configured == 0 || PoolSize.within(track, settings, address)));
    LeaseScope scope = table.scope();
    boolean tabled = scope != null && scope.isNear(subnet.given().first());
    TableUse use = tabled ? table.lastUse(now) : null;
    boolean told = use != null && use.capacity() > 0 && !use.configured();
    Integer inferred = main && configured == 0 && !told ? inferred(subnet) : null;
    PoolState state = told || main && configured > 0 ? core.pool(now) : null;
    Forecast forecast = state == null ? null : state.forecast(now);
    CapacityBasis basis =
        told
            ? CapacityBasis.SERVER
            : configured > 0
                ? CapacityBasis.CONFIGURED
                : inferred != null ? CapacityBasis.INFERRED : CapacityBasis.UNKNOWN;
    Long leaseSeconds = leaseSeconds(subnet, tabled);
    PeakUse peak =
        PeakUse.of(
            clients,
            one -> subnet.contains(Ipv4.parse(one)),
            leaseSeconds,
            told ? 0 : isEnlarged() ? declared : configured);
    int atLeast = use == null ? inUse.atLeast() : use.inUse();
    return new Segment.Pool(
        subnet.cidr(),
        leaseSeconds,
        subnet.given().first().toString(),
        subnet.given().last().toString(),
        atLeast,
        use == null ? Math.max(inUse.atLeast(), inUse.atMost()) : use.inUseAtMost(),
        use != null && told
            ? Integer.valueOf(use.capacity())
            : configured > 0 ? Integer.valueOf(configured) : inferred,
        basis,
        forecast == null ? null : Times.instant(forecast.at()),
        wrong ? Integer.valueOf(declared) : null,
        forecast == null ? null : Times.instant(forecast.from()),
        forecast == null || forecast.to() == null ? null : Times.instant(forecast.to()),
        tabled || main && scope == null ? told(use) : null,
        peak(peak, use, atLeast),
        main ? fullAt(peak, tabled) : null,
        !subnet.known() && !tabled);
  }

  private @Nullable Long leaseSeconds(Pools.Subnet subnet, boolean tabled) {
    return subnet.servers().stream()
        .map(ServerRecord::leaseSeconds)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(tabled ? table.leaseSeconds() : null);
  }

  /** The server knows it best. */
  private Segment.Peak peak(@Nullable PeakUse seen, @Nullable TableUse use, int inUse) {
    TableUse most = use == null ? null : table.most();
    if (most != null && most.inUse() >= inUse) {
      return new Segment.Peak(most.inUse(), Times.instant(most.takenAt()));
    }
    return use == null && seen != null && seen.addresses() >= inUse
        ? new Segment.Peak(seen.addresses(), seen.at())
        : new Segment.Peak(inUse, Times.instant(now));
  }

  /** When it was full first: by the server's word, by what was given out, or since it denies. */
  private @Nullable Instant fullAt(@Nullable PeakUse seen, boolean tabled) {
    Long byTable = tabled ? table.firstFull() : null;
    return Stream.of(
            Optional.ofNullable(byTable).map(Times::instant),
            Optional.ofNullable(seen).map(PeakUse::fullAt),
            denied().map(IncidentFile::began).map(Times::instant))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The first incident that says that the pool is full, more than possibly. */
  private Optional<IncidentFile> denied() {
    return core.docket().files().stream()
        .filter(file -> file.claim().verdict() == Verdict.POOL_EXHAUSTED)
        .filter(file -> file.claim().confidence() != Confidence.POSSIBLE)
        .min(Comparator.comparingLong(IncidentFile::began));
  }

  /**
   * A pool that ran dry in view holds as many as were served at once then, unless it was made
   * larger.
   */
  private @Nullable Integer inferred(Pools.Subnet subnet) {
    return denied().isPresent() && !isEnlarged()
        ? PoolSize.inferred(track, subnet::contains, now)
        : null;
  }

  private boolean isEnlarged() {
    return core.docket().files().stream()
        .filter(file -> file.claim().verdict() == Verdict.POOL_EXHAUSTED)
        .reduce((earlier, later) -> later)
        .filter(file -> file.endedBecause() == EndCode.POOL_ENLARGED)
        .isPresent();
  }
}
