package lastlease.simulator;

import java.nio.ByteBuffer;
import java.util.Arrays;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;

/** Ethernet frames with both addresses as they are on the wire. */
public final class Packets {
  public static final long EVERYBODY = 0xFFFF_FFFF_FFFFL;
  public static final int BROADCAST = 0xFFFFFFFF;

  private Packets() {}

  public static byte[] ethernet(long to, long from, int etherType, byte[] payload) {
    return mac(mac(ByteBuffer.allocate(14 + payload.length), to), from)
        .putShort((short) etherType)
        .put(payload)
        .array();
  }

  private static ByteBuffer mac(ByteBuffer frame, long mac) {
    return frame.putShort((short) (mac >>> 32)).putInt((int) mac);
  }

  /** The same frame under a VLAN tag. */
  public static byte[] tagged(byte[] frame, int vlan) {
    return ByteBuffer.allocate(frame.length + 4)
        .put(frame, 0, 12)
        .putShort((short) 0x8100)
        .putShort((short) vlan)
        .put(frame, 12, frame.length - 12)
        .array();
  }

  public static byte[] fromClient(DhcpBytes message, long from, long to, int sender, int target) {
    return ethernet(to, from, 0x0800, Frames.ipv4(message.bytes(), sender, target, 68, 67));
  }

  /** A request of RFC 951, without vendor extensions. */
  public static byte[] bootp(long mac, int xid) {
    ByteBuffer message = ByteBuffer.allocate(300);
    message.put(0, (byte) 1).put(1, (byte) 1).put(2, (byte) 6).putInt(4, xid);
    message.putShort(28, (short) (mac >>> 32)).putInt(30, (int) mac);
    return ethernet(EVERYBODY, mac, 0x0800, Frames.ipv4(message.array()));
  }

  public static byte[] fromServer(DhcpBytes message, long from, long to, int sender, int target) {
    return ethernet(to, from, 0x0800, Frames.ipv4(message.bytes(), sender, target, 67, 68));
  }

  /** An ARP request to everybody; sender 0 makes it a probe, sender = target an announcement. */
  public static byte[] arp(long from, int sender, int target) {
    return ethernet(EVERYBODY, from, 0x0806, Frames.arp(from, sender, target));
  }

  /** A query of multicast DNS, as a sign of a host without ARP. */
  public static byte[] multicastDns(long from, int sender) {
    return ethernet(
        0x0100_5E00_00FBL,
        from,
        0x0800,
        Frames.ipv4(
            new byte[] {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, sender, 0xE00000FB, 5353, 5353));
  }

  public static int[] octets(int address) {
    return new int[] {address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255};
  }

  public static byte[] bytes(int address) {
    return ByteBuffer.allocate(4).putInt(address).array();
  }

  /** Whether a frame goes to everybody, or to a group, on the wire. */
  public static boolean isForAll(byte[] frame) {
    return (frame[0] & 1) != 0;
  }

  public static boolean concerns(byte[] frame, long mac) {
    byte[] address = Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(mac).array(), 2, 8);
    return Arrays.equals(frame, 0, 6, address, 0, 6) || Arrays.equals(frame, 6, 12, address, 0, 6);
  }
}
