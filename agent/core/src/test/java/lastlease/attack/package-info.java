/**
 * A guest in the room who forges frames. Nothing on this wire is authenticated, so anybody may
 * write anything; the bar is what a single station with at most 60 frames a minute must not reach:
 * it keeps no real incident from being told for more than a minute, makes nothing CONFIRMED, gets
 * no innocent accused at LIKELY or more, and makes no storm of alerts. {@link
 * lastlease.attack.Room} plays a venue with and without the attacker; {@link lastlease.attack.Bar}
 * compares.
 */
@NullMarked
package lastlease.attack;

import org.jspecify.annotations.NullMarked;
