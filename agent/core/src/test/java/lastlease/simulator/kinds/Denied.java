package lastlease.simulator.kinds;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import lastlease.reports.Verdict;
import lastlease.simulator.ClientKind;
import lastlease.simulator.ClientKinds;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.ServerKind;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * A policy denies a group: among other newcomers who are served before and after, or as the last
 * who come, when nothing tells it from a full pool and nothing excludes it.
 */
final class Denied implements Kind {
  private static final int FEW = 3;

  private final Fault fault;

  Denied(Fault fault) {
    this.fault = fault;
  }

  private boolean last() {
    return fault == Fault.DENIED_LAST;
  }

  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 8, 25);
    double spread = Plain.between(r, 120, 300);
    // None that answers everybody aloud: what it says to holders would exclude a dead one.
    ServerKind[] kinds = {
      ServerKind.DNSMASQ, ServerKind.DNSMASQ_NO_PING, ServerKind.ISC, ServerKind.KEA
    };
    return Plain.draw(
        fault,
        r,
        Plain.crowd(newcomers, spread, 0, 0),
        Plain.service(r, kinds[r.nextInt(kinds.length)], newcomers + 60, 86_400),
        last() ? spread + 20 : spread * 0.2,
        spread + (last() ? 240 : 60));
  }

  @Override
  public void begins(Venue venue) {
    Random r = venue.random;
    ClientKind kind = ClientKinds.draw(r);
    Set<Station> group = new HashSet<>();
    int some = last() ? Plain.between(r, 1, 4) : Plain.between(r, 2, 5);
    double within = last() ? 60 : venue.draw.crowd().spread() * 0.4;
    for (int i = 0; i < some; i++) {
      Station one = new Station(venue.air, kind, 6000 + i, 0);
      group.add(one);
      venue.comes(one, venue.draw.at() + r.nextDouble() * within);
    }
    venue.main.denies(group::contains);
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return venue.truth.refusedTwice() > 0;
  }

  @Override
  public void judges(Said said) {
    if (!isInPoint(said.venue())) {
      return;
    }
    if (last()) {
      said.expectVerdict(Verdict.POOL_EXHAUSTED, Verdict.SELECTIVE_FAILURE, Verdict.UNDETERMINED);
      said.expectOnlyPossible(Verdict.POOL_EXHAUSTED);
      if (said.truth().refusedTwice() <= FEW) {
        said.expectRival(Verdict.POOL_EXHAUSTED, Verdict.SELECTIVE_FAILURE);
      }
    } else {
      said.expectVerdict(Verdict.SELECTIVE_FAILURE);
      said.expect(said.incidents() <= 2, said.incidents() + " incidents of one policy");
    }
    said.expectNever(Verdict.SERVER_UNREACHABLE);
  }
}
