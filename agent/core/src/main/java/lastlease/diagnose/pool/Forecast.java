package lastlease.diagnose.pool;

import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * When a pool of known size will be full if newcomers go on coming as they did of late. Addresses
 * that come free meanwhile are invisible, so it is the earliest time and not a promise.
 */
public final class Forecast {
  /** The rate is that of so long; arrivals at an event change within the hour. */
  private static final long WINDOW = 900 * Times.SECOND;

  /** Fewer newcomers than that make no rate. */
  private static final int NEEDED = 5;

  /** Later than this nobody can tell. */
  private static final long HORIZON = 12 * 3600 * Times.SECOND;

  private Forecast() {}

  /**
   * The time, or null where there is no rate to go by or the pool is full already.
   *
   * @param free addresses that nobody was seen to take
   */
  public static @Nullable Instant of(SegmentTrack track, Pools.Subnet subnet, int free, long now) {
    Set<Ipv4> taken = new HashSet<>();
    long first = now;
    Iterator<Served> newest = track.served().descendingIterator();
    while (newest.hasNext()) {
      Served served = newest.next();
      if (now - served.at().micros() > WINDOW) {
        break;
      }
      Ipv4 address = served.address();
      if (!served.takenBack() && served.fresh() && address != null && subnet.contains(address)) {
        taken.add(address);
        first = served.at().micros();
      }
    }
    if (free <= 0 || taken.size() < NEEDED || now <= first) {
      return null;
    }
    double perMicro = (double) taken.size() / (now - first);
    double left = free / perMicro;
    return left > HORIZON ? null : Times.instant(now + (long) left);
  }
}
