/**
 * Brings in frames: from files and streams in pure Java, from interfaces through libpcap. In come
 * bytes; out go {@link lastlease.wire.Frame}s in the order of time. Uses nothing of the other
 * stages.
 */
@NullMarked
package lastlease.capture;

import org.jspecify.annotations.NullMarked;
