package lastlease.wire;

import java.util.HexFormat;

/**
 * A 48-bit Ethernet address.
 *
 * @param bits the first octet in bits 47 to 40
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  /** Reads six octets. */
  public static MacAddress at(byte[] bytes, int offset) {
    return Interned.mac(bits(bytes, offset));
  }

  static long bits(byte[] bytes, int at) {
    return (long) ((bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF) << 32
        | ((bytes[at + 2] & 0xFF) << 24
                | (bytes[at + 3] & 0xFF) << 16
                | (bytes[at + 4] & 0xFF) << 8
                | bytes[at + 5] & 0xFF)
            & 0xFFFF_FFFFL;
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

  // What a record would have is linked at run time: these are keys of nearly every table.
  @Override
  public boolean equals(Object other) {
    return other instanceof MacAddress mac && mac.bits == bits;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bits);
  }

  // Tables stay fast even when somebody picks addresses of one hash: their bins are sorted then.
  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(bits, other.bits);
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
