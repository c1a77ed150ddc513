package lastlease.simulator;

/**
 * What a server sends.
 *
 * @param type OFFER, ACK or NAK
 * @param lease seconds
 * @param v6Only the answer says that IPv6 is enough here (RFC 8925)
 */
public record Answer(int type, int xid, int address, Server server, double lease, boolean v6Only) {}
