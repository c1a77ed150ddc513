package lastlease.diagnose;

import lastlease.reports.AdviceCode;
import lastlease.reports.Incident.Advice;
import lastlease.track.SegmentTrack;

/** What the lease time is to become: at an event nobody stays for days. */
final class LeaseAdvice {
  private LeaseAdvice() {}

  /** To keep a lease that is short enough; where it is unknown, to shorten it if it is not. */
  static Advice of(SegmentTrack track) {
    Long lease = track.leaseSeconds();
    long enough = Thresholds.EVENT_LEASE_SECONDS;
    if (lease == null) {
      return AdviceList.one(AdviceCode.SHORTEN_LEASE, null, enough, enough);
    }
    return lease <= enough
        ? AdviceList.one(AdviceCode.KEEP_LEASE, lease)
        : AdviceList.one(AdviceCode.SHORTEN_LEASE, lease, enough);
  }
}
