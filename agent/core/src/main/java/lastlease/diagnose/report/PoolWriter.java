package lastlease.diagnose.report;

import java.util.ArrayList;
import java.util.List;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.pool.Forecast;
import lastlease.diagnose.pool.PoolSize;
import lastlease.diagnose.pool.Pools;
import lastlease.diagnose.segment.SegmentCore;
import lastlease.reports.Confidence;
import lastlease.reports.Segment;
import lastlease.reports.Segment.CapacityBasis;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import org.jspecify.annotations.Nullable;

/** Writes what is known of the pools: ranges with their basis, never a guess without saying so. */
final class PoolWriter {
  private final SegmentCore core;
  private final SegmentTrack track;
  private final Settings settings;
  private final long now;

  PoolWriter(SegmentCore core, Settings settings, long now) {
    this.core = core;
    this.track = core.track();
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
    return pools;
  }

  private Segment.Pool pool(Pools.Subnet subnet, boolean main) {
    PoolSize.InUse inUse = PoolSize.of(track, now, subnet::contains);
    int configured = main ? PoolSize.capacity(track, settings, now) : 0;
    Integer inferred = main && configured == 0 ? inferred(subnet) : null;
    CapacityBasis basis =
        configured > 0
            ? CapacityBasis.CONFIGURED
            : inferred != null ? CapacityBasis.INFERRED : CapacityBasis.UNKNOWN;
    return new Segment.Pool(
        subnet.cidr(),
        subnet.servers().stream()
            .map(ServerRecord::leaseSeconds)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null),
        subnet.given().first().toString(),
        subnet.given().last().toString(),
        inUse.atLeast(),
        Math.max(inUse.atLeast(), inUse.atMost()),
        configured > 0 ? Integer.valueOf(configured) : inferred,
        basis,
        configured > 0 ? Forecast.of(track, subnet, configured - inUse.atMost(), now) : null,
        main && PoolSize.contradicted(track, settings, now)
            ? Integer.valueOf(PoolSize.declared(track, settings))
            : null);
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
