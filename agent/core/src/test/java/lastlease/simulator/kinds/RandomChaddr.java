package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.simulator.Ask;
import lastlease.simulator.ClientKinds;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Macs;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * Tools that draw all 48 bits of a chaddr: every second one has the group bit, which no NIC has.
 * Their frames come from the attacker's own NIC, or from a source that a bridge does forward; some
 * use one xid for all, some send a REQUEST under yet another chaddr; one capture holds 135 within
 * 20 ms.
 */
final class RandomChaddr implements Kind {
  private static final long ALL = 0xFFFF_FFFF_FFFFL;
  private static final long GROUP = 0x0100_0000_0000L;

  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 5, 20);
    double spread = Plain.between(r, 100, 300);
    double at = spread * (0.2 + 0.6 * r.nextDouble());
    return Plain.draw(
        Fault.FLOOD_RANDOM_CHADDR,
        r,
        Plain.crowd(newcomers, spread, r.nextInt(15), r.nextInt(4)),
        Plain.service(r, Draw.serverKind(r), newcomers + Plain.between(r, 30, 250), Plain.lease(r)),
        at,
        at + Plain.between(r, 120, 400));
  }

  @Override
  public void begins(Venue venue) {
    Random r = venue.random;
    Station tool = Station.ghost(venue.air, ClientKinds.appliance(r), Macs.madeUp(r), "");
    double rate = r.nextInt(3) == 0 ? 7000 : 5 + r.nextInt(60);
    boolean ownNic = r.nextBoolean();
    boolean oneXid = r.nextInt(3) == 0;
    boolean requests = r.nextInt(3) == 0;
    Attack.begins(
        venue,
        rate,
        Plain.between(r, 135, 500),
        () -> {
          int xid = oneXid ? 0 : r.nextInt();
          venue.air.ask(ask(venue, tool, Ask.DISCOVER, ownNic, xid));
          if (requests) {
            venue.air.ask(ask(venue, tool, Ask.REQUEST, ownNic, xid));
          }
        });
  }

  private static Ask ask(Venue venue, Station tool, int type, boolean ownNic, int xid) {
    Random r = venue.random;
    long chaddr = r.nextLong() & ALL;
    boolean request = type == Ask.REQUEST;
    return new Ask(
        type,
        tool,
        chaddr,
        ownNic ? tool.mac() : chaddr & ~GROUP,
        xid,
        0,
        false,
        0,
        request ? venue.main.pool().address(r.nextInt(10_000)) : 0,
        request ? venue.main.id() : 0,
        "",
        false,
        false);
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return Attack.isInPoint(venue);
  }

  @Override
  public void judges(Said said) {
    Attack.judges(said, true);
  }
}
