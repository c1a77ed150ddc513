package lastlease.wire;

import lastlease.wire.Observation.Link;

/**
 * What a link layer carries.
 *
 * @param etherType 0x0800, 0x0806; other values are not looked at
 * @param offset where the payload begins in the frame
 * @param vlan as in {@link Observation.Seen#vlan}
 */
record Payload(int etherType, int offset, Link link, String vlan) {}
