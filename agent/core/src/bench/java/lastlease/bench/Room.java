package lastlease.bench;

import java.util.ArrayList;
import java.util.List;
import lastlease.core.Driver;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.simulator.Packets;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;

/**
 * The frames of a room where 50 guests are served and 50 later ones are not, ten minutes long: the
 * mix that a seat at an incident hears.
 */
final class Room {
  static final long SECOND = 1_000_000;
  static final long LENGTH = 600 * SECOND;

  private static final long T0 = 1_795_000_000_000_000L;
  private static final long MAC = 0x3C22_FB00_0000L;
  private static final long SERVER_MAC = 0x0200_0000_0001L;
  private static final int SERVER = 0x0A00_0001;
  private static final int POOL = 0x0A00_0100;
  private static final int GUESTS = 50;

  /** Seconds after a guest's first DISCOVER at which it asks again (dhcpcd). */
  private static final int[] AGAIN = {0, 4, 12, 28, 60, 124};

  private final List<Frame> frames = new ArrayList<>();

  /** The frames in their order, from time 0 on. */
  static List<Frame> frames() {
    Room room = new Room();
    for (int guest = 0; guest < GUESTS; guest++) {
      room.served(guest, guest * SECOND);
      room.denied(GUESTS + guest, (GUESTS + guest) * SECOND);
    }
    room.frames.sort((a, b) -> Long.compare(a.micros(), b.micros()));
    return List.copyOf(room.frames);
  }

  /** A core that has seen nothing yet. */
  static Driver driver() {
    return new Driver(new Input.Start(T0, "bench", "file", null, Settings.NONE));
  }

  /** The frame as the one with this number, that much later. */
  static Frame later(Frame frame, long number, long by) {
    return new Frame(
        frame.source(),
        number,
        T0 + frame.micros() + by,
        frame.point(),
        frame.linkType(),
        frame.bytes(),
        frame.originalLength());
  }

  private void served(int guest, long at) {
    long mac = MAC + guest;
    int address = POOL + guest;
    add(at, asked(DhcpBytes.discover(mac, guest), mac));
    add(at + 1_000, answered(DhcpBytes.reply(2, mac, guest), mac, address));
    DhcpBytes request = DhcpBytes.request(3, mac, guest).option(50, octets(address));
    add(at + 2_000, asked(request.option(54, octets(SERVER)), mac));
    add(at + 3_000, answered(DhcpBytes.reply(5, mac, guest), mac, address));
    add(at + 4_000, Packets.arp(mac, 0, address));
    add(at + 5_000, Packets.arp(mac, address, address));
    for (int minute = 1; minute < 8; minute++) {
      add(at + minute * 60 * SECOND, Packets.arp(mac, address, SERVER));
    }
  }

  private void denied(int guest, long at) {
    long mac = MAC + guest;
    for (int seconds : AGAIN) {
      DhcpBytes discover = DhcpBytes.discover(mac, guest).secs(seconds);
      add(at + seconds * SECOND, asked(discover.option(12, "guest-" + guest), mac));
    }
  }

  private static byte[] asked(DhcpBytes message, long mac) {
    return Packets.fromClient(message, mac, Packets.EVERYBODY, 0, Packets.BROADCAST);
  }

  private static byte[] answered(DhcpBytes message, long mac, int address) {
    DhcpBytes whole = message.fixed(16, bytes(address)).option(54, octets(SERVER));
    return Packets.fromServer(whole.option(51, octets(3_600)), SERVER_MAC, mac, SERVER, address);
  }

  private void add(long at, byte[] bytes) {
    frames.add(new Frame(0, frames.size() + 1, at, Frame.CAPTURE, 1, bytes, bytes.length));
  }

  private static byte[] bytes(int value) {
    return new byte[] {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
  }

  private static int[] octets(int value) {
    return new int[] {value >>> 24 & 0xFF, value >>> 16 & 0xFF, value >>> 8 & 0xFF, value & 0xFF};
  }
}
