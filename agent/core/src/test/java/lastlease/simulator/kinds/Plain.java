package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Seat;
import lastlease.simulator.ServerKind;

/** A venue with nothing in it but what its kind is about. */
final class Plain {
  private Plain() {}

  /**
   * @param at seconds until it happens
   */
  static Draw draw(
      Fault fault, Random r, Draw.Crowd crowd, Draw.Service service, double at, double seconds) {
    return new Draw(fault, crowd, service, seat(r), at, seconds);
  }

  /** Newcomers within so many seconds, and who was here before. */
  static Draw.Crowd crowd(int newcomers, double spread, int present, int returning) {
    return new Draw.Crowd(newcomers, spread, false, present, returning, 0, 0, 0, 0, 0, false);
  }

  static Draw.Service service(Random r, ServerKind kind, int capacity, double lease) {
    return new Draw.Service(
        kind,
        capacity,
        lease,
        r.nextInt(10) < 7,
        r.nextInt(8) == 0,
        false,
        false,
        pick(r, 0, 0.005, 0.01),
        false,
        pick(r, 0, 0.1, 0.5),
        pick(r, 0, 0, 0.01),
        0);
  }

  /** Hours, as venues grant them, but not so short that renewals become the matter. */
  static double lease(Random r) {
    return pick(r, 3600, 14_400, 43_200, 86_400);
  }

  private static Draw.Listening seat(Random r) {
    Seat.View[] views = {
      Seat.View.LAPTOP, Seat.View.LAPTOP, Seat.View.BROADCASTS, Seat.View.BROADCASTS, Seat.View.FULL
    };
    return seat(r, views[r.nextInt(views.length)], 0);
  }

  static Draw.Listening seat(Random r, Seat.View view, double startsAfter) {
    boolean mirror = view == Seat.View.FULL;
    return new Draw.Listening(
        view,
        startsAfter,
        pick(r, 0, 0, 0.01, 0.03),
        pick(r, 0, 0, 1),
        mirror && r.nextInt(3) == 0 ? 20 : 0,
        r.nextInt(12) == 0 ? 1 : 0);
  }

  static double pick(Random r, double... of) {
    return of[r.nextInt(of.length)];
  }

  /** A number from the first to the last. */
  static int between(Random r, int first, int last) {
    return first + r.nextInt(last - first + 1);
  }
}
