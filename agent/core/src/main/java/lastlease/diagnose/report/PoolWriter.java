package lastlease.diagnose.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.pool.Forecast;
import lastlease.diagnose.pool.PoolSize;
import lastlease.diagnose.pool.PoolState;
import lastlease.diagnose.pool.Pools;
import lastlease.diagnose.segment.SegmentCore;
import lastlease.diagnose.table.Holders;
import lastlease.diagnose.table.ServerTable;
import lastlease.diagnose.table.TableUse;
import lastlease.leases.LeaseBook;
import lastlease.leases.LeaseScope;
import lastlease.reports.Confidence;
import lastlease.reports.Segment;
import lastlease.reports.Segment.CapacityBasis;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** Writes what is known of the pools: ranges with their basis, never a guess without saying so. */
final class PoolWriter {
  private final SegmentCore core;
  private final SegmentTrack track;
  private final ServerTable table;
  private final Settings settings;
  private final long now;

  PoolWriter(SegmentCore core, Settings settings, long now) {
    this.core = core;
    this.track = core.track();
    this.table = core.table();
    this.settings = settings;
    this.now = now;
  }

  List<Segment.Pool> write() {
    List<Segment.Pool> pools = new ArrayList<>();
    boolean main = true;
    for (Pools.Subnet subnet : Pools.subnets(track)) {
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
        told(use));
  }

  private static CapacityBasis basis(TableUse use) {
    return use.capacity() == 0
        ? CapacityBasis.UNKNOWN
        : use.configured() ? CapacityBasis.CONFIGURED : CapacityBasis.SERVER;
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
        use == null ? 0 : use.declined());
  }

  private Segment.Pool pool(Pools.Subnet subnet, boolean main) {
    PoolSize.InUse inUse = PoolSize.of(track, now, subnet::contains);
    int configured = main ? PoolSize.capacity(track, settings, now) : 0;
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
    return new Segment.Pool(
        subnet.cidr(),
        subnet.servers().stream()
            .map(ServerRecord::leaseSeconds)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(tabled ? table.leaseSeconds() : null),
        subnet.given().first().toString(),
        subnet.given().last().toString(),
        use == null ? inUse.atLeast() : use.inUse(),
        use == null ? Math.max(inUse.atLeast(), inUse.atMost()) : use.inUseAtMost(),
        use != null && told
            ? Integer.valueOf(use.capacity())
            : configured > 0 ? Integer.valueOf(configured) : inferred,
        basis,
        forecast == null ? null : Times.instant(forecast.at()),
        main && PoolSize.contradicted(track, settings, now)
            ? Integer.valueOf(PoolSize.declared(track, settings))
            : null,
        forecast == null ? null : Times.instant(forecast.from()),
        forecast == null || forecast.to() == null ? null : Times.instant(forecast.to()),
        tabled || main && scope == null ? told(use) : null);
  }

  /** A pool that ran dry in view holds as many as were served at once then. */
  private @Nullable Integer inferred(Pools.Subnet subnet) {
    boolean exhausted =
        core.docket().files().stream()
            .map(IncidentFile::claim)
            .anyMatch(
                claim ->
                    claim.verdict() == Verdict.POOL_EXHAUSTED
                        && claim.confidence() != Confidence.POSSIBLE);
    return exhausted ? PoolSize.inferred(track, subnet::contains, now) : null;
  }
}
