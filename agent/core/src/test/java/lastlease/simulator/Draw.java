package lastlease.simulator;

import java.util.Random;

/** One venue as it is drawn. */
public record Draw(
    Fault fault, Crowd crowd, Service service, Listening seat, double at, double seconds) {

  /**
   * Who comes.
   *
   * @param newcomers without a lease here
   * @param spread seconds within which they come
   * @param doors they come at once, and lose frames together
   * @param present hosts with a lease from before that are here
   * @param returning hosts with a lease from before that come back
   * @param fromHome share of newcomers that ask for an address of another network first
   * @param leaving share of those served that leave after a while
   * @param releasing share of those leaving that say so
   * @param changesMac share of randomised clients that randomise again in the middle
   * @param informing hosts with an address by hand
   * @param bootp one that speaks BOOTP, in vain
   */
  public record Crowd(
      int newcomers,
      double spread,
      boolean doors,
      int present,
      int returning,
      double fromHome,
      double leaving,
      double releasing,
      double changesMac,
      int informing,
      boolean bootp) {}

  /**
   * What serves them.
   *
   * @param capacity addresses
   * @param lease seconds
   * @param rapidCommit it answers with an ACK at once where asked to
   * @param secondary half of the addresses are in a second subnet on the same wire
   * @param chatter a host's ARP requests a second
   * @param v6Mostly it tells clients that ask to do without IPv4
   * @param gatewayArps ARP requests a second of the gateway for addresses of the pool
   * @param airLoss share of messages lost on the air
   * @param airBurst mean seconds of a burst of losses, 0 for independent ones
   */
  public record Service(
      ServerKind kind,
      int capacity,
      double lease,
      boolean authoritative,
      boolean relay,
      boolean rapidCommit,
      boolean secondary,
      double chatter,
      boolean v6Mostly,
      double gatewayArps,
      double airLoss,
      double airBurst) {}

  /**
   * How the agent listens.
   *
   * @param startsAfter seconds that it comes late
   * @param vlan tag of the servers' direction
   */
  public record Listening(
      Seat.View view, double startsAfter, double loss, double burst, int vlan, double copies) {}

  public static Draw of(Random r) {
    return of(r, fault(r));
  }

  /** A venue with a given fault. */
  public static Draw of(Random r, Fault fault) {
    if (fault == Fault.WHOLE_DAY) {
      return wholeDay(r);
    }
    boolean doors = r.nextInt(3) == 0;
    int newcomers = r.nextInt(12) == 0 ? 40 + r.nextInt(60) : 3 + r.nextInt(30);
    double spread = doors ? 5 + r.nextInt(90) : newcomers * (3 + r.nextInt(30));
    boolean few = fault == Fault.FULL_FEW || fault == Fault.FULL_LATE_SECOND;
    boolean nak = fault == Fault.DEAD_AFTER_NAK;
    boolean life = fault != Fault.FULL_UNICAST_ONLY;
    int present = r.nextBoolean() ? 0 : r.nextInt(30);
    int returning = r.nextInt(5) < 2 && life ? 1 + r.nextInt(15) : 0;
    Crowd crowd =
        new Crowd(
            newcomers,
            spread,
            doors,
            present,
            returning,
            nak ? 0.3 : life ? pick(r, 0, 0, 0.1, 0.3) : 0,
            few ? 0 : pick(r, 0, 0, 0.1, 0.3),
            r.nextDouble(),
            few ? 0 : pick(r, 0, 0, 0.3),
            r.nextInt(6) == 0 ? 1 + r.nextInt(3) : 0,
            r.nextInt(15) == 0);
    Service service =
        new Service(
            serverKind(r),
            capacity(r, fault, newcomers, present + returning),
            fault == Fault.FULL_THEN_EXPIRED ? 300 : pick(r, 300, 600, 1200, 3600, 43_200, 86_400),
            nak || r.nextInt(10) < 7,
            fault == Fault.RELAY_DOWN || r.nextInt(6) == 0,
            r.nextInt(8) == 0,
            r.nextInt(12) == 0,
            pick(r, 0, 0, 0.01),
            r.nextInt(12) == 0,
            pick(r, 0, 0, 0.1, 0.5, 2),
            pick(r, 0, 0, 0.01, 0.03),
            pick(r, 0, 0, 2));
    double seconds = spread + (fault == Fault.FULL_THEN_EXPIRED ? 600 : 200) + r.nextInt(400);
    double at = spread * (0.1 + 0.8 * r.nextDouble());
    return new Draw(fault, crowd, service, listening(r, at), at, seconds);
  }

  private static Draw wholeDay(Random r) {
    int newcomers = 5 + r.nextInt(40);
    double day = 86_400;
    return new Draw(
        Fault.WHOLE_DAY,
        new Crowd(
            newcomers,
            day - 600,
            false,
            r.nextInt(20),
            r.nextInt(20),
            0.1,
            0.5,
            0.5,
            0.1,
            1,
            r.nextInt(9) == 0),
        new Service(
            serverKind(r),
            newcomers * 3 + 60,
            pick(r, 7200, 43_200, 86_400),
            r.nextBoolean(),
            false,
            false,
            false,
            pick(r, 0, 0.002),
            false,
            pick(r, 0, 0.02),
            pick(r, 0, 0.01, 0.03),
            pick(r, 0, 2)),
        new Listening(Seat.View.BROADCASTS, 0, pick(r, 0, 0.01), pick(r, 0, 3), 0, 0),
        0,
        day);
  }

  private static Listening listening(Random r, double at) {
    int which = r.nextInt(20);
    return new Listening(
        which == 0
            ? (r.nextBoolean() ? Seat.View.NOTHING : Seat.View.OWN)
            : which < 4 ? Seat.View.FULL : Seat.View.BROADCASTS,
        r.nextInt(8) == 0 ? at * (0.3 + r.nextDouble()) : 0,
        pick(r, 0, 0, 0.01, 0.05),
        pick(r, 0, 0, 1, 4),
        r.nextInt(12) == 0 ? 20 : 0,
        r.nextInt(12) == 0 ? 1 : 0);
  }

  private static int capacity(Random r, Fault fault, int newcomers, int before) {
    if (fault == Fault.FULL_FEW) {
      return before + newcomers - Math.min(newcomers - 1, 1 + r.nextInt(3));
    }
    if (fault == Fault.FULL_LATE_SECOND) {
      return before + newcomers - 2;
    }
    if (fault.fills()) {
      return before + 1 + r.nextInt(Math.max(1, newcomers - 2));
    }
    return (before + newcomers) * 3 + 20 + r.nextInt(60);
  }

  public static ServerKind serverKind(Random r) {
    return switch (r.nextInt(11)) {
      case 0, 1, 2 -> ServerKind.DNSMASQ;
      case 3 -> ServerKind.DNSMASQ_NO_PING;
      case 4, 5 -> ServerKind.ISC;
      case 6 -> ServerKind.UDHCPD;
      case 7, 8 -> ServerKind.KEA;
      case 9 -> ServerKind.CAREFUL;
      default -> ServerKind.ROUTER;
    };
  }

  private static Fault fault(Random r) {
    int total = 0;
    for (Fault fault : Fault.values()) {
      total += fault.weight;
    }
    int rest = r.nextInt(total);
    for (Fault fault : Fault.values()) {
      rest -= fault.weight;
      if (rest < 0) {
        return fault;
      }
    }
    throw new IllegalStateException("weights");
  }

  private static double pick(Random r, double... of) {
    return of[r.nextInt(of.length)];
  }
}
