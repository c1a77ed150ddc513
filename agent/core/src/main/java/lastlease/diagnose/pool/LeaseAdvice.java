package lastlease.diagnose.pool;

import lastlease.diagnose.incident.AdviceList;
import lastlease.reports.AdviceCode;
import lastlease.reports.Incident.Advice;
import lastlease.track.SegmentTrack;
import org.jspecify.annotations.Nullable;

/** What the lease time is to become: at an event nobody stays for days. */
public final class LeaseAdvice {
  /** Lease time that suits an event, seconds. */
  private static final long EVENT_LEASE_SECONDS = 3600;

  private LeaseAdvice() {}

  /** To keep a lease that is short enough; where it is unknown, to shorten it if it is not. */
  public static Advice of(SegmentTrack track) {
    return of(track, null);
  }

  /**
   * The same.
   *
   * @param told seconds by the server's own configuration, null where that is not read
   */
  public static Advice of(SegmentTrack track, @Nullable Long told) {
    Long heard = track.leaseSeconds();
    Long lease = heard == null ? told : heard;
    long enough = EVENT_LEASE_SECONDS;
    if (lease == null) {
      return AdviceList.one(AdviceCode.SHORTEN_LEASE, null, enough, enough);
    }
    return lease <= enough
        ? AdviceList.one(AdviceCode.KEEP_LEASE, lease)
        : AdviceList.one(AdviceCode.SHORTEN_LEASE, lease, enough);
  }
}
