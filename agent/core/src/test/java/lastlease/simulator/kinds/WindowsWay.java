package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.reports.Verdict;
import lastlease.simulator.ClientKinds;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.IfUnanswered;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * Windows' way: it asks for the address of another day, probes it 50 to 200 ms after, although
 * nobody answered, asks again 4 s later, and goes on with the old lease where the gateway answers.
 * That proves no server alive, and no client served. The server is silent since it has no record of
 * strangers, or since it is dead.
 */
final class WindowsWay implements Kind {
  private static final int ELSEWHERE = 0xC0A80B40;

  private final Fault fault;

  WindowsWay(Fault fault) {
    this.fault = fault;
  }

  private boolean dead() {
    return fault == Fault.WINDOWS_BESIDE_DEAD;
  }

  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 4, 14);
    double spread = Plain.between(r, 100, 250);
    return Plain.draw(
        fault,
        r,
        Plain.crowd(newcomers, spread, 0, 0),
        Plain.service(r, Draw.serverKind(r), newcomers + 60, Plain.lease(r)),
        Plain.pick(r, 0, spread * 0.4, spread * 0.7),
        spread + 240);
  }

  @Override
  public void begins(Venue venue) {
    if (dead()) {
      venue.clock.after(venue.draw.at(), venue.main::dies);
    }
    Random r = venue.random;
    int some = Plain.between(r, 3, 9);
    boolean gateway = dead() && r.nextInt(3) > 0;
    for (int i = 0; i < some; i++) {
      Station one = new Station(venue.air, ClientKinds.windows(r), 5000 + i, 0);
      one.remembers(dead() ? venue.main.pool().address(30 + i) : ELSEWHERE + i);
      one.ifUnanswered(gateway ? IfUnanswered.GOES_ON : IfUnanswered.PROBES);
      venue.comes(one, venue.draw.at() + 1 + r.nextDouble() * 120);
    }
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return !dead() || venue.truth.inVain() >= 2;
  }

  @Override
  public void judges(Said said) {
    if (!dead()) {
      said.expectHealthy();
    } else if (isInPoint(said.venue())) {
      said.expectVerdict(Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED);
      said.expectOnlyPossible(Verdict.POOL_EXHAUSTED);
    } else if (!said.truth().served()) {
      said.expect(said.verdict() != Verdict.HEALTHY, "HEALTHY, and nobody was served");
    }
  }
}
