package lastlease.diagnose.outage.fact;

import java.util.List;
import java.util.Objects;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.lease.Lease;
import lastlease.track.moment.Times;

/** Whether holders of leases are there whom their server renewed while others ask in vain. */
public final class Renewals {
  /** Of fewer holders that would have to ask, half may be missing by chance. */
  private static final int DUE = 4;

  /** Seconds: what is longer is never renewed within a capture. */
  private static final long LONGEST = 7 * 86_400;

  /** All clients are looked through for that, at most so often. */
  private static final long LOOKS_AGAIN = 10 * Times.SECOND;

  private final SegmentTrack track;
  private long lookedAt = Long.MIN_VALUE / 2;
  private boolean renewing;

  /**
   * @param track of the segment whose holders are looked at
   */
  public Renewals(SegmentTrack track) {
    this.track = track;
  }

  /** Looks for it to judge by, now and then, and keeps what it finds. */
  public void judge(List<ClientRecord> silent, long now) {
    if (!silent.isEmpty() && now - lookedAt >= LOOKS_AGAIN) {
      renewing = find(silent, now);
      lookedAt = now;
    }
  }

  /**
   * Whether other holders went on with their leases through a time when a dead server would have
   * made them ask every server, too: then those who do have rather walked out of the room.
   */
  private boolean find(List<ClientRecord> silent, long now) {
    return silent.stream()
        .map(ClientRecord::rebinding)
        .filter(Objects::nonNull)
        .map(round -> round.first().micros())
        .min(Long::compare)
        .filter(first -> isFewerThanDue(silent.size(), first, now))
        .isPresent();
  }

  /** The same as far as it was looked for lately; looking for it now is not kept. */
  public boolean goOn(List<ClientRecord> silent, long now) {
    return now - lookedAt >= LOOKS_AGAIN ? find(silent, now) : renewing;
  }

  /**
   * Whether less than half as many holders ask every server as a dead one would have made. Holders
   * renew at half of the lease, and where that fails they rebind at seven eighths of it (RFC 2131
   * 4.4.5): so those of a dead server come to that within half a lease, one after another, whenever
   * each was served.
   *
   * @param first core time of the first REQUEST to every server
   */
  private boolean isFewerThanDue(int asking, long first, long now) {
    double due = 0;
    for (ClientRecord client : track.clients().all()) {
      Lease lease = client.lease();
      Long seconds = lease == null || lease.seconds() != null ? null : track.leaseSeconds();
      if (lease != null && lease.seconds() != null) {
        seconds = lease.seconds();
      }
      boolean asks = client.rebinding() != null;
      if (seconds != null && seconds > 0 && seconds <= LONGEST && (asks || client.isBound())) {
        long heard = (asks ? now : client.lastUsed()) - first;
        due += Math.min(1, Math.max(0, heard) / (seconds * Times.SECOND / 2.0));
      }
    }
    return due >= DUE && asking * 2 < due;
  }
}
