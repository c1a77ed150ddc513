package lastlease.probe;

import java.nio.ByteBuffer;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.ProbeStranger;

/** Makes the frames of a check: Ethernet, IPv4, UDP and DHCP (RFC 2131 2), all broadcast. */
final class ProbeFrames {
  private static final int DHCP_LENGTH = 300;
  private static final int UDP_LENGTH = DHCP_LENGTH + 8;
  private static final int IP_LENGTH = UDP_LENGTH + 20;
  private static final byte[] BROADCAST = {-1, -1, -1, -1, -1, -1};
  private static final int FLAG_BROADCAST = 0x8000;
  private static final int OPTIONS = 240;

  private final MacAddress source;

  /**
   * @param source the own Ethernet address: in managed Wi-Fi no other may send
   */
  ProbeFrames(MacAddress source) {
    this.source = source;
  }

  /** An INFORM of the own machine: any server that lives answers it. */
  byte[] inform(int xid, Ipv4 own) {
    ByteBuffer dhcp = message(xid, 0, own, source);
    dhcp.put((byte) 53).put((byte) 1).put((byte) 8);
    parameters(dhcp);
    return frame(dhcp, own);
  }

  /**
   * A DISCOVER of a stranger, who is always the same, so that a server that reserves on OFFER holds
   * one address at most for it.
   */
  byte[] discover(int xid, int secs) {
    ByteBuffer dhcp = message(xid, secs, Ipv4.ZERO, stranger());
    dhcp.putShort(10, (short) FLAG_BROADCAST);
    dhcp.put((byte) 53).put((byte) 1).put((byte) 1);
    parameters(dhcp);
    return frame(dhcp, Ipv4.ZERO);
  }

  /** The stranger's address: the own one with the locally administered bit and the last turned. */
  MacAddress stranger() {
    return ProbeStranger.of(source);
  }

  private static void parameters(ByteBuffer dhcp) {
    dhcp.put((byte) 55).put((byte) 4).put(new byte[] {1, 3, 6, 51}).put((byte) -1);
  }

  private static ByteBuffer message(int xid, int secs, Ipv4 ciaddr, MacAddress chaddr) {
    ByteBuffer dhcp = ByteBuffer.allocate(DHCP_LENGTH);
    dhcp.put((byte) 1).put((byte) 1).put((byte) 6).put((byte) 0).putInt(xid);
    dhcp.putShort((short) secs).putShort((short) 0).putInt(ciaddr.bits());
    dhcp.position(28);
    dhcp.put(octets(chaddr));
    dhcp.position(236);
    dhcp.putInt(0x6382_5363);
    assert dhcp.position() == OPTIONS;
    return dhcp;
  }

  private byte[] frame(ByteBuffer dhcp, Ipv4 from) {
    dhcp.rewind();
    ByteBuffer frame = ByteBuffer.allocate(14 + IP_LENGTH);
    frame.put(BROADCAST).put(octets(source)).putShort((short) 0x0800);
    int ip = frame.position();
    frame.put((byte) 0x45).put((byte) 0x10).putShort((short) IP_LENGTH).putInt(0);
    frame.put((byte) 64).put((byte) 17).putShort((short) 0).putInt(from.bits()).putInt(-1);
    frame.putShort(ip + 10, checksum(frame, ip, 20));
    // A UDP checksum of zero means "none" (RFC 768).
    frame.putShort((short) 68).putShort((short) 67).putShort((short) UDP_LENGTH);
    frame.putShort((short) 0).put(dhcp);
    byte[] bytes = new byte[frame.position()];
    frame.rewind();
    frame.get(bytes);
    return bytes;
  }

  private static short checksum(ByteBuffer bytes, int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i += 2) {
      sum += bytes.getShort(from + i) & 0xFFFF;
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (short) ~sum;
  }

  private static byte[] octets(MacAddress mac) {
    byte[] octets = new byte[6];
    for (int i = 0; i < 6; i++) {
      octets[i] = (byte) (mac.bits() >>> 40 - 8 * i);
    }
    return octets;
  }
}
