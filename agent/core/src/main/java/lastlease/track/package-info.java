/**
 * Keeps what is known of each segment's clients, servers and addresses. In come observations in the
 * order of time; out come records that {@code diagnose} reads, and {@link
 * lastlease.track.TrackEvents} as they happen. Pure.
 */
@NullMarked
package lastlease.track;

import org.jspecify.annotations.NullMarked;
