package lastlease.simulator.kinds;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.simulator.ClientKinds;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Pool;
import lastlease.simulator.Server;
import lastlease.simulator.ServerKind;
import lastlease.simulator.Site;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * Two or three networks in one air, each with its server, its subnet and its own clients, that were
 * there before. Nobody is a rogue; a campus capture holds three such. One of them may be full.
 */
final class Parallel implements Kind {
  private static final int[] SUBNETS = {0x0A140000, 0xC0A82C00};
  private static final int PREFIX = 22;

  private final Fault fault;

  Parallel(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 10, 25);
    int present = Plain.between(r, 4, 15);
    double spread = Plain.between(r, 150, 400);
    boolean full = fault == Fault.PARALLEL_ONE_FULL;
    int capacity = present + (full ? newcomers - Plain.between(r, 4, 8) : newcomers * 3);
    Draw.Service service = Plain.service(r, Draw.serverKind(r), capacity, Plain.lease(r));
    return Plain.draw(
        fault, r, Plain.crowd(newcomers, spread, present, 0), service, 0, spread + 240);
  }

  @Override
  public void begins(Venue venue) {
    Random r = venue.random;
    Set<Station> others = new HashSet<>();
    int networks = 1 + r.nextInt(SUBNETS.length);
    for (int i = 0; i < networks; i++) {
      Server server = server(venue, i);
      Set<Station> own = new HashSet<>();
      server.serves(own::contains);
      venue.air.join(server);
      people(venue, server, i, own);
      others.addAll(own);
    }
    venue.main.serves(station -> !others.contains(station));
  }

  private static Server server(Venue venue, int i) {
    Random r = venue.random;
    ServerKind kind = Draw.serverKind(r);
    int gateway = SUBNETS[i] | 0xFE;
    long mac = 0x0050_5601_0001L + i * 256L;
    return new Server(
        venue.air,
        kind,
        new Site(SUBNETS[i] | 2, mac, gateway, 0, mac + 1, PREFIX, Plain.lease(r), false),
        new Pool(venue.clock, SUBNETS[i] | 0x10, 200, 0, kind.order()),
        r.nextBoolean());
  }

  private static void people(Venue venue, Server server, int i, Set<Station> own) {
    Random r = venue.random;
    int present = Plain.between(r, 3, 12);
    for (int n = 0; n < present; n++) {
      Station station = new Station(venue.air, ClientKinds.draw(r), 3000 + 1000 * i + n, 0);
      own.add(station);
      venue.wasHere(station, server);
    }
    int newcomers = Plain.between(r, 4, 20);
    for (int n = 0; n < newcomers; n++) {
      Station station = new Station(venue.air, ClientKinds.draw(r), 3500 + 1000 * i + n, 0);
      own.add(station);
      venue.comes(station, r.nextDouble() * venue.draw.crowd().spread());
    }
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return fault == Fault.PARALLEL || venue.truth.second() != 0 && venue.truth.servedBeforeSecond();
  }

  @Override
  public void judges(Said said) {
    if (fault == Fault.PARALLEL) {
      said.expectHealthy();
    } else if (isInPoint(said.venue())) {
      // Who is denied shows by no frame which network it means.
      said.expectVerdict(Verdict.POOL_EXHAUSTED, Verdict.SELECTIVE_FAILURE);
    }
    said.expectNever(Verdict.ROGUE_SERVER);
    said.expect(said.verdict() != Verdict.ROGUE_SERVER, "an innocent server is accused");
    for (Segment segment : said.report().segments()) {
      for (Segment.Server server : segment.servers()) {
        said.expect(
            server.role() != Segment.Role.SUSPECT, "server " + server.id() + " is a suspect");
      }
    }
  }
}
