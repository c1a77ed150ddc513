package lastlease.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;

/** A venue: its server, its guests, and the truth of who was denied when. */
final class Room {
  private static final long SERVER_MAC = 0x0050_5600_0001L;
  private static final int SERVER = 0x0A000001;
  private static final int FIRST = 0x0A000100;
  private static final int BROADCAST = 0xFFFFFFFF;

  final Draw draw;
  final Clock clock = new Clock();
  final Random random;
  final Seat seat;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<Long, Integer> leases = new HashMap<>();
  private final Map<Long, Integer> denials = new HashMap<>();
  private final Set<Long> victims = new HashSet<>();
  private double busyUntil;
  private boolean dead;
  private boolean told;
  private boolean everFull;
  private boolean everDied;
  private final List<Runnable> onSecondVictim = new ArrayList<>();

  Room(Draw draw, Random random) {
    this.draw = draw;
    this.random = random;
    this.seat = new Seat(clock, random, draw.seatLoss());
    for (int i = 0; i < draw.pool(); i++) {
      free.add(FIRST + i);
    }
    if (draw.fault() == Draw.Fault.DEAD) {
      clock.after(
          draw.faultAfter(),
          () -> {
            dead = true;
            everDied = true;
          });
    }
    for (int i = 0; i < draw.guests(); i++) {
      Guest guest = new Guest(this, i);
      clock.after(random.nextDouble() * draw.spread(), guest::arrive);
    }
    if (draw.gatewayArp() > 0) {
      clock.after(1, this::gatewayAsks);
    }
  }

  /**
   * Called when a second guest has asked twice in vain since a newcomer was last served: before, a
   * queue of address checks looks the same.
   */
  void onSecondVictim(Runnable what) {
    onSecondVictim.add(what);
  }

  boolean everFull() {
    return everFull;
  }

  boolean everDied() {
    return everDied;
  }

  private void gatewayAsks() {
    int target = FIRST + random.nextInt(draw.pool() + 20);
    seat.hears(
        Frames.ethernet(SERVER_MAC + 1, 0x0806, Frames.arp(SERVER_MAC + 1, SERVER + 253, target)));
    clock.after(-Math.log(1 - random.nextDouble()) / draw.gatewayArp(), this::gatewayAsks);
  }

  private boolean arrives() {
    return random.nextDouble() >= draw.airLoss();
  }

  /** A DISCOVER on the air; {@code offered} gets an address, later, if there is one. */
  void discover(long mac, int xid, int secs, boolean broadcast, String name, IntConsumer offered) {
    DhcpBytes bytes = DhcpBytes.discover(mac, xid).secs(secs).option(12, name).option(55, 1, 3, 6);
    if (broadcast) {
      bytes.fixed(10, (byte) 0x80);
    }
    seat.hears(Frames.of(1, mac, Frames.ipv4(bytes.bytes())));
    if (dead || leases.get(mac) == null && free.isEmpty()) {
      everFull |= !dead;
      denied(mac);
      return;
    }
    if (!arrives()) {
      return;
    }
    Integer known = leases.get(mac);
    int address = known == null ? free.remove() : known;
    leases.put(mac, address);
    double begins = Math.max(seconds(), busyUntil);
    busyUntil = known == null ? begins + draw.check() : begins;
    if (known == null && draw.check() > 0 && !draw.relay()) {
      clock.after(
          begins - seconds() + 0.001,
          () -> {
            if (!dead) {
              seat.hears(
                  Frames.ethernet(SERVER_MAC, 0x0806, Frames.arp(SERVER_MAC, SERVER, address)));
            }
          });
    }
    clock.after(
        busyUntil - seconds() + 0.002,
        () -> {
          if (!dead) {
            reply(2, mac, xid, address, broadcast);
            denials.clear();
            if (!told) {
              victims.clear();
            }
            if (arrives()) {
              offered.accept(address);
            }
          }
        });
  }

  private double seconds() {
    return (double) clock.now() / Clock.SECOND;
  }

  private void denied(long mac) {
    if (denials.merge(mac, 1, Integer::sum) == 2 && victims.add(mac) && victims.size() == 2) {
      told = true;
      onSecondVictim.forEach(Runnable::run);
    }
  }

  /** A REQUEST that names the server; {@code bound} hears of the ACK. */
  void request(long mac, int xid, int address, boolean broadcast, Runnable bound) {
    DhcpBytes bytes =
        DhcpBytes.request(3, mac, xid).option(50, octets(address)).option(54, octets(SERVER));
    seat.hears(Frames.of(1, mac, Frames.ipv4(bytes.bytes())));
    if (!dead && arrives() && leases.get(mac) != null) {
      clock.after(
          0.003,
          () -> {
            reply(5, mac, xid, address, broadcast);
            if (arrives()) {
              bound.run();
            }
          });
    }
  }

  /** A REQUEST for an address of another network; {@code refused} hears of the NAK. */
  void reboot(long mac, int xid, int address, Runnable refused) {
    DhcpBytes bytes = DhcpBytes.request(3, mac, xid).option(50, octets(address));
    seat.hears(Frames.of(1, mac, Frames.ipv4(bytes.bytes())));
    if (!dead && draw.authoritative() && arrives()) {
      clock.after(
          0.004,
          () -> {
            reply(6, mac, xid, 0, true);
            refused.run();
          });
    }
  }

  private void reply(int type, long mac, int xid, int address, boolean broadcast) {
    if (!broadcast) {
      // Unicast to another station: nobody else hears it.
      return;
    }
    DhcpBytes bytes =
        DhcpBytes.reply(type, mac, xid)
            .fixed(16, bytes(address))
            .option(54, octets(SERVER))
            .option(1, 255, 255, 0, 0);
    if (type != 6) {
      bytes.option(51, 0, 1, 0x51, 0x80);
    }
    seat.hears(Frames.of(1, SERVER_MAC, Frames.ipv4(bytes.bytes(), SERVER, BROADCAST, 67, 68)));
  }

  /** A guest leaves and gives its address back, unicast. */
  void release(long mac) {
    Integer address = leases.remove(mac);
    if (address != null && !dead) {
      free.add(address);
    }
  }

  private static int[] octets(int address) {
    return new int[] {address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255};
  }

  private static byte[] bytes(int address) {
    return new byte[] {
      (byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address
    };
  }
}
