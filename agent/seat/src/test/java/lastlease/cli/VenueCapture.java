package lastlease.cli;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;
import lastlease.wire.PcapBytes;

/**
 * What a seat sees of a venue whose pool of two runs dry: two newcomers come to their REQUEST,
 * three are never answered, one of them falls back to link-local, while a newcomer's refusal shows
 * that the server lives.
 */
public final class VenueCapture {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final int SERVER = 0x0A000001;

  private record Timed(long micros, byte[] frame) {}

  private final List<Timed> frames = new ArrayList<>();
  private String hostname = "guest";
  private boolean whole;
  private int vlan;

  public VenueCapture() {}

  /** The name that devices give themselves. */
  public VenueCapture hostname(String name) {
    hostname = name;
    return this;
  }

  /**
   * Adds what has nothing to do with DHCP: two frames a second at first, one before a silence of
   * more than five minutes; and somebody who asks after it.
   */
  public VenueCapture amongOthers() {
    for (int half = 0; half < 150; half++) {
      add(half / 2.0, Frames.ethernet(mac(70), 0x86DD, new byte[60]));
    }
    add(130, Frames.ethernet(mac(70), 0x86DD, new byte[60]));
    discover(6, 436);
    discover(6, 440);
    return this;
  }

  /** From the thirtieth second on frames bear a time that is an hour earlier. */
  public VenueCapture clockSetBack() {
    frames()
        .replaceAll(
            timed ->
                timed.micros() < T0 + 30_000_000L
                    ? timed
                    : new Timed(timed.micros() - 3_600_000_000L, timed.frame()));
    return this;
  }

  /** All of it in a VLAN, by devices that are in no other; to be called first. */
  public VenueCapture inVlan(int id) {
    vlan = id;
    return this;
  }

  /** All frames in one file. */
  public byte[] whole() {
    return part(0, frames().size());
  }

  /** The same frames in so many files. */
  public List<byte[]> inParts(int parts) {
    int size = frames().size();
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      files.add(part(size * i / parts, size * (i + 1) / parts));
    }
    return files;
  }

  private byte[] part(int from, int to) {
    PcapBytes file = PcapBytes.ethernet();
    for (Timed timed : frames().subList(from, to)) {
      file.frame(timed.micros(), timed.frame());
    }
    return file.bytes();
  }

  private List<Timed> frames() {
    if (!whole) {
      whole = true;
      for (int i = 1; i <= 2; i++) {
        served(i);
      }
      for (int i = 3; i <= 5; i++) {
        for (int seconds : new int[] {0, 2, 6, 14, 30, 62}) {
          discover(i, 20 + i * 2 + seconds);
        }
      }
      add(50, Frames.ethernet(mac(4), 0x0806, Frames.arp(mac(4), 0, 0xA9FE0104)));
      add(52, Frames.ethernet(mac(4), 0x0806, Frames.arp(mac(4), 0xA9FE0104, 0xA9FE0104)));
      for (int seconds : new int[] {44, 58, 70}) {
        byte[] nak = DhcpBytes.reply(6, mac(90), 90).option(54, 10, 0, 0, 1).bytes();
        add(seconds, Frames.of(1, 0x0050_5600_0001L, Frames.ipv4(nak, SERVER, -1, 67, 68)));
      }
      frames.sort(java.util.Comparator.comparingLong(Timed::micros));
    }
    return frames;
  }

  private void served(int client) {
    discover(client, client);
    DhcpBytes request =
        DhcpBytes.request(3, mac(client), client)
            .option(50, 10, 0, 0, 10 + client)
            .option(54, 10, 0, 0, 1)
            .option(12, hostname);
    add(client + 0.2, Frames.of(1, mac(client), Frames.ipv4(request.bytes())));
    int address = 0x0A00000A + client;
    add(client + 0.3, Frames.ethernet(mac(client), 0x0806, Frames.arp(mac(client), 0, address)));
    add(
        client + 1.3,
        Frames.ethernet(mac(client), 0x0806, Frames.arp(mac(client), address, address)));
  }

  private void discover(int client, double seconds) {
    DhcpBytes discover = DhcpBytes.discover(mac(client), client).option(12, hostname);
    add(seconds, Frames.of(1, mac(client), Frames.ipv4(discover.bytes())));
  }

  private void add(double seconds, byte[] frame) {
    byte[] sent = vlan == 0 ? frame : tagged(frame);
    frames.add(new Timed(T0 + (long) (seconds * 1_000_000), sent));
  }

  /** The same frame with a tag behind its Ethernet addresses (802.1Q). */
  private byte[] tagged(byte[] frame) {
    ByteBuffer tagged = ByteBuffer.allocate(frame.length + 4).put(frame, 0, 12);
    return tagged
        .putShort((short) 0x8100)
        .putShort((short) vlan)
        .put(frame, 12, frame.length - 12)
        .array();
  }

  private long mac(int client) {
    return 0x3C22_FB00_0000L + vlan * 256L + client;
  }
}
