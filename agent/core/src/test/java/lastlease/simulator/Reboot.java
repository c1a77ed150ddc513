package lastlease.simulator;

/** A station's return with an address that it remembers (RFC 2131 4.4.2). */
final class Reboot {
  private static final int TRIES = 2;

  private final Station station;
  private final Air air;
  private final Host host;
  private IfUnanswered then = IfUnanswered.FORGETS;

  Reboot(Station station, Air air, Host host) {
    this.station = station;
    this.air = air;
    this.host = host;
  }

  void ifUnanswered(IfUnanswered what) {
    then = what;
  }

  /** Asks for the n-th time, from 1. */
  void asks(int n) {
    air.ask(station.reboot());
    if (then != IfUnanswered.FORGETS) {
      // Windows probes its address after the REQUEST, answered or not (domain: 50 to 200 ms).
      host.probes(station.address());
    }
    station.later(
        wait(n),
        () -> {
          if (n < TRIES) {
            asks(n + 1);
          } else if (then == IfUnanswered.GOES_ON) {
            // RFC 2131 3.2: the gateway answers, and the lease has not ended.
            station.usesUnleased(station.address());
          } else {
            station.startsOver();
          }
        });
  }

  private double wait(int n) {
    return then == IfUnanswered.FORGETS ? 3.5 + n + air.random.nextDouble() : 4;
  }
}
