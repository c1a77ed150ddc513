package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.simulator.Clock;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Venue;

/**
 * The venue follows the advice: the pool is enlarged, the service restarted within a second, and
 * addresses beyond the old range are given out. In some the agent probes meanwhile. Until then it
 * was the pool, and nothing else.
 */
final class Enlarged implements Kind {
  private static final int MORE = 60;
  private static final long WHILE = 15 * Clock.SECOND;

  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 12, 30);
    int present = r.nextInt(10);
    int returning = r.nextInt(6);
    double spread = Plain.between(r, 90, 300);
    double at = spread + Plain.between(r, 20, 240);
    int capacity = present + returning + newcomers - Plain.between(r, 4, 8);
    return Plain.draw(
        Fault.POOL_ENLARGED,
        r,
        Plain.crowd(newcomers, spread, present, returning),
        Plain.service(r, Draw.serverKind(r), capacity, Plain.lease(r)),
        at,
        at + 300);
  }

  @Override
  public void begins(Venue venue) {
    if (venue.random.nextInt(3) == 0) {
      Prober.own(venue, true, venue.random.nextBoolean()).every(60);
    }
    venue.clock.after(
        venue.draw.at(),
        () -> {
          venue.main.pool().grow(MORE);
          venue.main.restarts(0.2 + 0.8 * venue.random.nextDouble());
        });
  }

  @Override
  public boolean isInPoint(Venue venue) {
    long at = Clock.START + (long) (venue.draw.at() * Clock.SECOND);
    long second = venue.truth.second();
    return second != 0 && second + WHILE <= at && venue.truth.servedBeforeSecond();
  }

  @Override
  public void judges(Said said) {
    if (!isInPoint(said.venue())) {
      return;
    }
    said.expectVerdict(Verdict.POOL_EXHAUSTED);
    said.expectNever(Verdict.SERVER_UNREACHABLE);
    PoolReport.Now now = said.report().now();
    said.expect(
        now.verdict() != Verdict.POOL_EXHAUSTED,
        "five minutes after the pool was enlarged it is still said to be full");
  }
}
