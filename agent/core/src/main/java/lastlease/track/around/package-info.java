/**
 * What there is around the clients of a segment: who uses which address, the seat's own addresses
 * and how much it sees, IPv6 on the link, access points that let nobody in, and probes that are no
 * guests. In come single observations; out go answers about addresses and devices. It may use
 * {@code moment} and {@code wire}, and knows no client and no server.
 */
@NullMarked
package lastlease.track.around;

import org.jspecify.annotations.NullMarked;
