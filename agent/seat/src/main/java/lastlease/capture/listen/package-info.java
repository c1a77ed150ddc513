/**
 * Live sources: an interface through libpcap, or a stream on standard input, each read by a thread
 * of its own. In come frames as they pass; out they go into one bounded queue, which counts what it
 * drops. It may use {@code file} and {@code machine}.
 */
@NullMarked
package lastlease.capture.listen;

import org.jspecify.annotations.NullMarked;
