package lastlease.simulator.kinds;

import java.util.List;
import java.util.Random;
import lastlease.simulator.ClientKind;
import lastlease.simulator.ClientKind.Fallback;
import lastlease.simulator.ClientKind.NewXid;
import lastlease.simulator.ClientKind.OnceBound;
import lastlease.simulator.ClientKind.Requests;
import lastlease.simulator.ClientKind.Secs;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Macs;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * A flood at the pace of people, 99 addresses in two minutes, each by a whole DORA: locally
 * administered names, no hostname, no secs, no retransmission, no ARP.
 */
final class SlowFlood implements Kind {
  private static final int NAMES = 99;
  private static final double SECONDS = 120;

  private static final ClientKind NAME =
      new ClientKind(
          "name",
          (random, sent, elapsed) -> Double.NaN,
          NewXid.PER_ATTEMPT,
          Secs.ZERO,
          0,
          Fallback.NEVER,
          0,
          0,
          OnceBound.SILENT,
          false,
          false,
          1,
          Requests.THREE_TIMES,
          "",
          List.of(1, 3, 6, 15));

  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 6, 20);
    double spread = Plain.between(r, 200, 400);
    double at = Plain.between(r, 30, 120);
    return Plain.draw(
        Fault.FLOOD_SLOW,
        r,
        Plain.crowd(newcomers, spread, r.nextInt(15), r.nextInt(4)),
        Plain.service(r, Draw.serverKind(r), Plain.between(r, 100, 130), Plain.lease(r)),
        at,
        at + SECONDS + Plain.between(r, 120, 300));
  }

  @Override
  public void begins(Venue venue) {
    Attack.begins(
        venue,
        NAMES / SECONDS,
        NAMES,
        () -> Station.ghost(venue.air, NAME, Macs.madeUp(venue.random), "").joins());
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return Attack.isInPoint(venue);
  }

  @Override
  public void judges(Said said) {
    Attack.judges(said, false);
  }
}
