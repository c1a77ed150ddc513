package lastlease.simulator;

import java.util.Locale;
import lastlease.wire.Frames;

/** A device with timers of its own kind: how often it asks, and when it falls back. */
final class Guest {
  private static final int LINK_LOCAL = 0xA9FE0000;

  private final Room room;
  private final long mac;
  private final String name;
  private final boolean broadcast;
  private final double firstGap;
  private final double factor;
  private final double longestGap;
  private final int fallsBackAfter;
  private int xid;
  private int asked;
  private double began;
  private boolean bound;
  private boolean waiting;

  Guest(Room room, int number) {
    this.room = room;
    boolean random = room.random.nextInt(3) > 0;
    this.mac =
        random
            ? 0x0200_0000_0000L | room.random.nextInt(Integer.MAX_VALUE)
            : 0x3C22_FB00_0000L | number;
    this.name = String.format(Locale.ROOT, "guest-%d", number);
    this.broadcast = room.random.nextDouble() < room.draw.broadcast();
    this.firstGap = 0.9 + room.random.nextDouble() * 4;
    this.factor = room.random.nextInt(5) == 0 ? 1 : 1.7 + room.random.nextDouble() * 0.6;
    this.longestGap = 8 + room.random.nextInt(60);
    this.fallsBackAfter =
        room.random.nextInt(4) == 0 ? Integer.MAX_VALUE : 3 + room.random.nextInt(4);
    this.xid = room.random.nextInt();
  }

  void arrive() {
    began = seconds();
    if (room.random.nextDouble() < room.draw.fromHome()) {
      int home = 0xC0A80B00 | room.random.nextInt(200);
      boolean[] answered = new boolean[1];
      room.reboot(mac, xid, home, () -> answered[0] = true);
      room.clock.after(
          2,
          () -> {
            if (!answered[0]) {
              room.reboot(mac, xid, home, () -> {});
            }
          });
      room.clock.after(4, this::ask);
    } else {
      ask();
    }
  }

  private double seconds() {
    return (double) room.clock.now() / Clock.SECOND;
  }

  private void ask() {
    if (bound || waiting) {
      return;
    }
    asked++;
    int mine = xid;
    room.discover(
        mac,
        mine,
        (int) Math.min(60_000, seconds() - began),
        broadcast,
        name,
        address -> take(mine, address, 0));
    if (asked == fallsBackAfter) {
      fallBack();
    }
    double gap = Math.min(longestGap, firstGap * Math.pow(factor, asked - 1));
    if (asked % 8 == 0) {
      // A new round after a rest.
      xid = room.random.nextInt();
      gap = 20 + room.random.nextInt(60);
    }
    room.clock.after(gap * (0.9 + 0.2 * room.random.nextDouble()), this::ask);
  }

  private void take(int offeredXid, int address, int tries) {
    if (bound || tries == 0 && waiting || offeredXid != xid) {
      return;
    }
    if (tries == 4) {
      waiting = false;
      ask();
      return;
    }
    waiting = true;
    room.request(
        mac,
        offeredXid,
        address,
        broadcast,
        () -> {
          if (!bound) {
            bound = true;
            uses(address);
          }
        });
    room.clock.after(
        3 + tries,
        () -> {
          if (!bound) {
            take(offeredXid, address, tries + 1);
          }
        });
  }

  private void uses(int address) {
    room.clock.after(0.1, () -> arp(0, address));
    room.clock.after(2.1, () -> arp(address, address));
    if (room.random.nextDouble() < room.draw.leaving()) {
      room.clock.after(30 + room.random.nextInt(600), () -> room.release(mac));
    }
  }

  private void fallBack() {
    int address = LINK_LOCAL | 0x100 + room.random.nextInt(0xFD00);
    for (int i = 0; i < 3; i++) {
      room.clock.after(0.2 + i * 1.2, () -> arpUnlessBound(0, address));
    }
    room.clock.after(4.5, () -> arpUnlessBound(address, address));
    room.clock.after(6.5, () -> arpUnlessBound(address, address));
  }

  private void arpUnlessBound(int sender, int target) {
    if (!bound) {
      arp(sender, target);
    }
  }

  private void arp(int sender, int target) {
    room.seat.hears(Frames.ethernet(mac, 0x0806, Frames.arp(mac, sender, target)));
  }
}
