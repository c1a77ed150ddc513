package lastlease.simulator.kinds;

import java.time.Instant;
import java.util.Random;
import lastlease.reports.Incident;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.simulator.ClientKind;
import lastlease.simulator.ClientKind.Secs;
import lastlease.simulator.ClientKinds;
import lastlease.simulator.Clock;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Gaps;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * Clients whose clocks are no good: {@code secs} since the device was switched on, byte-swapped, or
 * always 0, and timers that run at half or double speed. Such a clock dates nothing back to before
 * anybody asked.
 */
final class ClientClocks implements Kind {
  private static final int PLENTY = 90;
  private static final Secs[] ODD = {Secs.SINCE_BOOT, Secs.SWAPPED, Secs.ZERO};

  @Override
  public Draw draw(Random r) {
    double spread = Plain.between(r, 100, 300);
    int capacity = r.nextBoolean() ? Plain.between(r, 6, 20) : PLENTY;
    return Plain.draw(
        Fault.CLIENT_CLOCKS,
        r,
        Plain.crowd(2, 30, 0, 0),
        Plain.service(r, Draw.serverKind(r), capacity, Plain.lease(r)),
        0,
        spread + 240);
  }

  @Override
  public void begins(Venue venue) {
    Random r = venue.random;
    double spread = venue.draw.seconds() - 240;
    int size = venue.draw.service().capacity();
    int some = size < PLENTY ? size + Plain.between(r, 2, 6) : Plain.between(r, 10, 25);
    for (int i = 0; i < some; i++) {
      ClientKind kind = ClientKinds.draw(r);
      ClientKind odd =
          kind.timed(
              Gaps.slower(kind.gaps(), Plain.pick(r, 0.5, 0.8, 1.25, 2)),
              ODD[r.nextInt(ODD.length)]);
      venue.comes(new Station(venue.air, odd, 9000 + i, 0), r.nextDouble() * spread);
    }
  }

  @Override
  public void judges(Said said) {
    if (said.truth().second() != 0 && said.truth().servedBeforeSecond()) {
      said.expectVerdict(Verdict.POOL_EXHAUSTED);
    } else if (said.truth().denied().isEmpty()) {
      said.expectHealthy();
    }
    Instant earliest = Instant.ofEpochSecond(Clock.START / Clock.SECOND);
    for (Segment segment : said.report().segments()) {
      for (Incident incident : segment.incidents()) {
        said.expect(
            !incident.began().isBefore(earliest),
            incident.verdict() + " began at " + incident.began() + ", before anybody asked");
      }
    }
  }
}
