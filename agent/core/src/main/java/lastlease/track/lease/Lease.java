package lastlease.track.lease;

import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * A lease that was granted in view.
 *
 * @param server null if no frame named it
 * @param seconds lease time where an ACK told it
 */
public record Lease(Ipv4 address, @Nullable Ipv4 server, Sighting granted, @Nullable Long seconds) {
  /**
   * Whether it has run out at a time, as far as known.
   *
   * @param fallbackSeconds lease time of this network, or null if unknown: then it never runs out
   */
  public boolean expired(long micros, @Nullable Long fallbackSeconds) {
    Long lasts = seconds != null ? seconds : fallbackSeconds;
    return lasts != null && micros - granted.micros() > lasts * 1_000_000L;
  }
}
