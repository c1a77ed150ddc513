package lastlease.wire;

import java.util.HexFormat;

/**
 * A 48-bit Ethernet address.
 *
 * @param bits the first octet in bits 47 to 40
 */
public record MacAddress(long bits) {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  /** Reads six octets. */
  public static MacAddress at(byte[] bytes, int offset) {
    long bits = 0;
    for (int i = 0; i < 6; i++) {
      bits = bits << 8 | bytes[offset + i] & 0xFF;
    }
    return new MacAddress(bits);
  }

  /**
   * Parses six octets with colons.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static MacAddress parse(String text) {
    byte[] octets = COLONS.parseHex(text);
    if (octets.length != 6) {
      throw new IllegalArgumentException("not a MAC address: " + text);
    }
    return at(octets, 0);
  }

  public boolean isBroadcast() {
    return bits == 0xFFFF_FFFF_FFFFL;
  }

  /** The group bit is set: broadcast or multicast. */
  public boolean isGroup() {
    return (bits >>> 40 & 1) != 0;
  }

  /** The locally administered bit is set: randomised, or given by software. */
  public boolean isLocal() {
    return (bits >>> 40 & 2) != 0;
  }

  public boolean isZero() {
    return bits == 0;
  }

  @Override
  public String toString() {
    byte[] octets = new byte[6];
    for (int i = 0; i < 6; i++) {
      octets[i] = (byte) (bits >>> 40 - 8 * i);
    }
    return COLONS.formatHex(octets);
  }
}
