package lastlease.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import lastlease.capture.file.CaptureReader;
import lastlease.capture.journal.Journal;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.golden.Analysis;
import lastlease.wire.Frame;

/**
 * The journal of a seat in a busy room, without end: the frames of a lab capture over and over, so
 * many a second, and some times over from other devices. What they are follows from the seed.
 */
final class LabRoom {
  /** One room in so many has a full pool; in all others all is well. */
  static final int WELL_TO_FULL = 20;

  static final int FRAMES_A_SECOND = 10;

  /** So many times other devices come; then those that came first are back. */
  private static final int CROWDS = 5;

  private static final int ENHANCED = 6;

  /** Of a journal, the first one that frames come from; the one before it is the session's own. */
  private static final int INTERFACE = 1;

  private static final int ETHERNET = 14;
  private static final int UDP_TO_XID = 12;

  /** A capture, and where its frames name devices and conversations. */
  static final class Capture {
    private final List<byte[]> frames = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final List<byte[]> devices = new ArrayList<>();

    private Capture(String name) throws IOException {
      try (InputStream in =
              Objects.requireNonNull(
                  Analysis.class.getResourceAsStream("/lastlease/captures/" + name + "/seat.pcap"),
                  name);
          CaptureReader reader = new CaptureReader()) {
        reader.add(name, in);
        for (Input input = reader.next(); input != null; input = reader.next()) {
          if (input instanceof Input.Captured captured) {
            frames.add(captured.frame().bytes());
          }
        }
      }
      frames.forEach(this::findDevice);
      frames.forEach(frame -> places.add(places(frame)));
    }

    private static int udp(byte[] frame) {
      boolean is = frame[12] == 8 && frame[13] == 0 && frame[ETHERNET + 9] == 17;
      return is ? ETHERNET + 4 * (frame[ETHERNET] & 15) : -1;
    }

    private void findDevice(byte[] frame) {
      int udp = udp(frame);
      if (udp > 0 && frame[udp + 3] == 67) {
        byte[] device = Arrays.copyOfRange(frame, udp + 8 + 28, udp + 8 + 34);
        if (devices.stream().noneMatch(one -> Arrays.equals(one, device))) {
          devices.add(device);
        }
      }
    }

    /** Pairs of a device's number and a place where its address stands. */
    private int[] places(byte[] frame) {
      List<Integer> found = new ArrayList<>();
      for (int at = 0; at + 6 <= frame.length; at++) {
        for (int i = 0; i < devices.size(); i++) {
          if (Arrays.equals(frame, at, at + 6, devices.get(i), 0, 6)) {
            found.add(i);
            found.add(at);
          }
        }
      }
      return found.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** What rooms are made of. */
  record Captures(Capture well, Capture full) {
    static Captures read() throws IOException {
      return new Captures(new Capture("isc-healthy-crowd"), new Capture("udhcpd-full-crowd"));
    }
  }

  private final Capture capture;
  private final int number;
  private final int mixed;
  private final long begin;
  private final byte[] head;
  private long next;

  /**
   * @param number of the room
   * @param begin microseconds since 1970
   * @param home for what is written on the way
   */
  LabRoom(Captures captures, long seed, int number, long begin, Path home) throws IOException {
    Random random = new Random(seed + number);
    this.capture = random.nextInt(WELL_TO_FULL) == 0 ? captures.full() : captures.well();
    this.mixed = random.nextInt();
    this.number = number;
    this.begin = begin;
    Path file = home.resolve("journal.pcapng");
    Files.deleteIfExists(file);
    try (Journal journal = Journal.open(file, 1L << 30)) {
      journal.begin(1);
      journal.add(new Input.Start(begin, "wlan0", "interface", null, Settings.NONE));
      journal.add(new Input.Captured(frame(0)));
    }
    next = 1;
    head = Files.readAllBytes(file);
  }

  /** How the journal begins, its first frame with it. */
  byte[] head() {
    return head.clone();
  }

  /** When a frame came, microseconds since 1970. */
  long at(long index) {
    return begin + 1 + index * 1_000_000 / FRAMES_A_SECOND;
  }

  /** Number of the next frame. */
  long next() {
    return next;
  }

  private Frame frame(long index) {
    byte[] bytes = bytes(index);
    return new Frame(0, index + 1, at(index), "wlan0", 1, bytes, bytes.length);
  }

  private byte[] bytes(long index) {
    int count = capture.frames.size();
    int place = (int) (index % count);
    int round = (int) (index / count);
    byte[] bytes = capture.frames.get(place).clone();
    int[] places = capture.places.get(place);
    for (int i = 0; i < places.length; i += 2) {
      int device = round % CROWDS * capture.devices.size() + places[i];
      ByteBuffer.wrap(bytes, places[i + 1], 6)
          .put((byte) 2)
          .putShort((short) number)
          .put((byte) (device >> 16))
          .putShort((short) device);
    }
    int udp = Capture.udp(bytes);
    if (udp > 0 && (bytes[udp + 3] == 67 || bytes[udp + 3] == 68)) {
      // A checksum of 0 is none; the conversation is another one, too.
      bytes[udp + 6] = 0;
      bytes[udp + 7] = 0;
      ByteBuffer xid = ByteBuffer.wrap(bytes, udp + UDP_TO_XID, 4);
      int before = xid.getInt(udp + UDP_TO_XID);
      xid.putInt(udp + UDP_TO_XID, before ^ mixed ^ round * 0x9E37_79B9);
    }
    return bytes;
  }

  /** The blocks of what came until a time, microseconds since 1970; empty where nothing did. */
  byte[] until(long micros) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (; at(next) <= micros; next++) {
      byte[] bytes = bytes(next);
      int padded = bytes.length + 3 & ~3;
      ByteBuffer block = ByteBuffer.allocate(32 + padded).order(ByteOrder.LITTLE_ENDIAN);
      block.putInt(ENHANCED).putInt(32 + padded).putInt(INTERFACE);
      block.putInt((int) (at(next) >>> 32)).putInt((int) at(next));
      block.putInt(bytes.length).putInt(bytes.length).put(bytes);
      block.putInt(28 + padded, 32 + padded);
      all.writeBytes(block.array());
    }
    return all.toByteArray();
  }
}
