/**
 * Where the core is fed: by a capture to its end, by a journal again, and live. {@link
 * lastlease.live.WatchLoop} is the one thread that owns the core of a live session; what arrives
 * comes to it through the intake, which writes it down first and settles what time it is. Out go
 * changes to terminal and alerts at once, and reports to whoever reads them. May use all rooms but
 * the commands.
 */
@NullMarked
package lastlease.live;

import org.jspecify.annotations.NullMarked;
