/**
 * Core time: when something was seen and in which frame, and what is due when. In come microseconds
 * of the frames' own clock; out go sightings, and timers that have expired. It uses {@code wire}
 * and no other room.
 */
@NullMarked
package lastlease.track.moment;

import org.jspecify.annotations.NullMarked;
