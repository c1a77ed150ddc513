package lastlease.wire;

import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param bits in network order, the first octet highest
 */
public record Ipv4(int bits) implements Comparable<Ipv4> {
  private static final Pattern OCTET = Pattern.compile("[0-9]{1,3}");

  /** 0.0.0.0, "no address". */
  public static final Ipv4 ZERO = new Ipv4(0);

  /** 255.255.255.255. */
  public static final Ipv4 BROADCAST = new Ipv4(-1);

  static Ipv4 at(byte[] bytes, int at) {
    return Interned.address(bits(bytes, at));
  }

  static int bits(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }

  /**
   * Parses a dotted quad.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static Ipv4 parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("not an IPv4 address: " + text);
    }
    int bits = 0;
    for (String part : parts) {
      if (!OCTET.matcher(part).matches() || Integer.parseInt(part) > 255) {
        throw new IllegalArgumentException("not an IPv4 address: " + text);
      }
      bits = bits << 8 | Integer.parseInt(part);
    }
    return new Ipv4(bits);
  }

  public boolean isZero() {
    return bits == 0;
  }

  /** In 169.254/16 (RFC 3927), the reserved first and last /24 included. */
  public boolean isLinkLocal() {
    return bits >>> 16 == 0xA9FE;
  }

  /** In the part of 169.254/16 that hosts choose addresses from (RFC 3927 2.1). */
  public boolean isLinkLocalChoice() {
    int third = bits >>> 8 & 0xFF;
    return isLinkLocal() && third != 0 && third != 255;
  }

  /** A unicast address that is neither zero, loopback, link-local, multicast nor broadcast. */
  public boolean isRoutable() {
    int first = bits >>> 24;
    return first != 0 && first != 127 && first < 224 && !isLinkLocal();
  }

  // What a record would have is linked at run time: these are keys of nearly every table.
  @Override
  public boolean equals(Object other) {
    return other instanceof Ipv4 address && address.bits == bits;
  }

  @Override
  public int hashCode() {
    return bits;
  }

  @Override
  public int compareTo(Ipv4 other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }
}
