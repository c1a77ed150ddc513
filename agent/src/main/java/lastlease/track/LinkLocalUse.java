package lastlease.track;

import lastlease.decode.Ipv4;

/**
 * A client's use of a 169.254 address (RFC 3927).
 *
 * @param first first probe, announcement or traffic of this fallback
 * @param last latest one
 * @param announced it went beyond probing
 * @param active no routable address was seen in use since
 */
public record LinkLocalUse(
    Ipv4 address, Sighting first, Sighting last, boolean announced, boolean active) {}
