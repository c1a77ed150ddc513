/**
 * Brings in frames: from files and streams in pure Java, from interfaces through libpcap. In come
 * bytes; out go {@link lastlease.core.Input}s in the order of time. Keeps them in journals, too.
 * Uses nothing else of the other stages. Its rooms are {@code file}, {@code journal}, {@code
 * listen} and {@code machine}; here stands what all of them may end with.
 */
@NullMarked
package lastlease.capture;

import org.jspecify.annotations.NullMarked;
