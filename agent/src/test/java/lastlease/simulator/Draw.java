package lastlease.simulator;

import java.util.Random;

/**
 * One venue as it is drawn.
 *
 * @param fault what is wrong, the truth
 * @param pool addresses
 * @param guests devices that come
 * @param spread seconds within which they come
 * @param faultAfter seconds until the server dies, for {@link Fault#DEAD}
 * @param check seconds that the server checks an address for before it offers it, one after another
 * @param seatLoss share of frames that the agent misses
 * @param airLoss share of messages that do not reach their receiver
 * @param broadcast share of clients that ask for broadcast replies
 * @param fromHome share of guests that ask for an address of another network first
 * @param authoritative the server refuses such addresses
 * @param gatewayArp ARP requests a second that the gateway sends all day
 * @param leaving share of served guests that leave, releasing their address, after a while
 * @param relay the server is behind a relay: it sends no ARP here
 */
record Draw(
    Fault fault,
    int pool,
    int guests,
    double spread,
    double faultAfter,
    double check,
    double seatLoss,
    double airLoss,
    double broadcast,
    double fromHome,
    boolean authoritative,
    double gatewayArp,
    double leaving,
    boolean relay) {

  /** What is wrong. */
  enum Fault {
    NOTHING,
    FULL,
    DEAD
  }

  static Draw of(Random r) {
    double which = r.nextDouble();
    Fault fault = which < 0.35 ? Fault.NOTHING : which < 0.8 ? Fault.FULL : Fault.DEAD;
    int guests = 2 + r.nextInt(60);
    int pool =
        fault == Fault.FULL
            ? Math.max(2, guests - 1 - r.nextInt(Math.max(1, guests / 2)))
            : guests + 5 + r.nextInt(100);
    double spread = r.nextBoolean() ? 10 + r.nextInt(60) : guests * (5 + r.nextInt(60));
    return new Draw(
        fault,
        fault == Fault.FULL ? Math.min(pool, guests - 1) : pool,
        guests,
        spread,
        spread * r.nextDouble(),
        pick(r, 0, 0, 1, 3),
        pick(r, 0, 0, 0.01, 0.05),
        pick(r, 0, 0.01, 0.05),
        pick(r, 0, 0.1, 0.5, 1),
        pick(r, 0, 0.1, 0.3),
        r.nextInt(10) < 7,
        pick(r, 0, 0, 0.2, 2),
        pick(r, 0, 0, 0.1),
        r.nextInt(5) == 0);
  }

  private static double pick(Random r, double... of) {
    return of[r.nextInt(of.length)];
  }
}
