/**
 * Captures read as files or streams, in pure Java: pcap and pcapng, plain or gzip, several as one
 * in the order of time. In come bytes; out go frames that can matter, with what was counted of the
 * others, and what is wrong with the file in words. It may use the core's inputs and {@code wire}.
 */
@NullMarked
package lastlease.capture.file;

import org.jspecify.annotations.NullMarked;
