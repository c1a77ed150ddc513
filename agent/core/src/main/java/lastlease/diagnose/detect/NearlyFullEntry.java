package lastlease.diagnose.detect;

import java.util.List;
import java.util.stream.Stream;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.pool.LeaseAdvice;
import lastlease.diagnose.pool.Occupancy;
import lastlease.diagnose.pool.WiderPool;
import lastlease.diagnose.table.ServerTable;
import lastlease.diagnose.table.TableUse;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import org.jspecify.annotations.Nullable;

/** Nearly all addresses of a pool of configured size are in use: the time to act is now. */
public final class NearlyFullEntry implements CatalogueEntry {
  /** Share of a known pool that warns, and at which the warning is cleared. */
  private static final double NEARLY_FULL = 0.90;

  private static final double NEARLY_FULL_CLEAR = 0.80;

  private final SegmentTrack track;
  private final Occupancy occupancy;
  private final ServerTable table;
  private long began = Long.MIN_VALUE;
  private long lastAbove;
  private boolean above;

  public NearlyFullEntry(SegmentTrack track, Occupancy occupancy, ServerTable table) {
    this.table = table;
    this.track = track;
    this.occupancy = occupancy;
  }

  @Override
  public boolean isCheap() {
    return true;
  }

  @Override
  public long ceasesAfter(long since) {
    return CEASED;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    Occupancy.Use use = use(now);
    if (use == null) {
      return null;
    }
    double share = (double) use.inUse() / use.capacity();
    boolean below = began == Long.MIN_VALUE;
    if (below ? share < NEARLY_FULL : share <= NEARLY_FULL_CLEAR) {
      if (above) {
        above = false;
        lastAbove = now;
      }
      if (!below && now - lastAbove >= CEASED) {
        began = Long.MIN_VALUE;
      }
      return below ? null : finding(use, share);
    }
    if (below) {
      began = now;
    }
    above = true;
    lastAbove = now;
    return finding(use, share);
  }

  /** By the server's own table where there is one; else as far as it was seen. */
  private Occupancy.@Nullable Use use(long now) {
    TableUse told = table.use(now);
    return told == null || told.capacity() == 0
        ? occupancy.use(now)
        : new Occupancy.Use(told.inUse() + told.kept(), told.inUse(), told.capacity());
  }

  private Finding finding(Occupancy.Use use, double share) {
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.POOL_USE,
        lastAbove,
        Stream.empty(),
        (long) use.inUse(),
        (long) use.capacity(),
        Math.round(share * 100));
    boolean proven = use.proven() >= NEARLY_FULL * use.capacity();
    return new Finding(
        Claim.of(
            Verdict.POOL_NEARLY_FULL,
            proven ? Confidence.LIKELY : Confidence.POSSIBLE,
            Severity.WARNING),
        began == Long.MIN_VALUE ? lastAbove : began,
        lastAbove,
        List.of(),
        evidence.list(),
        List.of(
            WiderPool.advice(track, (long) use.capacity(), track.timeline().peakPresent()),
            LeaseAdvice.of(track)));
  }
}
