package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.reports.Verdict;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Venue;

/**
 * No flood: the access points come back after a power cut, and a crowd returns within two minutes
 * by INIT-REBOOT REQUESTs, each to its lease.
 */
final class Returns implements Kind {
  @Override
  public Draw draw(Random r) {
    return Plain.draw(
        Fault.CROWD_RETURNS,
        r,
        Plain.crowd(Plain.between(r, 4, 12), 150, 0, Plain.between(r, 60, 150)),
        Plain.service(r, Draw.serverKind(r), 400, Plain.lease(r)),
        0,
        180 + r.nextInt(60));
  }

  @Override
  public void begins(Venue venue) {
    // They are in the crowd as drawn.
  }

  @Override
  public void judges(Said said) {
    said.expectHealthy();
    said.expectNever(Verdict.STARVATION_ATTACK);
  }
}
