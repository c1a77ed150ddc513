package lastlease.attack;

import static lastlease.simulator.Packets.EVERYBODY;
import static lastlease.simulator.Packets.arp;
import static lastlease.simulator.Packets.fromClient;
import static lastlease.simulator.Packets.octets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lastlease.simulator.Packets;
import lastlease.wire.DhcpBytes;

/**
 * Honest stations of a small venue: a server whose answers are unicast, so that the seat sees none,
 * guests who are served and use their addresses, and guests whom nobody answers.
 */
final class Venue {
  static final int SERVER_IP = 0x0A09_0001;
  static final long SERVER = 0x3C22_FB00_0001L;
  private static final long GUEST = 0xA4C3_F000_0000L;
  private static final int POOL = 0x0A09_0064;

  /** When dhcpcd asks again, and when Apple does, seconds after its first DISCOVER. */
  private static final double[][] ASKS = {
    {0, 4, 12, 28, 60, 124, 188, 252, 316, 380, 444, 508, 572},
    {0, 1.5, 4.5, 10, 19, 27, 35, 43, 51, 59, 119, 120.5, 123.5, 129, 138, 146, 154, 162, 170, 178},
  };

  private static final int BROADCAST = Packets.BROADCAST;

  /** A DISCOVER of a guest whom nobody answers. */
  record Ask(int guest, double at, int round, int secs) {
    int xid() {
      return Venue.xid(guest, round);
    }
  }

  private final Room room;
  private final double until;
  private final List<Ask> asks = new ArrayList<>();

  Venue(Room room, double until) {
    this.room = room;
    this.until = until;
    for (double at = 3; at < until; at += 47) {
      room.sends(at, arp(SERVER, SERVER_IP, POOL + 200));
    }
    room.sends(until, arp(SERVER, SERVER_IP, POOL + 200));
  }

  static long mac(int guest) {
    return GUEST + guest * 0x1_0203L;
  }

  static int address(int guest) {
    return POOL + guest;
  }

  static int xid(int guest, int round) {
    return 0x5A00_0000 + guest * 8191 + round * 131;
  }

  /** A guest is served at once, and stays. */
  void served(int guest, double at) {
    served(guest, at, until);
  }

  /** A guest is served at once; its host is heard until a time. */
  void served(int guest, double at, double leaves) {
    long mac = mac(guest);
    room.sends(at, discover(guest, 0, 0));
    room.sends(at + .4, select(guest));
    room.sends(at + 5.2, arp(mac, 0, address(guest)));
    room.sends(at + 7.1, arp(mac, address(guest), address(guest)));
    room.sends(at + 9.1, arp(mac, address(guest), address(guest)));
    lives(guest, at + 12, leaves);
  }

  /** A host asks for the gateway now and then. */
  void lives(int guest, double from, double leaves) {
    for (double at = from + guest % 7; at < leaves; at += 41) {
      room.sends(at, arp(mac(guest), address(guest), SERVER_IP));
    }
  }

  /** Nobody answers a guest: it asks on and lives on 169.254. */
  void denied(int guest, double from) {
    denied(guest, from, until);
  }

  void denied(int guest, double from, double leaves) {
    int linkLocal = linkLocal(guest);
    double[] asks = ASKS[guest % 2];
    for (int i = 0; i < asks.length && from + asks[i] < leaves; i++) {
      room.sends(from + asks[i], discover(guest, i / 5, (int) asks[i]));
      this.asks.add(new Ask(guest, from + asks[i], i / 5, (int) asks[i]));
    }
    double fallback = guest % 2 == 0 ? 5 : 16;
    room.sends(from + fallback, arp(mac(guest), 0, linkLocal));
    room.sends(from + fallback + 1.4, arp(mac(guest), 0, linkLocal));
    room.sends(from + fallback + 4.3, arp(mac(guest), linkLocal, linkLocal));
    for (double at = from + fallback + 20; at < leaves; at += 45) {
      room.sends(at, Packets.multicastDns(mac(guest), linkLocal));
    }
  }

  /** DISCOVERs of all whom nobody answers, in the order of time. */
  List<Ask> asks() {
    return asks.stream().sorted(Comparator.comparingDouble(Ask::at)).toList();
  }

  static int linkLocal(int guest) {
    return 0xA9FE_2000 + guest * 257;
  }

  /** A guest who was here before comes back, and the server confirms its address. */
  void returns(int guest, double at) {
    long mac = mac(guest);
    DhcpBytes reboot = DhcpBytes.request(3, mac, xid(guest, 40)).option(50, octets(address(guest)));
    room.sends(at, fromClient(reboot, mac, EVERYBODY, 0, BROADCAST));
    room.sends(at + 5.1, arp(mac, address(guest), address(guest)));
    room.sends(at + 7.1, arp(mac, address(guest), address(guest)));
    lives(guest, at + 14, until);
  }

  static byte[] discover(int guest, int round, int secs) {
    return fromClient(
        DhcpBytes.discover(mac(guest), xid(guest, round)).secs(secs).option(55, 1, 3, 6, 15),
        mac(guest),
        EVERYBODY,
        0,
        BROADCAST);
  }

  static byte[] select(int guest) {
    return fromClient(
        DhcpBytes.request(3, mac(guest), xid(guest, 0))
            .option(50, octets(address(guest)))
            .option(54, octets(SERVER_IP))
            .option(55, 1, 3, 6, 15),
        mac(guest),
        EVERYBODY,
        0,
        BROADCAST);
  }

  /** Eight guests are served, then the pool is full: six more ask in vain. */
  static Venue full(Room room) {
    Venue venue = new Venue(room, 600);
    for (int i = 0; i < 8; i++) {
      venue.served(i, 5 + 9 * i);
    }
    for (int i = 0; i < 6; i++) {
      venue.denied(20 + i, 120 + 11 * i);
    }
    return venue;
  }

  /** The same, and the server is seen to live: two holders come back and are confirmed. */
  static Venue fullAndAlive(Room room) {
    Venue venue = full(room);
    venue.returns(0, 190);
    venue.returns(1, 235);
    return venue;
  }

  /** Nobody was ever served: the server was dead before the seat was taken. */
  static Venue dead(Room room) {
    Venue venue = new Venue(room, 600);
    for (int i = 0; i < 6; i++) {
      venue.denied(20 + i, 20 + 11 * i);
    }
    return venue;
  }

  /**
   * Ten guests are served, then the server dies: five more ask in vain, and at last the ten, who
   * ask for more time and fall back.
   */
  static Venue died(Room room) {
    Venue venue = new Venue(room, 900);
    for (int i = 0; i < 10; i++) {
      venue.served(i, 5 + 9 * i, 605 + 9 * i);
    }
    for (int i = 0; i < 5; i++) {
      venue.denied(20 + i, 125 + 19 * i);
    }
    for (int i = 0; i < 10; i++) {
      venue.rebinds(i, 530 + 9 * i);
      venue.rebinds(i, 560 + 9 * i);
      venue.denied(i, 605 + 9 * i, 900);
    }
    return venue;
  }

  /** A guest asks every server for more time, out of its own address. */
  private void rebinds(int guest, double at) {
    room.sends(at, Forger.rebind(mac(guest), xid(guest, 50), address(guest), mac(guest)));
  }

  /** Guests come all the time, and all are served. */
  static Venue healthy(Room room) {
    Venue venue = new Venue(room, 600);
    for (int i = 0; i < 16; i++) {
      venue.served(i, 5 + 31 * i);
    }
    return venue;
  }

  /** Ten guests were served; then nobody comes any more. */
  static Venue quiet(Room room) {
    Venue venue = new Venue(room, 900);
    for (int i = 0; i < 10; i++) {
      venue.served(i, 5 + 9 * i);
    }
    return venue;
  }
}
