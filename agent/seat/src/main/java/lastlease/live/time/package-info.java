/**
 * How late it is in a live session: by this machine's clocks where interfaces are watched, by the
 * frames where a stream is. In come frames and clocks, out goes core time, which never goes back,
 * and what the core must be told of a clock that was set. It knows nobody who asks it.
 */
@NullMarked
package lastlease.live.time;

import org.jspecify.annotations.NullMarked;
