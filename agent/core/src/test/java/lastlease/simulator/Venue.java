package lastlease.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lastlease.wire.PcapBytes;
import org.jspecify.annotations.Nullable;

/** A venue built as drawn: the servers, the gateway, the crowd. What goes wrong comes later. */
public final class Venue {
  private static final int GATEWAY = 0x0A0000FE;
  private static final int SERVER = 0x0A000002;
  private static final int FAR_SERVER = 0x0AFE0002;
  private static final int SECONDARY = 0x0A010010;
  private static final int SECOND_GATEWAY = 0x0A0100FE;
  private static final int FIRST = 0x0A000010;
  private static final long SERVER_MAC = 0x0050_5600_0001L;
  private static final long GATEWAY_MAC = 0x0050_5600_00FEL;
  private static final int PREFIX = 22;

  private boolean gatewayAlive = true;
  public final Draw draw;
  public final Clock clock = new Clock();
  public final Random random;
  public final Truth truth = new Truth(clock);
  public final Seat seat;
  public final Air air;
  public final Server main;
  public final List<Station> newcomers = new ArrayList<>();
  public final List<Station> residents = new ArrayList<>();

  public Venue(Draw draw, Random random, @Nullable PcapBytes recorded) {
    this.draw = draw;
    this.random = random;
    long from = clock.now() + (long) (draw.seat().startsAfter() * Clock.SECOND);
    this.seat =
        new Seat(
            clock,
            new Seat.Place(draw.seat().view(), from, draw.seat().vlan(), draw.seat().copies()),
            new Loss(clock, random, draw.seat().loss(), draw.seat().burst()),
            recorded);
    this.air = new Air(clock, random, seat, truth);
    clock.after(draw.seat().startsAfter(), truth::watched);
    Draw.Service service = draw.service();
    air.loses(new Loss(clock, random, service.airLoss(), service.airBurst()));
    this.main = server(SERVER, SERVER_MAC, FIRST, service.capacity());
    air.join(main);
    truth.servers(air.servers());
    if (service.rapidCommit()) {
      main.commitsRapidly();
    }
    if (service.v6Mostly()) {
      main.v6Mostly();
    }
    residents();
    newcomers();
    gateway();
    informers();
    if (draw.crowd().bootp()) {
      bootp(Macs.madeUp(random));
    }
    seat.own(newcomers.get(0).mac());
  }

  /** A server of the venue's own kind. */
  public Server server(int id, long mac, int first, int size) {
    Draw.Service service = draw.service();
    boolean relay = service.relay();
    return new Server(
        air,
        service.kind(),
        new Site(
            relay ? FAR_SERVER + (id - SERVER) : id,
            mac,
            GATEWAY,
            service.secondary() ? SECOND_GATEWAY : 0,
            GATEWAY_MAC,
            PREFIX,
            service.lease(),
            relay),
        new Pool(clock, first, size, service.secondary() ? SECONDARY : 0, service.kind().order()),
        service.authoritative());
  }

  private void residents() {
    int present = draw.crowd().present();
    for (int i = 0; i < present + draw.crowd().returning(); i++) {
      Station station = new Station(air, ClientKinds.draw(random), 500 + i, 0);
      double lease = draw.service().lease();
      double age = random.nextDouble() * lease * (i < present ? 0.5 : 0.3);
      Integer at = main.pool().choose(station.mac(), 0);
      if (at == null) {
        return;
      }
      main.pool().lease(at, station.mac(), lease - age);
      station.chats(draw.service().chatter());
      station.resident(main, at, lease, age, i < present);
      residents.add(station);
      if (i >= present) {
        clock.after(
            random.nextDouble() * Math.min(draw.seconds() - 60, lease - age), station::joins);
      } else {
        leavesSometime(station);
      }
    }
  }

  private void newcomers() {
    Draw.Crowd crowd = draw.crowd();
    int late = draw.fault() == Fault.FULL_LATE_SECOND ? 1 : 0;
    for (int i = 0; i < crowd.newcomers(); i++) {
      Station station = new Station(air, ClientKinds.draw(random), i, crowd.changesMac());
      newcomers.add(station);
      station.chats(draw.service().chatter());
      if (random.nextDouble() < crowd.fromHome()) {
        station.remembers(0xC0A80B02 + random.nextInt(200));
      }
      double when = random.nextDouble() * crowd.spread();
      if (i < late) {
        when = crowd.spread() + 60 + random.nextInt(180);
      }
      clock.after(when, station::joins);
      clock.after(when, () -> leavesSometime(station));
    }
    if (crowd.doors() && draw.service().airLoss() > 0) {
      // Everybody at once: the radio suffers, too.
      Loss before = new Loss(clock, random, draw.service().airLoss(), draw.service().airBurst());
      air.loses(new Loss(clock, random, 0.15, 1));
      clock.after(crowd.spread(), () -> air.loses(before));
    }
  }

  /** One more comes, that the crowd was not drawn with. */
  public void comes(Station station, double after) {
    newcomers.add(station);
    station.chats(draw.service().chatter());
    clock.after(after, station::joins);
  }

  /** One more that was here before all began, with a lease; false where none is left. */
  public boolean wasHere(Station station, Server from) {
    double lease = draw.service().lease();
    double age = random.nextDouble() * lease * 0.3;
    Integer at = from.pool().choose(station.mac(), 0);
    if (at == null) {
      return false;
    }
    from.pool().lease(at, station.mac(), lease - age);
    residents.add(station);
    station.chats(draw.service().chatter());
    station.resident(from, at, lease, age, true);
    return true;
  }

  /** Machines that are no guests: servers and gateways. */
  public Set<Long> infrastructure() {
    Set<Long> macs = new HashSet<>();
    for (Server server : air.servers()) {
      macs.add(server.site().mac());
      macs.add(server.site().gatewayMac());
    }
    return macs;
  }

  private void leavesSometime(Station station) {
    Draw.Crowd crowd = draw.crowd();
    if (random.nextDouble() < crowd.leaving()) {
      double stay = 60 + random.nextDouble() * Math.max(600, draw.seconds() / 4);
      boolean back = random.nextInt(3) == 0;
      boolean releases = random.nextDouble() < crowd.releasing();
      clock.after(
          stay,
          () -> {
            station.leaves(releases);
            if (back) {
              clock.after(30 + random.nextInt(300), station::joins);
            }
          });
    }
  }

  private void gateway() {
    double rate = draw.service().gatewayArps();
    if (rate > 0 && gatewayAlive) {
      clock.after(
          -Math.log(1 - random.nextDouble()) / rate,
          () -> {
            int target = main.pool().address(random.nextInt(main.pool().size()));
            int from = main.site().router(target);
            air.send(Packets.arp(GATEWAY_MAC, from, target));
            gateway();
          });
    }
  }

  /** The router is gone, too: hosts look for it again and again. */
  public void gatewayDies() {
    gatewayAlive = false;
    residents.forEach(station -> station.chats(0.15));
    newcomers.forEach(station -> station.chats(0.15));
  }

  private void informers() {
    for (int i = 0; i < draw.crowd().informing(); i++) {
      Station station = new Station(air, ClientKinds.windows(random), 900 + i, 0);
      station.remembers(GATEWAY - 20 - i);
      informs(station);
    }
  }

  /** An old thing that speaks BOOTP, and is never served here. */
  private void bootp(long mac) {
    clock.after(
        5 + random.nextInt(60),
        () -> {
          air.send(Packets.bootp(mac, random.nextInt()));
          bootp(mac);
        });
  }

  private void informs(Station station) {
    clock.after(
        60 + random.nextInt(400),
        () -> {
          station.informs();
          informs(station);
        });
  }
}
