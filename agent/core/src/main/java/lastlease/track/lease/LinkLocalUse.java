package lastlease.track.lease;

import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;

/**
 * A client's use of a 169.254 address (RFC 3927).
 *
 * @param first first probe, announcement or traffic of this fallback
 * @param last latest one
 * @param announced it went beyond probing
 * @param active no routable address was seen in use since
 */
public record LinkLocalUse(
    Ipv4 address, Sighting first, Sighting last, boolean announced, boolean active) {
  /** The last frames of an address that is given up come so late. */
  public static final long LAST_OF_THE_OLD = 3 * Times.SECOND;

  /** Whether it is not just left in favour of what happened then. */
  public boolean goesOnAfter(Sighting then) {
    return last.micros() - then.micros() >= LAST_OF_THE_OLD;
  }
}
