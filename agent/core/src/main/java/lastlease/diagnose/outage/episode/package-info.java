/**
 * A time in which newcomers or holders go unanswered, the one that runs now among them: its
 * victims, what the server and its table showed meanwhile, who was served at once, and where
 * addresses lie that were given out. In come single happenings; out go counters and sets that are
 * true at any moment. It may use {@code victim}, {@code proof}, {@code table} and {@code track},
 * and claims nothing.
 */
@NullMarked
package lastlease.diagnose.outage.episode;

import org.jspecify.annotations.NullMarked;
