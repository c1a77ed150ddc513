package lastlease.capture;

/**
 * Decides on the raw bytes whether a frame can matter: ARP, UDP on port 67 or 68, or an IPv4 source
 * in 169.254/16. Allocates nothing, since nearly every frame of a capture fails here.
 */
final class Prefilter {
  private static final int IPV4 = 0x0800;
  private static final int ARP = 0x0806;
  private static final int MAX_TAGS = 8;

  private Prefilter() {}

  /**
   * Whether a frame can matter.
   *
   * @param bytes where the frame stands from {@code at} to {@code end} exclusive
   */
  static boolean matters(int linkType, byte[] bytes, int at, int end) {
    return switch (linkType) {
      case 1 -> tagged(bytes, at + 12, end);
      case 113 -> cooked(bytes, at + 14, at + 16, end);
      case 276 -> cooked(bytes, at, at + 20, end);
      case 12, 14, 101, 228 -> ipv4(bytes, at, end);
      case 0, 108 -> at + 4 <= end && ipv4(bytes, at + 4, end);
      case 105 -> wireless(bytes, at, end);
      case 127 ->
          at + 4 <= end
              && wireless(bytes, at + (bytes[at + 2] & 0xFF | (bytes[at + 3] & 0xFF) << 8), end);
      default -> false;
    };
  }

  private static boolean tagged(byte[] bytes, int typeAt, int end) {
    int at = typeAt;
    for (int tags = 0; tags <= MAX_TAGS && at + 2 <= end; tags++) {
      int type = u16(bytes, at);
      if (type == IPV4) {
        return ipv4(bytes, at + 2, end);
      }
      if (type == ARP) {
        return true;
      }
      if (type != 0x8100 && type != 0x88A8 && type != 0x9100) {
        return false;
      }
      at += 4;
    }
    return false;
  }

  private static boolean cooked(byte[] bytes, int typeAt, int payload, int end) {
    if (payload > end) {
      return false;
    }
    int type = u16(bytes, typeAt);
    if (type == 0x8100 || type == 0x88A8) {
      return tagged(bytes, payload + 2, end);
    }
    return type == ARP || type == IPV4 && ipv4(bytes, payload, end);
  }

  private static boolean wireless(byte[] bytes, int at, int end) {
    if (at + 32 > end || (bytes[at] & 0x0F) != 0x08 || (bytes[at + 1] & 0x40) != 0) {
      return false;
    }
    int flags = bytes[at + 1] & 0xFF;
    boolean qos = (bytes[at] & 0x80) != 0;
    int llc =
        at + 24 + ((flags & 3) == 3 ? 6 : 0) + (qos ? 2 : 0) + (qos && (flags & 0x80) != 0 ? 4 : 0);
    return tagged(bytes, llc + 6, end);
  }

  private static boolean ipv4(byte[] bytes, int at, int end) {
    if (at + 20 > end) {
      // Cut off before the header ends: the decoder counts it.
      return at < end && (bytes[at] & 0xF0) == 0x40;
    }
    if ((bytes[at] & 0xF0) != 0x40) {
      return false;
    }
    if (bytes[at + 12] == (byte) 169 && bytes[at + 13] == (byte) 254) {
      return true;
    }
    if (bytes[at + 9] != 17 || (u16(bytes, at + 6) & 0x1FFF) != 0) {
      return false;
    }
    int udp = at + (bytes[at] & 0x0F) * 4;
    return udp + 4 <= end && (isDhcp(u16(bytes, udp)) || isDhcp(u16(bytes, udp + 2)));
  }

  private static boolean isDhcp(int port) {
    return port == 67 || port == 68;
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
