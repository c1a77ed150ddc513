/**
 * Turns a {@link lastlease.wire.Frame} into an {@link lastlease.wire.Observation}: DHCP, ARP,
 * link-local traffic, IPv6 routers and neighbours, the result of EAP, in sensible values only.
 * Pure, and the only package that knows dhcp4java. Its tests make real bytes for all others: DHCP
 * messages, frames of every link type, pcap and pcapng files. What hides who is in a frame has a
 * room of its own, {@code mask}.
 */
@NullMarked
package lastlease.wire;

import org.jspecify.annotations.NullMarked;
