/**
 * How a client comes to an address: its attempt to get one, the lease that it was granted, or a
 * 169.254 address that it gave itself. In come sightings; out go the values that a client's record
 * and state carry. It may use {@code moment} and {@code wire}.
 */
@NullMarked
package lastlease.track.lease;

import org.jspecify.annotations.NullMarked;
