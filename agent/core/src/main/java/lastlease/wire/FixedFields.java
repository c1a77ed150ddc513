package lastlease.wire;

import org.dhcp4java.DHCPPacket;
import org.jspecify.annotations.Nullable;

/** The fixed part of a message (RFC 2131 2), by dhcp4java where it takes the packet. */
record FixedFields(
    int op,
    int hlen,
    int hops,
    int xid,
    int secs,
    boolean broadcast,
    Ipv4 ciaddr,
    Ipv4 yiaddr,
    Ipv4 siaddr,
    Ipv4 giaddr,
    @Nullable MacAddress chaddr) {

  private static final int BROADCAST_FLAG = 0x8000;

  /** Bytes up to the end of chaddr. */
  static final int NEEDED = 44;

  /**
   * Reads the fields.
   *
   * @param message from the op byte on, at least {@link #NEEDED} bytes
   */
  static FixedFields of(byte[] message) {
    try {
      return of(DHCPPacket.getPacket(message, 0, message.length, false));
    } catch (RuntimeException e) {
      // It refuses messages over 1500 bytes, cut ones, and ones with wrong option lengths, and
      // some of its failures are unchecked: then the same fields are read where they stand.
      return raw(message);
    }
  }

  private static FixedFields of(DHCPPacket packet) {
    return new FixedFields(
        packet.getOp(),
        packet.getHlen() & 0xFF,
        packet.getHops() & 0xFF,
        packet.getXid(),
        packet.getSecs() & 0xFFFF,
        (packet.getFlags() & BROADCAST_FLAG) != 0,
        address(packet.getCiaddrRaw(), 0),
        address(packet.getYiaddrRaw(), 0),
        address(packet.getSiaddrRaw(), 0),
        address(packet.getGiaddrRaw(), 0),
        chaddr(packet.getChaddr(), 0, packet.getHlen() & 0xFF));
  }

  static FixedFields raw(byte[] message) {
    return new FixedFields(
        message[0],
        message[2] & 0xFF,
        message[3] & 0xFF,
        address(message, 4).bits(),
        (message[8] & 0xFF) << 8 | message[9] & 0xFF,
        (message[10] & 0x80) != 0,
        address(message, 12),
        address(message, 16),
        address(message, 20),
        address(message, 24),
        chaddr(message, 28, message[2] & 0xFF));
  }

  private static Ipv4 address(byte[] bytes, int at) {
    return new Ipv4(
        (bytes[at] & 0xFF) << 24
            | (bytes[at + 1] & 0xFF) << 16
            | (bytes[at + 2] & 0xFF) << 8
            | bytes[at + 3] & 0xFF);
  }

  private static @Nullable MacAddress chaddr(byte[] bytes, int at, int hlen) {
    if (hlen != 6 || bytes.length < at + 6) {
      return null;
    }
    MacAddress mac = MacAddress.at(bytes, at);
    return mac.isZero() ? null : mac;
  }
}
