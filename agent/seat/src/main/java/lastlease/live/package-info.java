/**
 * The loops that drive the core: over a capture to its end, over a journal again, and over a live
 * interface, whose one thread owns the state. In come frames from capture, out go reports to
 * terminal, dashboard and alerts. May use all rooms but the commands.
 */
@NullMarked
package lastlease.live;

import org.jspecify.annotations.NullMarked;
