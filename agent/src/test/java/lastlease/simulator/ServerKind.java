package lastlease.simulator;

/**
 * A kind of server.
 *
 * @param check seconds that an address is checked by ARP for before it is offered; 0 never
 * @param oneAtATime everything else waits meanwhile
 * @param reserves seconds that an offered address is kept for the client; 0 not at all
 * @param alwaysBroadcasts every reply goes to everybody
 * @param flagOnTheWire a client that asks for broadcast replies gets them as frames to everybody
 * @param nakToAll a refusal goes to everybody
 * @param declined seconds that a declined address stays out of use
 * @param rapidCommit it may answer a DISCOVER with an ACK at once
 */
record ServerKind(
    String name,
    double check,
    boolean oneAtATime,
    double reserves,
    boolean alwaysBroadcasts,
    boolean flagOnTheWire,
    boolean nakToAll,
    double declined,
    boolean rapidCommit) {

  static final ServerKind DNSMASQ =
      new ServerKind("dnsmasq", 3, true, 0, false, true, true, 600, true);
  static final ServerKind DNSMASQ_NO_PING =
      new ServerKind("dnsmasq-no-ping", 0, true, 0, false, true, true, 600, false);
  static final ServerKind ISC =
      new ServerKind("isc", 1, false, 120, false, true, true, 86_400, false);
  static final ServerKind UDHCPD =
      new ServerKind("udhcpd", 2, true, 60, true, true, true, 3600, false);
  static final ServerKind KEA =
      new ServerKind("kea", 0, false, 0, false, false, false, 86_400, true);
  static final ServerKind ROUTER =
      new ServerKind("router", 0, true, 30, true, true, true, 1800, false);
}
