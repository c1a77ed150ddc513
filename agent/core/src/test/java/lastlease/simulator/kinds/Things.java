package lastlease.simulator.kinds;

import java.util.List;
import java.util.Random;
import lastlease.reports.Verdict;
import lastlease.simulator.ClientKind;
import lastlease.simulator.ClientKind.Fallback;
import lastlease.simulator.ClientKind.NewXid;
import lastlease.simulator.ClientKind.OnceBound;
import lastlease.simulator.ClientKind.Requests;
import lastlease.simulator.ClientKind.Secs;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Gaps;
import lastlease.simulator.ServerKind;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * No flood: many badges or sensors of one make, as their addresses show, are switched on: small
 * stacks that send no ARP unless they have something to say.
 */
final class Things implements Kind {
  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 4, 15);
    ServerKind[] kinds = {ServerKind.DNSMASQ_NO_PING, ServerKind.KEA, ServerKind.ISC};
    double at = Plain.between(r, 40, 120);
    return Plain.draw(
        Fault.CROWD_OF_THINGS,
        r,
        Plain.crowd(newcomers, 200, r.nextInt(15), 0),
        Plain.service(r, kinds[r.nextInt(kinds.length)], 400, Plain.lease(r)),
        at,
        400);
  }

  @Override
  public void begins(Venue venue) {
    Random r = venue.random;
    ClientKind make =
        new ClientKind(
            "sensor",
            Gaps.of(0.3, 2 + r.nextInt(4)),
            NewXid.PER_ATTEMPT,
            r.nextBoolean() ? Secs.ZERO : Secs.ELAPSED,
            0,
            Fallback.NEVER,
            0,
            0,
            OnceBound.SILENT,
            false,
            false,
            0,
            Requests.THREE_TIMES,
            r.nextBoolean() ? "udhcp 1.24.2" : "",
            List.of(1, 3, 6, 12, 15, 28, 42));
    double within = Plain.pick(r, 5, 30, 120);
    int things = Plain.between(r, 40, 120);
    for (int i = 0; i < things; i++) {
      Station thing = new Station(venue.air, make, 2000 + i, 0);
      venue.comes(thing, venue.draw.at() + within * r.nextDouble());
    }
  }

  @Override
  public void judges(Said said) {
    said.expectHealthy();
    said.expectNever(Verdict.STARVATION_ATTACK);
  }
}
