/**
 * The active checks, only ever on request: an INFORM asks whether the server lives, a stranger's
 * DISCOVER whether an address is free; never a REQUEST. In go observations, since answers come back
 * through {@link lastlease.capture} as ordinary frames; out go frames to send and a result. Knows
 * pcap4j for sending.
 */
@org.jspecify.annotations.NullMarked
package lastlease.probe;
