package lastlease.simulator.kinds;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lastlease.simulator.ClientKind;
import lastlease.simulator.ClientKind.Fallback;
import lastlease.simulator.ClientKind.NewXid;
import lastlease.simulator.ClientKind.OnceBound;
import lastlease.simulator.ClientKind.Requests;
import lastlease.simulator.ClientKind.Secs;
import lastlease.simulator.Clock;
import lastlease.simulator.Fault;
import lastlease.simulator.Gaps;
import lastlease.simulator.Loss;
import lastlease.simulator.Macs;
import lastlease.simulator.Pool;
import lastlease.simulator.Server;
import lastlease.simulator.ServerKind;
import lastlease.simulator.Site;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/** Lets a venue's fault happen. */
public final class Troubles {
  private static final int SECOND_SERVER = 0x0A000003;
  private static final int ROGUE = 0xC0A80B01;

  private final Venue venue;
  private final Random random;
  private final Clock clock;
  private final Server server;
  private int ghosts;

  public Troubles(Venue venue) {
    this.venue = venue;
    this.random = venue.random;
    this.clock = venue.clock;
    this.server = venue.main;
  }

  public void begin() {
    double at = venue.draw.at();
    switch (venue.draw.fault()) {
      case NOTHING, WHOLE_DAY, FULL, FULL_FEW, FULL_LATE_SECOND, FULL_UNICAST_ONLY -> {}
      case FULL_THEN_RELEASED -> late(() -> manyLeave(true));
      case FULL_THEN_EXPIRED -> clock.after(at + 60, () -> manyLeave(false));
      case FULL_THEN_FORGOTTEN ->
          late(
              () -> {
                server.dies();
                server.pool().forget();
                clock.after(2 + random.nextInt(20), server::returns);
              });
      case FULL_THEN_ENLARGED -> late(() -> server.pool().grow(40));
      case DEAD -> clock.after(at, server::dies);
      case DEAD_WITH_GATEWAY ->
          clock.after(
              at,
              () -> {
                server.dies();
                venue.gatewayDies();
              });
      case DEAD_FROM_START -> server.dies();
      case DEAD_AT_LAST_ADDRESS -> server.onLastAddress(() -> soon(10));
      case DEAD_AFTER_NAK -> clock.after(at, () -> server.onNak(() -> soon(2)));
      case RELAY_DOWN ->
          clock.after(
              at,
              () -> {
                venue.air.relayDown();
                venue.truth.down(server);
              });
      case RESTART, RESTART_LOST_LEASES -> clock.after(at, this::restarts);
      case SLOW -> clock.after(at, () -> server.slow(4 + random.nextInt(9)));
      case LOSS ->
          clock.after(
              at,
              () ->
                  venue.air.loses(
                      new Loss(
                          clock,
                          random,
                          0.3 + 0.3 * random.nextDouble(),
                          random.nextBoolean() ? 0 : 2)));
      case ROGUE_ELSEWHERE -> clock.after(at, this::rogueElsewhere);
      case ROGUE_SAME_SUBNET -> clock.after(at, () -> second(true));
      case SPLIT_HALF_DEAD -> {
        second(false);
        clock.after(at, server::dies);
      }
      case FLOOD_ONE_SOURCE, FLOOD_MANY_SOURCES, FLOOD_WITH_NAMES -> clock.after(at, this::flood);
      case CONFLICTS -> occupied();
      case POLICY_FEW -> {
        Set<Station> denied = new HashSet<>();
        int few = 1 + random.nextInt(3);
        for (int i = 0; i < few && i < venue.newcomers.size(); i++) {
          denied.add(venue.newcomers.get(i));
        }
        server.denies(denied::contains);
      }
      case POLICY_GROUP -> {
        String kind = venue.newcomers.get(0).kind.name();
        server.denies(
            station -> station.kind.name().equals(kind) && !venue.residents.contains(station));
      }
      default -> throw new IllegalStateException(venue.draw.fault() + " is of its own");
    }
  }

  private void soon(double seconds) {
    clock.after(random.nextDouble() * seconds, server::dies);
  }

  private void restarts() {
    server.dies();
    clock.after(
        20 + random.nextInt(300),
        () -> {
          if (venue.draw.fault() == Fault.RESTART_LOST_LEASES) {
            server.pool().forget();
          }
          server.returns();
        });
  }

  private void late(Runnable what) {
    clock.after(venue.draw.seconds() - 150, what);
  }

  private void manyLeave(boolean releasing) {
    for (Station station : venue.newcomers) {
      if (station.isBound() && random.nextInt(3) > 0) {
        clock.after(random.nextDouble() * 60, () -> station.leaves(releasing));
      }
    }
  }

  private void rogueElsewhere() {
    Server rogue =
        new Server(
            venue.air,
            random.nextBoolean() ? ServerKind.ROUTER : ServerKind.UDHCPD,
            new Site(ROGUE, 0x0018_4D00_0001L, ROGUE, 0, 0x0018_4D00_0001L, 24, 7200, false),
            new Pool(clock, ROGUE + 9, 50 + random.nextInt(100), 0, Pool.Order.IN_ORDER),
            random.nextBoolean());
    venue.truth.rogue(rogue);
    venue.air.join(rogue);
  }

  private void second(boolean rogue) {
    Pool first = server.pool();
    int size = rogue ? 60 : Math.max(2, venue.draw.crowd().newcomers() / 2);
    Server second =
        venue.server(SECOND_SERVER, 0x0050_5600_0002L, first.first() + first.size() + 8, size);
    if (rogue) {
      venue.truth.rogue(second);
    }
    venue.air.join(second);
  }

  private void flood() {
    venue.truth.flood();
    double rate = 2 + random.nextInt(12);
    long source = venue.draw.fault() == Fault.FLOOD_ONE_SOURCE ? Macs.madeUp(random) : 0;
    boolean named = venue.draw.fault() == Fault.FLOOD_WITH_NAMES;
    boolean takes = named || random.nextInt(4) > 0;
    ClientKind kind =
        new ClientKind(
            "ghost",
            named ? Gaps.rounds(Gaps.of(0.5, 3), 3, 60, 90) : (r, sent, elapsed) -> Double.NaN,
            NewXid.PER_ATTEMPT,
            named ? Secs.ELAPSED : Secs.ZERO,
            0.5,
            Fallback.NEVER,
            0,
            0,
            OnceBound.SILENT,
            false,
            false,
            1,
            Requests.THREE_TIMES,
            "",
            List.of(1, 3, 6, 15));
    ghost(
        new Ghosts(kind, source, rate, takes),
        clock.now() + (30 + random.nextInt(200)) * Clock.SECOND);
  }

  /**
   * An attacker's way.
   *
   * @param source Ethernet source of all; 0 where each name has its own
   * @param rate new names a second
   * @param takes addresses that are offered are taken
   */
  private record Ghosts(ClientKind kind, long source, double rate, boolean takes) {}

  private void ghost(Ghosts how, long until) {
    if (clock.now() > until || ghosts > 600) {
      return;
    }
    Station.ghost(venue.air, how.kind(), 10_000 + ghosts++, how.source(), how.takes()).joins();
    clock.after(-Math.log(1 - random.nextDouble()) / how.rate(), () -> ghost(how, until));
  }

  /** Somebody uses addresses of the pool by hand. */
  private void occupied() {
    Pool pool = server.pool();
    int taken = Math.max(3, pool.size() / 3);
    for (int i = 0; i < taken; i++) {
      int address = pool.address(random.nextInt(pool.size()));
      venue.air.uses(address, "by hand");
    }
  }
}
