package lastlease.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Frames of every link type around the same IPv4 or ARP packet. */
public final class Frames {
  private static final HexFormat HEX = HexFormat.of();
  private static final String BROADCAST = "ffffffffffff";

  private Frames() {}

  /** A client's UDP datagram to the broadcast address, from 0.0.0.0. */
  public static byte[] ipv4(byte[] message) {
    return ipv4(message, 0, 0xFFFFFFFF, 68, 67);
  }

  /** A UDP datagram. */
  public static byte[] ipv4(byte[] message, int from, int to, int sourcePort, int targetPort) {
    int total = 28 + message.length;
    return ByteBuffer.allocate(total)
        .put((byte) 0x45)
        .put((byte) 0)
        .putShort((short) total)
        .putInt(0)
        .put((byte) 64)
        .put((byte) 17)
        .putShort((short) 0)
        .putInt(from)
        .putInt(to)
        .putShort((short) sourcePort)
        .putShort((short) targetPort)
        .putShort((short) (8 + message.length))
        .putShort((short) 0)
        .put(message)
        .array();
  }

  /** An ARP request of a sender for a target. */
  public static byte[] arp(long mac, int sender, int target) {
    return ByteBuffer.allocate(28)
        .putShort((short) 1)
        .putShort((short) 0x0800)
        .put((byte) 6)
        .put((byte) 4)
        .putShort((short) 1)
        .put(octets(mac))
        .putInt(sender)
        .put(new byte[6])
        .putInt(target)
        .array();
  }

  /** Ethernet to everybody, under VLAN tags if given, the outer one first. */
  public static byte[] ethernet(long mac, int etherType, byte[] payload, int... vlans) {
    StringBuilder tags = new StringBuilder();
    for (int i = 0; i < vlans.length; i++) {
      tags.append(i < vlans.length - 1 ? "88a8" : "8100");
      tags.append(HEX.toHexDigits((short) vlans[i]));
    }
    return joined(
        BROADCAST + HEX.formatHex(octets(mac)) + tags + HEX.toHexDigits((short) etherType),
        payload);
  }

  /**
   * An IPv4 packet of a client in a frame of a link type.
   *
   * @param linkType LINKTYPE_ number of the tcpdump.org list
   */
  public static byte[] of(int linkType, long mac, byte[] ipv4) {
    String source = HEX.formatHex(octets(mac));
    return switch (linkType) {
      case 0 -> joined("02000000", ipv4);
      case 1 -> ethernet(mac, 0x0800, ipv4);
      case 12, 101, 228 -> ipv4;
      // To the access point: BSSID, source, destination.
      case 105 -> joined(wireless(source), ipv4);
      case 108 -> joined("00000002", ipv4);
      case 113 -> joined("0001" + "0001" + "0006" + source + "0000" + "0800", ipv4);
      case 127 -> joined("0000080000000000" + wireless(source), ipv4);
      case 276 ->
          joined("0800" + "0000" + "00000002" + "0001" + "01" + "06" + source + "0000", ipv4);
      default -> throw new IllegalArgumentException("link type " + linkType);
    };
  }

  private static String wireless(String source) {
    return "08010000" + "020000000001" + source + BROADCAST + "0000" + "aaaa03000000" + "0800";
  }

  /** A packet of one IPv4 protocol. */
  public static byte[] ip(int protocol, byte[] payload) {
    byte[] packet = ipv4(payload);
    byte[] shorter = new byte[packet.length - 8];
    System.arraycopy(packet, 0, shorter, 0, 20);
    System.arraycopy(payload, 0, shorter, 20, payload.length);
    shorter[9] = (byte) protocol;
    return shorter;
  }

  /** An ICMPv6 packet with a hop limit of 255, both addresses in hex. */
  public static byte[] icmp6(String from, String to, String message) {
    byte[] body = HEX.parseHex(message.replace(" ", ""));
    String header = "60000000" + HEX.toHexDigits((short) body.length) + "3aff" + from + to;
    return joined(header, body);
  }

  /** Bytes of hex digits, spaces allowed, before others. */
  public static byte[] joined(String header, byte[] payload) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(HEX.parseHex(header.replace(" ", "")));
    all.writeBytes(payload);
    return all.toByteArray();
  }

  private static byte[] octets(long mac) {
    byte[] octets = new byte[6];
    for (int i = 0; i < 6; i++) {
      octets[i] = (byte) (mac >>> 40 - 8 * i);
    }
    return octets;
  }
}
