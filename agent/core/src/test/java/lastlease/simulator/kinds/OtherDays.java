package lastlease.simulator.kinds;

import java.util.Random;
import java.util.Set;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Pool;
import lastlease.simulator.Seat;
import lastlease.simulator.Venue;

/**
 * The agent comes late to a big pool, long leased to holders of other days: they renew unseen, and
 * show themselves by ARP at most. One or the other address is left.
 */
final class OtherDays implements Kind {
  private static final int THREE = 3;

  @Override
  public Draw draw(Random r) {
    int capacity = Plain.between(r, 90, 240);
    int left = (int) Plain.pick(r, 0, 0, 1, 2, 4, 8);
    int newcomers = left + Plain.between(r, 4, 12);
    double spread = Plain.between(r, 200, 500);
    Draw.Service plain =
        Plain.service(r, Draw.serverKind(r), capacity, Plain.pick(r, 86_400, 259_200));
    return new Draw(
        Fault.LEASES_OF_OTHER_DAYS,
        Plain.crowd(newcomers, spread, capacity - left, 0),
        chatting(plain, Plain.pick(r, 0.0005, 0.002, 0.01)),
        Plain.seat(r, r.nextBoolean() ? Seat.View.LAPTOP : Seat.View.BROADCASTS, 45),
        0,
        spread + 200);
  }

  private static Draw.Service chatting(Draw.Service plain, double chatter) {
    return new Draw.Service(
        plain.kind(),
        plain.capacity(),
        plain.lease(),
        plain.authoritative(),
        plain.relay(),
        false,
        false,
        chatter,
        false,
        plain.gatewayArps(),
        plain.airLoss(),
        0);
  }

  @Override
  public void begins(Venue venue) {
    // It has begun days before.
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return venue.truth.second() != 0;
  }

  @Override
  public void judges(Said said) {
    Venue venue = said.venue();
    int denied = said.truth().denied().size();
    Set<Integer> inUse = venue.seat.heard().addressesBut(venue.infrastructure());
    if (denied == 0) {
      said.expectVerdict(Verdict.HEALTHY, Verdict.UNDETERMINED);
    } else if (said.truth().second() == 0) {
      said.expectVerdict(Verdict.POOL_EXHAUSTED, Verdict.SERVER_UNREACHABLE, Verdict.UNDETERMINED);
      said.expectOnlyPossible(Verdict.POOL_EXHAUSTED, Verdict.SERVER_UNREACHABLE);
    } else if (said.truth().servedBeforeSecond() || denied > THREE && inUse.size() > THREE) {
      said.expectVerdict(Verdict.POOL_EXHAUSTED);
    } else {
      said.expectVerdict(Verdict.POOL_EXHAUSTED, Verdict.SERVER_UNREACHABLE);
      if (!inUse.isEmpty()) {
        said.expectOnlyPossible(Verdict.SERVER_UNREACHABLE);
      }
      said.expectRival(Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED);
    }
    sizes(said, venue.main.pool(), inUse);
    Ranges.judges(said, inUse);
  }

  /** What was seen of a pool is not its size, but all that was seen counts. */
  private static void sizes(Said said, Pool pool, Set<Integer> inUse) {
    boolean subnetKnown = false;
    int atMost = 0;
    for (Segment segment : said.report().segments()) {
      for (Segment.Pool told : segment.pools()) {
        subnetKnown = true;
        atMost += told.inUseAtMost();
        Integer capacity = told.capacity();
        said.expect(
            told.capacityBasis() != Segment.CapacityBasis.INFERRED
                || capacity != null && capacity >= pool.size() * 0.9,
            "size inferred as " + capacity + " of " + pool.size());
      }
    }
    said.expect(
        !subnetKnown || atMost >= inUse.size(),
        atMost + " in use at most, " + inUse.size() + " in use by ARP");
  }
}
