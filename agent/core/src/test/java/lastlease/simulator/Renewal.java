package lastlease.simulator;

import org.jspecify.annotations.Nullable;

/** Keeps a station's lease (RFC 2131 4.4.5): asks its own server, then all, then loses it. */
final class Renewal {
  /** No client asks more often. */
  private static final double SHORTEST = 60;

  private static final double NO_TIME_LEFT = 1;

  private final Station station;
  private final Air air;
  private final @Nullable Server own;
  private final double lease;

  Renewal(Station station, Air air, @Nullable Server own, double lease) {
    this.station = station;
    this.air = air;
    this.own = own;
    this.lease = lease;
  }

  /** Waits for T1, with so many seconds left of the lease. */
  void begins(double left) {
    double renewsIn = left - lease / 2;
    if (renewsIn > 0) {
      station.later(renewsIn, () -> renews(lease / 2));
    } else {
      station.later(1 + air.random.nextDouble() * 5, () -> renews(left));
    }
  }

  private void renews(double left) {
    if (own == null) {
      return;
    }
    double untilRebinding = left - lease / 8;
    if (untilRebinding <= NO_TIME_LEFT) {
      rebinds(left);
      return;
    }
    air.ask(station.extension(false), own);
    double wait = Math.min(untilRebinding, Math.max(SHORTEST, untilRebinding / 2));
    station.later(wait, () -> renews(left - wait));
  }

  private void rebinds(double left) {
    if (left <= NO_TIME_LEFT) {
      station.loses();
      return;
    }
    air.ask(station.extension(true));
    double wait = Math.min(left, Math.max(SHORTEST, left / 2));
    station.later(wait, () -> rebinds(left - wait));
  }
}
