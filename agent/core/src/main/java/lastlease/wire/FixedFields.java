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

  private static final int ETHERNET_LENGTH = 6;

  /**
   * Reads the fields where they stand. Messages of hardware that is not Ethernet's are left to
   * dhcp4java first.
   *
   * @param at where the op byte stands; at least {@link #NEEDED} bytes follow
   * @param end as far as captured, exclusive
   */
  static FixedFields of(byte[] bytes, int at, int end) {
    if (bytes[at + 2] == ETHERNET_LENGTH) {
      return raw(bytes, at);
    }
    try {
      return of(DHCPPacket.getPacket(bytes, at, end - at, false));
    } catch (RuntimeException e) {
      // It refuses messages over 1500 bytes, cut ones, and ones with wrong option lengths, and
      // some of its failures are unchecked: then the same fields are read where they stand.
      return raw(bytes, at);
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
        Ipv4.at(packet.getCiaddrRaw(), 0),
        Ipv4.at(packet.getYiaddrRaw(), 0),
        Ipv4.at(packet.getSiaddrRaw(), 0),
        Ipv4.at(packet.getGiaddrRaw(), 0),
        chaddr(packet.getChaddr(), 0, packet.getHlen() & 0xFF));
  }

  static FixedFields raw(byte[] bytes, int at) {
    return new FixedFields(
        bytes[at],
        bytes[at + 2] & 0xFF,
        bytes[at + 3] & 0xFF,
        Ipv4.bits(bytes, at + 4),
        (bytes[at + 8] & 0xFF) << 8 | bytes[at + 9] & 0xFF,
        (bytes[at + 10] & 0x80) != 0,
        Ipv4.at(bytes, at + 12),
        Ipv4.at(bytes, at + 16),
        Ipv4.at(bytes, at + 20),
        Ipv4.at(bytes, at + 24),
        chaddr(bytes, at + 28, bytes[at + 2] & 0xFF));
  }

  private static @Nullable MacAddress chaddr(byte[] bytes, int at, int hlen) {
    if (hlen != ETHERNET_LENGTH || bytes.length < at + 6) {
      return null;
    }
    MacAddress mac = MacAddress.at(bytes, at);
    return mac.isZero() ? null : mac;
  }
}
