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
 * A flood of INIT-REBOOT REQUESTs under made-up names: an authoritative dnsmasq lets each keep a
 * free address that it asks for, and so the pool is taken without one DISCOVER.
 */
final class Reboots implements Kind {
  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 5, 20);
    double spread = Plain.between(r, 100, 300);
    double at = spread * (0.2 + 0.6 * r.nextDouble());
    return Plain.draw(
        Fault.FLOOD_OF_REBOOTS,
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
    boolean ownNic = r.nextBoolean();
    Attack.begins(
        venue,
        5 + r.nextInt(60),
        Plain.between(r, 150, 500),
        () -> {
          long mac = Macs.madeUp(r);
          int wish = venue.main.pool().address(r.nextInt(10_000));
          long source = ownNic ? tool.mac() : mac;
          venue.air.ask(
              new Ask(
                  Ask.REQUEST,
                  tool,
                  mac,
                  source,
                  r.nextInt(),
                  0,
                  false,
                  0,
                  wish,
                  0,
                  "",
                  false,
                  false));
        });
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
