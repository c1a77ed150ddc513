/**
 * Turns a {@link lastlease.capture.Frame} into an {@link lastlease.decode.Observation}: DHCP, ARP
 * or link-local traffic, in sensible values only. Pure, and the only package that knows dhcp4java.
 */
@NullMarked
package lastlease.decode;

import org.jspecify.annotations.NullMarked;
