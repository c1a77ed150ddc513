package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * A healthy day. A few devices walk out of the room at different hours: they are still heard at its
 * edge and hear nothing, so they rebind in vain, and ask anew in vain, until they are gone or back.
 * Three of 233 that did so made such a day "unreachable, confirmed".
 */
final class Roamers implements Kind {
  @Override
  public Draw draw(Random r) {
    double day = 3600 * Plain.between(r, 4, 10);
    int newcomers = Plain.between(r, 30, 120);
    Draw.Crowd crowd =
        new Draw.Crowd(
            newcomers,
            day - 900,
            false,
            Plain.between(r, 0, 15),
            Plain.between(r, 0, 8),
            0.05,
            0.4,
            0.3,
            0,
            0,
            false);
    return Plain.draw(
        Fault.ROAMERS,
        r,
        crowd,
        Plain.service(r, Draw.serverKind(r), newcomers * 2 + 60, Plain.pick(r, 1200, 2400, 3600)),
        0,
        day);
  }

  @Override
  public void begins(Venue venue) {
    Random r = venue.random;
    int some = Plain.between(r, 2, 6);
    for (int i = 0; i < some; i++) {
      Station one = venue.newcomers.get(r.nextInt(venue.newcomers.size()));
      venue.clock.after(
          venue.draw.seconds() * r.nextDouble(), () -> walksOut(venue, one, r.nextBoolean()));
    }
  }

  private static void walksOut(Venue venue, Station one, boolean back) {
    if (!one.isBound()) {
      return;
    }
    one.deaf(true);
    double lease = venue.draw.service().lease();
    venue.clock.after(
        lease * (0.5 + 0.6 * venue.random.nextDouble()),
        () -> {
          if (back) {
            one.deaf(false);
          } else {
            one.leaves(false);
          }
        });
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return venue.truth.deaf() > 0;
  }

  @Override
  public void judges(Said said) {
    boolean mild =
        said.report().severity() == null || said.report().severity() != Severity.CRITICAL;
    if (mild && isInPoint(said.venue())) {
      said.expectVerdict(
          Verdict.HEALTHY,
          Verdict.SELECTIVE_FAILURE,
          Verdict.PACKET_LOSS,
          Verdict.POOL_EXHAUSTED,
          Verdict.SERVER_UNREACHABLE);
      said.expectOnlyPossible(Verdict.POOL_EXHAUSTED, Verdict.SERVER_UNREACHABLE);
    } else {
      said.expectVerdict(Verdict.HEALTHY);
    }
    said.expectNothingCritical();
  }
}
