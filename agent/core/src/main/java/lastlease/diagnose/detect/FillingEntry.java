package lastlease.diagnose.detect;

import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.pool.Forecast;
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

/**
 * A pool of known size is full within minutes if devices go on arriving: the warning before the
 * first one goes without. It may be wrong where they stop coming.
 */
public final class FillingEntry implements CatalogueEntry {
  /** Below this share a full pool is far, whatever the rate of a few minutes says. */
  private static final double WORTH_SAYING = .6;

  /** So soon that somebody has to act, and still can (a pool is enlarged within minutes). */
  private static final long SOON = 600 * Times.SECOND;

  /** It is taken back only when it is far again. */
  private static final long FAR = 1200 * Times.SECOND;

  private final SegmentTrack track;
  private final Supplier<@Nullable Advice> instead;
  private final LongFunction<@Nullable PoolState> state;
  private long began = Long.MIN_VALUE;
  private long lastSoon;

  /**
   * @param state of the pool at a core time, null where its size is unknown
   * @param instead what is to be done rather than to enlarge the pool, null for nothing else
   */
  public FillingEntry(
      SegmentTrack track,
      LongFunction<@Nullable PoolState> state,
      Supplier<@Nullable Advice> instead) {
    this.track = track;
    this.instead = instead;
    this.state = state;
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
    PoolState pool = state.apply(now);
    if (pool == null || pool.share() < WORTH_SAYING) {
      return null;
    }
    Forecast forecast = pool.forecast(now);
    boolean told = began > since;
    if (forecast == null || forecast.at() - now > (told ? FAR : SOON)) {
      return null;
    }
    if (!told) {
      began = now;
    }
    lastSoon = now;
    EvidenceList evidence = new EvidenceList();
    Long to = forecast.to();
    evidence.forIt(
        EvidenceCode.FULL_SOON,
        now,
        Stream.empty(),
        Times.instant(forecast.at()),
        Times.instant(forecast.from()),
        to == null ? null : Times.instant(to),
        (long) pool.inUse(),
        (long) pool.capacity());
    return new Finding(
        Claim.of(Verdict.POOL_NEARLY_FULL, Confidence.POSSIBLE, Severity.WARNING),
        began,
        lastSoon,
        List.of(),
        evidence.list(),
        advice(pool));
  }

  private List<Advice> advice(PoolState pool) {
    Advice other = instead.get();
    return other != null
        ? List.of(other)
        : Stream.of(
                WiderPool.advice(
                    track, pool.capacity(), track.timeline().peakPresent(), pool.inUse(), false),
                LeaseAdvice.of(track))
            .filter(Objects::nonNull)
            .toList();
  }
}
