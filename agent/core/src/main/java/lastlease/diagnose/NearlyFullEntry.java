package lastlease.diagnose;

import java.util.List;
import java.util.stream.Stream;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import org.jspecify.annotations.Nullable;

/** Nearly all addresses of a pool of configured size are in use: the time to act is now. */
final class NearlyFullEntry implements CatalogueEntry {
  private final SegmentTrack track;
  private final Settings settings;
  private long began = Long.MIN_VALUE;
  private long lastAbove;

  NearlyFullEntry(SegmentTrack track, Settings settings) {
    this.track = track;
    this.settings = settings;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    int capacity = PoolSize.capacity(track, settings, now);
    if (capacity == 0) {
      return null;
    }
    PoolSize.InUse inUse = PoolSize.of(track, now, PoolSize.configured(track, settings));
    double share = (double) inUse.atMost() / capacity;
    boolean below = began == Long.MIN_VALUE;
    if (below ? share < Thresholds.NEARLY_FULL : share <= Thresholds.NEARLY_FULL_CLEAR) {
      if (!below && now - lastAbove >= Thresholds.CEASED) {
        began = Long.MIN_VALUE;
      }
      return below ? null : finding(inUse, capacity, share);
    }
    if (below) {
      began = now;
    }
    lastAbove = now;
    return finding(inUse, capacity, share);
  }

  private Finding finding(PoolSize.InUse inUse, int capacity, double share) {
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.POOL_USE,
        lastAbove,
        Stream.empty(),
        (long) inUse.atMost(),
        (long) capacity,
        Math.round(share * 100));
    boolean proven = inUse.atLeast() >= Thresholds.NEARLY_FULL * capacity;
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
            WiderPool.advice(track, (long) capacity, track.timeline().peakPresent()),
            LeaseAdvice.of(track)));
  }
}
