package lastlease.simulator;

/** A station's DISCOVERs, in rounds, until somebody offers an address. */
final class Search {
  private final Station station;
  private final Air air;
  private int sent;
  private long roundBegan;

  Search(Station station, Air air) {
    this.station = station;
    this.air = air;
  }

  /** A round begins; its first DISCOVER goes out when it is asked for. */
  void begins() {
    sent = 0;
    roundBegan = air.clock.now();
  }

  void discovers() {
    if (station.kind.newXid() == ClientKind.NewXid.PER_MESSAGE) {
      station.newXid();
    }
    sent++;
    air.ask(station.discover());
    double elapsed = (double) (air.clock.now() - roundBegan) / Clock.SECOND;
    double gap = station.kind.gaps().after(air.random, sent, elapsed);
    if (Double.isNaN(gap)) {
      return;
    }
    if (gap >= 0) {
      station.later(gap, this::discovers);
    } else {
      station.later(-gap, this::nextRound);
    }
  }

  private void nextRound() {
    begins();
    if (station.kind.newXid() == ClientKind.NewXid.PER_ROUND) {
      station.newXid();
    }
    station.changesMac();
    discovers();
  }
}
