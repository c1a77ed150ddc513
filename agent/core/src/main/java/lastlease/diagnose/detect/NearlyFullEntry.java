package lastlease.diagnose.detect;

import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.pool.LeaseAdvice;
import lastlease.diagnose.pool.PoolState;
import lastlease.diagnose.pool.WiderPool;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident.Advice;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** Nearly all addresses of a pool of configured size are in use: the time to act is now. */
public final class NearlyFullEntry implements CatalogueEntry {
  /**
   * Share of a known pool that warns, and at which the warning is cleared. No protocol has such
   * numbers; these and those below are what people who watch pools use, in the project's domain.md
   * ("The size of a pool").
   */
  private static final double NEARLY_FULL = 0.90;

  private static final double NEARLY_FULL_CLEAR = 0.80;

  /**
   * The last few: by share, and of a pool of so many by number. Told as certain where the server
   * says so.
   */
  private static final double LAST = .95;

  private static final int LARGE = 50;
  private static final int FEW = 5;

  /** Leases end without a word: so often that is looked for. */
  private static final long EXPIRY = 30 * Times.SECOND;

  private final SegmentTrack track;
  private final Supplier<@Nullable Advice> instead;
  private final LongFunction<@Nullable PoolState> state;
  private final LongPredicate outgrown;
  private int capacity;
  private boolean larger;
  private boolean last;
  private long began = Long.MIN_VALUE;
  private long lastAbove;
  private boolean above;

  /**
   * @param state of the pool at a core time, null where its size is unknown
   * @param outgrown whether the size that was given has turned out to be that of another pool
   * @param instead what is to be done rather than to enlarge the pool, null for nothing else
   */
  public NearlyFullEntry(
      SegmentTrack track,
      LongFunction<@Nullable PoolState> state,
      LongPredicate outgrown,
      Supplier<@Nullable Advice> instead) {
    this.state = state;
    this.outgrown = outgrown;
    this.track = track;
    this.instead = instead;
  }

  @Override
  public boolean isCheap() {
    return true;
  }

  /** Use goes up and down, and has to stay down; a pool that was made larger stays so. */
  @Override
  public long ceasesAfter(long since) {
    return larger ? 0 : CEASED;
  }

  @Override
  public long looksAgainAfter() {
    return EXPIRY;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    PoolState use = state.apply(now);
    boolean below = began == Long.MIN_VALUE;
    if (use == null) {
      larger = !below && outgrown.test(now);
      began = larger ? Long.MIN_VALUE : began;
      return null;
    }
    double share = use.share();
    last = isLast(use);
    larger = !below && use.capacity() > capacity && share <= NEARLY_FULL_CLEAR;
    if (larger) {
      began = Long.MIN_VALUE;
      above = false;
      return null;
    }
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
    capacity = use.capacity();
    lastAbove = now;
    return finding(use, share);
  }

  /** The last few addresses; until there are clearly more again. */
  private boolean isLast(PoolState use) {
    boolean few = use.capacity() >= LARGE && use.free() < FEW;
    return few || use.share() >= (last ? NEARLY_FULL : LAST);
  }

  private Finding finding(PoolState use, double share) {
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
            use.byServer() && last
                ? Confidence.CONFIRMED
                : proven ? Confidence.LIKELY : Confidence.POSSIBLE,
            Severity.WARNING),
        began == Long.MIN_VALUE ? lastAbove : began,
        lastAbove,
        List.of(),
        evidence.list(),
        advice(use));
  }

  private List<Advice> advice(PoolState use) {
    Advice other = instead.get();
    return other != null
        ? List.of(other)
        : Stream.of(
                WiderPool.advice(
                    track, use.capacity(), track.timeline().peakPresent(), use.inUse(), false),
                LeaseAdvice.of(track))
            .filter(Objects::nonNull)
            .toList();
  }
}
