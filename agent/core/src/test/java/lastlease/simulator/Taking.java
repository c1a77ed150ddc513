package lastlease.simulator;

import java.util.Random;
import lastlease.simulator.Station.State;

/** What a station makes of a server's answers: takes an offer, uses an address, begins anew. */
final class Taking {
  private final Station station;
  private final Air air;
  private final Host host;
  private final Random random;
  private boolean deaf;
  private boolean takesOffers = true;

  Taking(Station station, Air air, Host host) {
    this.station = station;
    this.air = air;
    this.host = host;
    this.random = air.random;
  }

  void deaf(boolean now) {
    deaf = now;
  }

  void takesNoOffer() {
    takesOffers = false;
  }

  /** A message that answers what the station asked. */
  void takes(Answer answer) {
    if (deaf) {
      air.truth.unheard(station, answer);
      return;
    }
    switch (answer.type()) {
      case Ask.OFFER -> offered(answer);
      case Ask.ACK -> acknowledged(answer);
      default -> refused();
    }
  }

  private void offered(Answer answer) {
    if (station.state() != State.SELECTING || !takesOffers) {
      return;
    }
    if (answer.v6Only() && station.kind.asksV6Only()) {
      station.turns(State.WITHOUT_V4);
      air.truth.served(station);
      return;
    }
    station.turns(State.REQUESTING);
    requests(answer, 1);
  }

  private void requests(Answer offer, int n) {
    air.ask(station.ask(Ask.REQUEST, 0, offer.address(), offer.server().id()));
    station.later(
        station.kind.requests().gap(n) + random.nextDouble() - 0.5,
        () -> {
          if (n < station.kind.requests().tries()) {
            requests(offer, n + 1);
          } else {
            station.startsOver();
          }
        });
  }

  private void acknowledged(Answer answer) {
    boolean asked =
        switch (station.state()) {
          case REQUESTING, REBOOTING, REBINDING, BOUND -> true;
          case SELECTING -> station.kind.rapidCommit();
          default -> false;
        };
    if (!asked || answer.address() == 0) {
      return;
    }
    boolean fresh = !station.isBound();
    station.holds(answer.server(), answer.address(), answer.lease());
    if (fresh) {
      binds(answer.address(), answer.server());
    }
    new Renewal(station, air, answer.server(), answer.lease()).begins(answer.lease());
  }

  private void binds(int address, Server from) {
    Object other = air.user(address);
    if (other != null && other != station && station.kind.probes()) {
      host.probes(address);
      station.later(0.9 + random.nextDouble(), () -> declines(address, from));
      return;
    }
    air.uses(address, station);
    air.truth.served(station);
    host.settles();
  }

  private void declines(int taken, Server from) {
    air.ask(station.ask(Ask.DECLINE, 0, taken, from.id()));
    station.turns(station.state());
    station.later(10, station::beginsAnew);
  }

  private void refused() {
    boolean bound = station.isBound();
    if (station.state() != State.REQUESTING && station.state() != State.REBOOTING && !bound) {
      return;
    }
    if (bound) {
      air.leaves(station.address(), station);
    }
    station.turns(State.SELECTING);
    station.later(
        0.05 + (random.nextInt(3) == 0 ? 1 + random.nextDouble() * 9 : random.nextDouble()),
        station::beginsAnew);
  }
}
