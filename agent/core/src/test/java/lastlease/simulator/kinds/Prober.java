package lastlease.simulator.kinds;

import java.util.List;
import lastlease.simulator.Ask;
import lastlease.simulator.ClientKind;
import lastlease.simulator.ClientKind.Fallback;
import lastlease.simulator.ClientKind.NewXid;
import lastlease.simulator.ClientKind.OnceBound;
import lastlease.simulator.ClientKind.Requests;
import lastlease.simulator.ClientKind.Secs;
import lastlease.simulator.ClientKinds;
import lastlease.simulator.OwnLease;
import lastlease.simulator.Site;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/** A lastlease that probes: the frames of its probe, from the machine that it runs on. */
final class Prober {
  private static final int OWN = 7001;
  private static final int OTHER = 7002;
  private static final int TRIES = 3;

  private static final ClientKind PROBE =
      new ClientKind(
          "probe",
          (random, sent, elapsed) -> Double.NaN,
          NewXid.PER_ATTEMPT,
          Secs.ELAPSED,
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
          List.of(1, 3, 6, 51));

  private final Venue venue;
  private final Station machine;
  private final Station sender;
  private final boolean informs;
  private final boolean discovers;

  private Prober(Venue venue, Station machine, boolean informs, boolean discovers) {
    this.venue = venue;
    this.machine = machine;
    this.informs = informs;
    this.discovers = discovers;
    this.sender = Station.ghost(venue.air, PROBE, stranger(machine.mac()), "");
  }

  /** That of the agent itself, which knows of its own address. */
  static Prober own(Venue venue, boolean informs, boolean discovers) {
    Station own = resident(venue, OWN);
    Site site = venue.main.site();
    venue.seat.own(
        new OwnLease(
            own.mac(),
            own.address(),
            site.prefix(),
            site.id(),
            (long) site.lease(),
            site.router(own.address())));
    return new Prober(venue, own, informs, discovers);
  }

  /** That of somebody else in the room. */
  static Prober other(Venue venue, boolean informs, boolean discovers) {
    return new Prober(venue, resident(venue, OTHER), informs, discovers);
  }

  private static Station resident(Venue venue, int number) {
    Station station = new Station(venue.air, ClientKinds.dhcpcd(venue.random), number, 0);
    venue.wasHere(station, venue.main);
    return station;
  }

  /** The stranger's address, as the probe makes it of the machine's. */
  static long stranger(long mac) {
    return (mac | 0x0200_0000_0000L) ^ 0x0000_4C4C_0001L;
  }

  void every(int seconds) {
    venue.clock.after(
        seconds * (0.9 + 0.2 * venue.random.nextDouble()),
        () -> {
          probes(venue.random.nextInt(), 0);
          every(seconds);
        });
  }

  /** What has no answer yet is sent again. */
  private void probes(int xid, int n) {
    boolean alive = venue.main.alive();
    if (informs && (n == 0 || !alive)) {
      venue.air.ask(ask(Ask.INFORM, machine.mac(), xid, 0, machine.address(), false));
    }
    boolean full = !venue.main.pool().anyFree();
    if (discovers && (n == 0 || !alive || full)) {
      venue.air.ask(ask(Ask.DISCOVER, stranger(machine.mac()), xid + 1, 2 * n, 0, true));
    }
    if (n + 1 < TRIES) {
      venue.clock.after(2, () -> probes(xid, n + 1));
    }
  }

  private Ask ask(int type, long chaddr, int xid, int secs, int ciaddr, boolean broadcast) {
    return new Ask(
        type, sender, chaddr, machine.mac(), xid, secs, broadcast, ciaddr, 0, 0, "", false, false);
  }
}
