package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.reports.Verdict;
import lastlease.simulator.ClientKinds;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * From an hour on newcomers are heard and hear nothing: the server offers, whether the seat sees it
 * or not, and they go on asking. Who goes on asking was not served.
 */
final class OffersUnheard implements Kind {
  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 5, 15);
    double spread = Plain.between(r, 80, 200);
    return Plain.draw(
        Fault.OFFERS_UNHEARD,
        r,
        Plain.crowd(newcomers, spread, r.nextInt(10), 0),
        Plain.service(r, Draw.serverKind(r), newcomers + 80, Plain.lease(r)),
        spread + 10,
        spread + 310);
  }

  @Override
  public void begins(Venue venue) {
    Random r = venue.random;
    int some = Plain.between(r, 4, 10);
    for (int i = 0; i < some; i++) {
      Station one = new Station(venue.air, ClientKinds.draw(r), 8000 + i, 0);
      one.deaf(true);
      venue.comes(one, venue.draw.at() + r.nextDouble() * 120);
    }
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return venue.truth.deaf() >= 2;
  }

  @Override
  public void judges(Said said) {
    if (isInPoint(said.venue())) {
      said.expect(said.verdict() != Verdict.HEALTHY, "HEALTHY, and nobody new gets in");
      said.expectOnlyPossible(Verdict.POOL_EXHAUSTED);
    }
    said.expectVerdict(
        Verdict.HEALTHY,
        Verdict.UNDETERMINED,
        Verdict.PACKET_LOSS,
        Verdict.SELECTIVE_FAILURE,
        Verdict.SERVER_UNREACHABLE,
        Verdict.POOL_EXHAUSTED);
  }
}
