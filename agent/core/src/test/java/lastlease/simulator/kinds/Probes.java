package lastlease.simulator.kinds;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Seat;
import lastlease.simulator.Venue;

/**
 * The own machine probes beside {@code watch}, by INFORM or as the stable stranger, and at times
 * another lastlease does, too. None of these is a guest, whatever becomes of the venue.
 */
final class Probes implements Kind {
  private static final int EVERY = 60;
  private static final int ENOUGH = 2;

  private final Fault fault;

  Probes(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 8, 20);
    double spread = Plain.between(r, 100, 250);
    boolean full = fault == Fault.PROBES_FULL;
    int capacity = full ? 2 + newcomers - Plain.between(r, 3, 6) : newcomers + 40;
    return new Draw(
        fault,
        Plain.crowd(newcomers, spread, 0, 0),
        Plain.service(r, Draw.serverKind(r), capacity, Plain.lease(r)),
        Plain.seat(r, r.nextInt(4) == 0 ? Seat.View.FULL : Seat.View.LAPTOP, 0),
        spread * (0.3 + 0.3 * r.nextDouble()),
        spread + 320);
  }

  @Override
  public void begins(Venue venue) {
    if (fault == Fault.PROBES_DEAD) {
      venue.clock.after(venue.draw.at(), venue.main::dies);
    }
    Random r = venue.random;
    boolean informs = r.nextInt(4) > 0;
    Prober.own(venue, informs, !informs || r.nextBoolean()).every(EVERY);
    if (r.nextBoolean()) {
      Prober.other(venue, r.nextBoolean(), true).every(EVERY);
    }
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return switch (fault) {
      case PROBES_DEAD -> venue.truth.inVain() >= 2;
      case PROBES_FULL -> venue.truth.second() != 0 && venue.truth.servedBeforeSecond();
      default -> true;
    };
  }

  @Override
  public void judges(Said said) {
    Set<String> noGuests = new HashSet<>();
    said.venue().residents.forEach(station -> noGuests.add(mac(Prober.stranger(station.mac()))));
    String own = mac(said.venue().seat.own());
    for (Client client : said.clients()) {
      said.expect(
          client.own() || !noGuests.contains(client.mac()),
          client.id() + " is a guest, and is a probe's stranger");
      said.expect(
          client.own() || !own.equals(client.mac()),
          client.id() + " is a guest, and is the own machine");
    }
    List<String> notVictims =
        said.clients().stream()
            .filter(client -> own.equals(client.mac()) || noGuests.contains(client.mac()))
            .map(Client::id)
            .toList();
    said.report().segments().stream()
        .map(Segment::incidents)
        .flatMap(List::stream)
        .map(Incident::clients)
        .flatMap(List::stream)
        .filter(notVictims::contains)
        .forEach(id -> said.expect(false, id + " is a victim, and no guest"));
    verdict(said);
  }

  private void verdict(Said said) {
    if (fault == Fault.PROBES_HEALTHY) {
      said.expectHealthy();
    } else if (fault == Fault.PROBES_DEAD) {
      if (isInPoint(said.venue())) {
        said.expectVerdict(Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED);
        said.expectOnlyPossible(Verdict.POOL_EXHAUSTED);
      }
    } else if (isInPoint(said.venue())) {
      said.expectVerdict(Verdict.POOL_EXHAUSTED);
      long answered =
          said.venue().seat.heard().informed(said.truth().second(), said.truth().lastDenied());
      said.expect(
          answered < ENOUGH || said.confidence() == Confidence.CONFIRMED,
          answered + " INFORMs answered beside the denied ones, and only " + said.confidence());
    }
  }

  private static String mac(long bits) {
    return String.format(Locale.ROOT, "%012x", bits).replaceAll("..(?!$)", "$0:");
  }
}
