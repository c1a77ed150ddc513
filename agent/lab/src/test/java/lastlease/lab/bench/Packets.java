package lastlease.lab.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames of DHCP clients and their server, and of hosts that have nothing to do with it. */
final class Packets {
  static final int SERVER = 0x0A00_0001;
  private static final long SERVER_MAC = 0x0010_1800_0001L;
  private static final long BROADCAST = 0xFFFF_FFFF_FFFFL;
  private static final int MDNS = 0xE000_00FB;

  private Packets() {}

  static byte[] discover(long mac, int xid, int secs, String hostname) {
    return request(mac, xid, secs, new int[] {53, 1, 1}, hostname);
  }

  /** A REQUEST that chooses the server's OFFER. */
  static byte[] select(long mac, int xid, int address, String hostname) {
    ByteBuffer options = ByteBuffer.allocate(15).put(new byte[] {53, 1, 3, 50, 4});
    options.putInt(address).put((byte) 54).put((byte) 4).putInt(SERVER);
    int[] octets = new int[15];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = options.get(i);
    }
    return request(mac, xid, 0, octets, hostname);
  }

  /** An OFFER (2) or an ACK (5). */
  static byte[] reply(int type, long mac, int xid, int address) {
    ByteBuffer message = message(2, mac, xid, 0).putInt(16, address);
    message.put(new byte[] {53, 1, (byte) type, 54, 4}).putInt(SERVER);
    message.put(new byte[] {51, 4}).putInt(3600).put(new byte[] {1, 4}).putInt(0xFFF0_0000);
    message.put(new byte[] {3, 4}).putInt(SERVER).put((byte) 255);
    return udp(SERVER_MAC, mac, SERVER, address, 67, 68, message);
  }

  private static byte[] request(long mac, int xid, int secs, int[] options, String hostname) {
    ByteBuffer message = message(1, mac, xid, secs);
    for (int octet : options) {
      message.put((byte) octet);
    }
    byte[] name = hostname.getBytes(StandardCharsets.US_ASCII);
    message.put((byte) 61).put((byte) 7).put((byte) 1).put(octets(mac));
    message.put((byte) 12).put((byte) name.length).put(name);
    message.put(new byte[] {55, 7, 1, 121, 3, 6, 15, 108, 114, (byte) 255});
    return udp(mac, BROADCAST, 0, -1, 68, 67, message);
  }

  private static ByteBuffer message(int op, long mac, int xid, int secs) {
    ByteBuffer message = ByteBuffer.allocate(400);
    message.put((byte) op).put((byte) 1).put((byte) 6).put((byte) 0);
    message.putInt(xid).putShort((short) secs).position(28);
    message.put(octets(mac)).position(236);
    return message.putInt(0x6382_5363);
  }

  /** An ARP request; a probe where the sender is 0, an announcement where it is the target. */
  static byte[] arp(long mac, int sender, int target) {
    ByteBuffer frame = ethernet(BROADCAST, mac, 0x0806, 46);
    frame
        .putShort((short) 1)
        .putShort((short) 0x0800)
        .putShort((short) 0x0604)
        .putShort((short) 1)
        .put(octets(mac))
        .putInt(sender)
        .put(new byte[6])
        .putInt(target);
    return bytes(frame);
  }

  /** What a host says of itself by mDNS. */
  static byte[] mdns(long mac, int from) {
    ByteBuffer question = ByteBuffer.allocate(45);
    question.position(45);
    return udp(mac, 0x0100_5E00_00FBL, from, MDNS, 5353, 5353, question);
  }

  /** TCP between two hosts, filled with nothing. */
  static byte[] tcp(long from, long to, int sender, int target, int length) {
    ByteBuffer frame = ethernet(to, from, 0x0800, length - 14);
    ip(frame, length - 14, 6, sender, target);
    return bytes(frame.putShort((short) 443).putShort((short) 50_000));
  }

  private static byte[] udp(
      long from, long to, int sender, int target, int source, int port, ByteBuffer payload) {
    int length = Math.max(payload.position(), port < 100 ? 300 : 0);
    ByteBuffer frame = ethernet(to, from, 0x0800, 28 + length);
    ip(frame, 28 + length, 17, sender, target);
    frame.putShort((short) source).putShort((short) port).putShort((short) (8 + length));
    frame.putShort((short) 0).put(payload.flip());
    return bytes(frame);
  }

  private static ByteBuffer ethernet(long to, long from, int type, int length) {
    return ByteBuffer.allocate(14 + length)
        .put(octets(to))
        .put(octets(from))
        .putShort((short) type);
  }

  private static void ip(ByteBuffer frame, int length, int protocol, int sender, int target) {
    int at = frame.position();
    frame.putShort((short) 0x4500).putShort((short) length).putInt(0);
    frame.put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(sender).putInt(target);
    int sum = 0;
    for (int i = at; i < at + 20; i += 2) {
      sum += frame.getShort(i) & 0xFFFF;
    }
    sum = (sum >>> 16) + (sum & 0xFFFF);
    frame.putShort(at + 10, (short) ~(sum + (sum >>> 16)));
  }

  /** All of it, also what was not written to. */
  private static byte[] bytes(ByteBuffer frame) {
    byte[] bytes = new byte[frame.capacity()];
    frame.clear().get(bytes);
    return bytes;
  }

  private static byte[] octets(long mac) {
    byte[] octets = new byte[6];
    for (int i = 0; i < 6; i++) {
      octets[i] = (byte) (mac >>> 40 - 8 * i);
    }
    return octets;
  }
}
