package lastlease.simulator;

import lastlease.simulator.Pool.Order;

/**
 * A kind of server.
 *
 * @param check seconds that an address is checked by ARP for before it is offered; 0 never
 * @param atMost checks in half a minute; dnsmasq leaves them out when it is under load
 * @param oneAtATime everything else waits meanwhile
 * @param reserves seconds that an offered address is kept for the client; 0 not at all
 * @param alwaysBroadcasts every reply goes to everybody
 * @param flagOnTheWire a client that asks for broadcast replies gets them as frames to everybody
 * @param nakToAll a refusal goes to everybody
 * @param declined seconds that a declined address stays out of use
 * @param rapidCommit it can answer a DISCOVER with an ACK at once
 * @param order in which it takes addresses
 * @param strangers what it makes of leases that it does not know
 */
public record ServerKind(
    String name,
    double check,
    int atMost,
    boolean oneAtATime,
    double reserves,
    boolean alwaysBroadcasts,
    boolean flagOnTheWire,
    boolean nakToAll,
    double declined,
    boolean rapidCommit,
    Order order,
    Strangers strangers) {

  private static final int NO_LIMIT = Integer.MAX_VALUE;
  private static final int IN_HALF_A_MINUTE = 6;

  public static final ServerKind DNSMASQ =
      new ServerKind(
          "dnsmasq",
          3,
          IN_HALF_A_MINUTE,
          true,
          0,
          false,
          true,
          true,
          600,
          true,
          Order.HASHED,
          Strangers.DNSMASQ);
  public static final ServerKind DNSMASQ_NO_PING =
      new ServerKind(
          "dnsmasq-no-ping",
          0,
          0,
          true,
          0,
          false,
          true,
          true,
          600,
          false,
          Order.HASHED,
          Strangers.DNSMASQ);
  public static final ServerKind ISC =
      new ServerKind(
          "isc",
          1,
          NO_LIMIT,
          false,
          120,
          false,
          true,
          true,
          86_400,
          false,
          Order.IN_ORDER,
          Strangers.SILENT);
  public static final ServerKind UDHCPD =
      new ServerKind(
          "udhcpd",
          2,
          NO_LIMIT,
          true,
          60,
          true,
          true,
          true,
          3600,
          false,
          Order.HASHED,
          Strangers.UDHCPD);
  public static final ServerKind KEA =
      new ServerKind(
          "kea", 0, 0, false, 0, false, false, false, 86_400, false, Order.ROTATING, Strangers.KEA);
  public static final ServerKind ROUTER =
      new ServerKind(
          "router",
          0,
          0,
          true,
          30,
          true,
          true,
          true,
          1800,
          false,
          Order.IN_ORDER,
          Strangers.REFUSED);

  /** An invented one that checks every address, however many wait. */
  public static final ServerKind CAREFUL =
      new ServerKind(
          "careful",
          3,
          NO_LIMIT,
          true,
          60,
          false,
          true,
          true,
          600,
          false,
          Order.HASHED,
          Strangers.SILENT);

  @Override
  public String toString() {
    return name;
  }
}
