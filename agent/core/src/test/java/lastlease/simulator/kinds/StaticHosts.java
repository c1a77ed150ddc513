package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.reports.Verdict;
import lastlease.simulator.ClientKinds;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * Hosts whose address was set by hand, and that show it by ARP: beside a healthy server, beside a
 * dead one, or those whom nobody answered, set by the staff. None was served.
 */
final class StaticHosts implements Kind {
  private static final int BEYOND_THE_POOL = 0x0A000310;
  private static final double CHATTER = 0.02;

  private final Fault fault;

  StaticHosts(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 8, 20);
    double spread = Plain.between(r, 100, 300);
    boolean full = fault == Fault.STATIC_AFTER_FAILURE;
    int capacity = full ? newcomers - Plain.between(r, 4, 6) : newcomers + 40;
    return Plain.draw(
        fault,
        r,
        Plain.crowd(newcomers, spread, 0, 0),
        Plain.service(r, Draw.serverKind(r), capacity, Plain.lease(r)),
        0,
        spread + 240);
  }

  @Override
  public void begins(Venue venue) {
    if (fault == Fault.STATIC_AFTER_FAILURE) {
      helps(venue, 0);
      return;
    }
    if (fault == Fault.STATIC_BESIDE_DEAD) {
      venue.main.dies();
    }
    Random r = venue.random;
    int hosts = Plain.between(r, 3, 10);
    for (int i = 0; i < hosts; i++) {
      Station host = new Station(venue.air, ClientKinds.draw(r), 4000 + i, 0);
      int address = BEYOND_THE_POOL + i;
      venue.clock.after(r.nextDouble() * 120, () -> host.usesUnleased(address));
      host.chats(CHATTER);
    }
  }

  /** Now and then the staff sets one by hand that waits in vain, but for the last two. */
  private static void helps(Venue venue, int helped) {
    venue.clock.after(
        20 + venue.random.nextInt(30),
        () -> {
          Station one =
              venue.newcomers.stream()
                  .skip(2)
                  .filter(station -> venue.truth.denied().contains(station))
                  .filter(station -> !station.isBound())
                  .findFirst()
                  .orElse(null);
          if (one != null) {
            one.usesUnleased(BEYOND_THE_POOL + helped);
          }
          helps(venue, one == null ? helped : helped + 1);
        });
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return switch (fault) {
      case STATIC_BESIDE_DEAD -> venue.truth.inVain() >= 2;
      case STATIC_AFTER_FAILURE -> venue.truth.second() != 0 && venue.truth.servedBeforeSecond();
      default -> true;
    };
  }

  @Override
  public void judges(Said said) {
    if (fault == Fault.STATIC_HEALTHY) {
      said.expectHealthy();
    } else if (fault == Fault.STATIC_BESIDE_DEAD) {
      if (isInPoint(said.venue())) {
        said.expectVerdict(Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED);
        said.expectOnlyPossible(Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED);
        said.expectRival(Verdict.POOL_EXHAUSTED, Verdict.SERVER_UNREACHABLE);
        said.expectRival(Verdict.SERVER_UNREACHABLE, Verdict.POOL_EXHAUSTED);
      }
    } else if (isInPoint(said.venue())) {
      said.expectVerdict(Verdict.POOL_EXHAUSTED);
    }
  }
}
