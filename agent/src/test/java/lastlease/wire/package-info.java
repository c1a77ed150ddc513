/**
 * Makes real bytes for tests: DHCP messages, frames of every link type, pcap and pcapng files. What
 * goes in are field values; what comes out is what a wire or a file would hold. Knows nothing of
 * the code that reads it.
 */
@org.jspecify.annotations.NullMarked
package lastlease.wire;
