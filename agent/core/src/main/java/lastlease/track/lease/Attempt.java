package lastlease.track.lease;

import java.util.ArrayList;
import java.util.List;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * One try of a client to get an address, from its first DISCOVER until it is answered or gives up.
 * Joined by client and not by xid, since some clients change the xid at each retransmission.
 */
public final class Attempt {
  /** Older DISCOVERs beyond this many are counted, not kept. */
  private static final int KEPT = 64;

  /** A plausible {@code secs}: an attempt that began at most ten minutes ago (RFC 2131 table 1). */
  private static final int PLAUSIBLE_SECS = 600;

  private static final int SECS_TOLERANCE = 2;

  /** Retransmissions are 64 s apart at most, give or take one (RFC 2131 4.1). */
  private static final long ROUND_PAUSE = 66 * Times.SECOND;

  private final boolean newcomer;
  private final boolean afterFailedRequest;

  /** Immutable as long as there is one only: a flood asks once under each of its names. */
  private List<Sighting> discovers = List.of();

  private final int firstSecs;
  private final Sighting first;
  private Sighting last;
  private long startMicros;
  private long roundStart;
  private int count;
  private int lastXid;
  private long judged = Long.MIN_VALUE;
  private long open = Long.MAX_VALUE;
  private @Nullable Sighting offer;
  private @Nullable Sighting lastOffer;

  public Attempt(Sighting first, int secs, int xid, boolean newcomer, boolean afterFailedRequest) {
    this.newcomer = newcomer;
    this.afterFailedRequest = afterFailedRequest;
    this.firstSecs = secs;
    this.first = first;
    this.last = first;
    this.startMicros = first.micros();
    // A low byte of zero is rather a small number with its bytes swapped: the next one tells.
    if (secs > 1 && (secs & 0xFF) != 0) {
      dateBack(first, secs);
    }
    keep(first);
    lastXid = xid;
  }

  /**
   * A further DISCOVER of it.
   *
   * @param secs since the client began, by its own word, seconds
   */
  public void add(Sighting discover, int secs, int xid) {
    if (count == 1 && firstSecs > 0) {
      date(first(), secs, (discover.micros() - first().micros()) / 1_000_000);
    }
    keep(discover);
    lastXid = xid;
  }

  /** Whether a DISCOVER has the xid of the last one; who begins anew draws another. */
  public boolean hasXid(int xid) {
    return xid == lastXid;
  }

  /** Goes by {@code secs} only where it grows as time does; some stacks swap its bytes. */
  private void date(Sighting first, int secs, long elapsed) {
    startMicros = first.micros();
    if (Math.abs(secs - firstSecs - elapsed) <= SECS_TOLERANCE) {
      dateBack(first, firstSecs);
    } else if (Math.abs(swapped(secs) - swapped(firstSecs) - elapsed) <= SECS_TOLERANCE) {
      dateBack(first, swapped(firstSecs));
    }
  }

  private static int swapped(int secs) {
    return (secs & 0xFF) << 8 | secs >> 8 & 0xFF;
  }

  private void dateBack(Sighting first, int secs) {
    // The secs of a DISCOVER after an unanswered INIT-REBOOT count from the reboot.
    if (!afterFailedRequest && secs > 1 && secs <= PLAUSIBLE_SECS) {
      startMicros = first.micros() - secs * 1_000_000L;
    }
  }

  private void keep(Sighting discover) {
    if (count == 0 || discover.micros() - last.micros() > ROUND_PAUSE) {
      roundStart = discover.micros();
    }
    last = discover;
    count++;
    open = Math.min(open, discover.micros());
    if (count == 1) {
      discovers = List.of(discover);
    } else if (discovers.size() < KEPT) {
      discovers = count == 2 ? new ArrayList<>(discovers) : discovers;
      discovers.add(discover);
    } else {
      discovers.set(KEPT - 1, discover);
    }
  }

  /** A server offered an address. */
  public void offered(Sighting at) {
    if (offer == null) {
      offer = at;
    }
    lastOffer = at;
  }

  /** The client had no lease here when it began. */
  public boolean newcomer() {
    return newcomer;
  }

  /** It follows a REQUEST that failed: unanswered, refused, or of an address in use. */
  public boolean afterFailedRequest() {
    return afterFailedRequest;
  }

  /** DISCOVERs seen; of more than 64, the first 63 and the last. */
  public List<Sighting> discovers() {
    return discovers;
  }

  public int count() {
    return count;
  }

  public Sighting first() {
    return first;
  }

  public Sighting last() {
    return last;
  }

  /** The DISCOVER before the last one; the first where there is no other. */
  public Sighting beforeLast() {
    return discovers.get(Math.max(0, discovers.size() - 2));
  }

  /** Notes that its DISCOVERs until then are judged; returns whether there was a new one. */
  public boolean judge(long until) {
    boolean isNew = until > judged;
    judged = Math.max(judged, until);
    open = Long.MAX_VALUE;
    return isNew;
  }

  /** Core time of the first DISCOVER that is not judged yet. */
  public long open() {
    return open;
  }

  /** When it began, dated back by {@code secs} where the agent missed its beginning. */
  public long startMicros() {
    return startMicros;
  }

  /** Core time of the first DISCOVER after the client's last long pause: a round of its own. */
  public long roundStart() {
    return roundStart;
  }

  /** The first OFFER that was seen, or null. */
  public @Nullable Sighting offer() {
    return offer;
  }

  /** Core time of the first DISCOVER later than {@code after}; the largest number without one. */
  public long firstAfter(long after) {
    for (Sighting discover : discovers) {
      if (discover.micros() > after) {
        return discover.micros();
      }
    }
    return Long.MAX_VALUE;
  }

  /** The latest OFFER that was seen, or null. */
  public @Nullable Sighting lastOffer() {
    return lastOffer;
  }

  /** DISCOVERs later than {@code after} and not later than {@code until}. */
  public int between(long after, long until) {
    int n = 0;
    for (int i = discovers.size() - 1; i >= 0 && discovers.get(i).micros() > after; i--) {
      if (discovers.get(i).micros() <= until) {
        n++;
      }
    }
    return n;
  }
}
