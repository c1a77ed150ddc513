package lastlease.attack;

import static lastlease.simulator.Packets.BROADCAST;
import static lastlease.simulator.Packets.EVERYBODY;
import static lastlease.simulator.Packets.fromClient;
import static lastlease.simulator.Packets.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lastlease.attack.Venue.Ask;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeasePool;
import lastlease.reports.Segment;
import lastlease.simulator.Packets;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.ProbeStranger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What else a seat goes by: its own machine, its probes, the server's table, tags. */
class BesideTest {
  /** A real outage. */
  enum Outage {
    FULL(Venue::full),
    DIED(Venue::died);

    private final Consumer<Room> made;

    Outage(Consumer<Room> made) {
      this.made = made;
    }
  }

  private static final int OWN_GUEST = 21;
  private static final int VLAN = 20;
  private static final int OTHER_VLAN = 30;

  private final Room room = new Room();

  // ------------------------------------------------------------------ the own machine

  /** The own machine asks in vain, too, and is told that it has an address. */
  @ParameterizedTest
  @EnumSource
  void acksToTheOwnMachine(Outage outage) {
    outage.made.accept(room);
    room.owns(1, Venue.mac(OWN_GUEST), Venue.linkLocal(OWN_GUEST));
    for (int i = 0; i < 70; i++) {
      room.forges(
          120 + 6 * i,
          Forger.ack(
              Venue.mac(OWN_GUEST),
              Venue.xid(OWN_GUEST, i / 20),
              Venue.address(90),
              Venue.SERVER_IP,
              i % 2 == 0 ? Venue.SERVER : Forger.OWN));
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @EnumSource
  void requestsInTheOwnMachinesName(Outage outage) {
    outage.made.accept(room);
    room.owns(1, Venue.mac(OWN_GUEST), Venue.linkLocal(OWN_GUEST));
    long mac = Venue.mac(OWN_GUEST);
    for (int i = 0; i < 70; i++) {
      double at = 120 + 6 * i;
      room.forges(at, Forger.discover(mac, 800 + i, mac));
      room.forges(at + .4, Forger.select(mac, 800 + i, Venue.address(90), Venue.SERVER_IP, mac));
      room.forges(at + .8, Forger.arp(mac, Venue.address(90), Venue.address(90)));
    }
    Bar.of(room).holdsInOutage();
  }

  // ------------------------------------------------------------------ its probes

  /** The server is dead, and somebody else answers the question whether it lives. */
  @Test
  void answersToTheOwnQuestion() {
    Venue.died(room);
    long mac = Venue.mac(40);
    int address = Venue.address(40);
    room.owns(1, mac, address);
    for (int i = 0; i < 10; i++) {
      double at = 30 + 60 * i;
      room.sends(at, fromClient(inform(mac, 900 + i, address), mac, EVERYBODY, address, BROADCAST));
      room.forges(at + .02, Forger.informed(mac, 900 + i, address, Venue.SERVER_IP, Forger.OWN));
    }
    Bar.of(room).holdsInOutage();
  }

  /** Whoever did not hear the question does not know its number. */
  @Test
  void answersToAQuestionThatNobodyHeard() {
    Venue.died(room);
    long mac = Venue.mac(40);
    int address = Venue.address(40);
    room.owns(1, mac, address);
    for (int i = 0; i < 10; i++) {
      double at = 30 + 60 * i;
      room.sends(
          at,
          fromClient(inform(mac, 900 + i, address), mac, Venue.SERVER, address, Venue.SERVER_IP));
      room.forges(at + .02, Forger.informed(mac, 77 + i, address, Venue.SERVER_IP, Venue.SERVER));
    }
    Bar.of(room).holdsInOutage();
  }

  private static DhcpBytes inform(long mac, int xid, int address) {
    return DhcpBytes.request(8, mac, xid).fixed(12, Packets.bytes(address));
  }

  /** The pool is full, and somebody else offers the stranger as whom the agent asks an address. */
  @ParameterizedTest
  @EnumSource
  void offersToTheStranger(Outage outage) {
    outage.made.accept(room);
    long mac = Venue.mac(40);
    long stranger = ProbeStranger.of(new MacAddress(mac)).bits();
    room.owns(1, mac, Venue.address(40));
    for (int i = 0; i < 16; i++) {
      double at = 30 + 37 * i;
      room.sends(
          at, fromClient(DhcpBytes.discover(stranger, 900 + i), mac, EVERYBODY, 0, BROADCAST));
      room.forges(
          at + .02,
          Forger.offer(stranger, 900 + i, Venue.address(70 + i), Venue.SERVER_IP, Forger.OWN));
    }
    Bar.of(room).holdsInOutage();
  }

  // ------------------------------------------------------------------ the server's table

  /** What the server says itself stands, whatever the air says. */
  @Test
  void requestsBesideATableThatIsFull() {
    Venue venue = Venue.full(room);
    for (double at = 2; at < 600; at += 10) {
      room.reads(at, pool(8), leases(at));
    }
    int i = 0;
    for (Ask ask : venue.asks()) {
      if (i++ % 3 == 2) {
        continue;
      }
      long mac = Venue.mac(ask.guest());
      int address = Venue.address(90 + ask.guest());
      room.forges(
          ask.at() + .3, Forger.ack(mac, ask.xid(), address, Venue.SERVER_IP, Venue.SERVER));
      room.forges(ask.at() + .6, Forger.arp(mac, address, address));
    }
    Bar.of(room).holdsInOutage();
  }

  /** A table with room tells a dead server, whoever seems to be served by it. */
  @Test
  void newcomersBesideATableWithRoom() {
    Venue.died(room);
    for (double at = 2; at < 900; at += 10) {
      room.reads(at, pool(60), leases(at));
    }
    for (int i = 0; i < 40; i++) {
      long mac = 0xF0DE_F100_0000L + i * 0x2_0101L;
      int address = Venue.address(70 + i);
      double at = 130 + 15 * i;
      room.forges(at, Forger.discover(mac, 700 + i, mac));
      room.forges(at + .5, Forger.select(mac, 700 + i, address, Venue.SERVER_IP, mac));
      room.forges(at + 6, Forger.arp(mac, address, address));
    }
    Bar.of(room).holds();
  }

  private static LeasePool pool(int size) {
    return new LeasePool(new Ipv4(Venue.address(0)), new Ipv4(Venue.address(size - 1)), 24);
  }

  /** What the guests who were served by then have. */
  private static List<LeaseEntry> leases(double at) {
    return IntStream.range(0, 8)
        .filter(guest -> at > 5 + 9 * guest)
        .mapToObj(
            guest ->
                new LeaseEntry(
                    new Ipv4(Venue.address(guest)),
                    new MacAddress(Venue.mac(guest)),
                    null,
                    null,
                    LeaseEntry.State.LEASED))
        .toList();
  }

  // ------------------------------------------------------------------ tags

  /** The seat hears tagged frames; those of another tag answer nobody here. */
  @ParameterizedTest
  @EnumSource
  void acksUnderAnotherTag(Outage outage) {
    room.under(VLAN);
    outage.made.accept(room);
    room.under(0);
    for (int i = 0; i < 300; i++) {
      int guest = 20 + i % 5;
      byte[] ack =
          Forger.ack(
              Venue.mac(guest),
              Venue.xid(guest, i / 60),
              Venue.address(90 + i % 5),
              Venue.SERVER_IP,
              Venue.SERVER);
      room.forges(120 + 1.5 * i, tagged(ack, OTHER_VLAN));
    }
    Bar.of(room).holdsInOutage();
  }

  /** What is repeated under the tag of another network makes no one network of both. */
  @Test
  void discoversRepeatedUnderTheTagOfANetworkThatIsWell() {
    room.under(OTHER_VLAN);
    Venue well = new Venue(room, 600);
    for (int i = 0; i < 40; i++) {
      well.served(60 + i, 3 + 14 * i);
    }
    room.under(VLAN);
    Venue venue = Venue.full(room);
    room.under(0);
    for (Ask ask : venue.asks()) {
      room.forges(
          ask.at() + .01, tagged(Venue.discover(ask.guest(), ask.round(), ask.secs()), OTHER_VLAN));
    }
    Bar.of(room).holdsInOutage();
    assertEquals(2, room.attacked().report().segments().size());
  }

  /** Networks under tags that nobody has beside a real one: each is told apart. */
  @Test
  void outagesMadeUpUnderOtherTags() {
    room.under(VLAN);
    Venue.healthy(room);
    room.under(0);
    for (int i = 0; i < 500; i++) {
      long mac = 0xF0DE_F100_0000L + i % 8 * 0x1234L;
      room.forges(20 + 1.02 * i, tagged(Forger.discover(mac, 7 + i % 8, mac), 100 + i % 2));
    }
    Bar.of(room).holds("10.9.0.1");
    Segment first = room.attacked().report().segments().get(0);
    assertEquals("capture." + VLAN, first.id());
  }
}
