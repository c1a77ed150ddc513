package lastlease.wire;

/** An IPv6 address, the upper and the lower half in network order. */
public record Ipv6(long high, long low) {
  /** Reads sixteen octets. */
  static Ipv6 at(byte[] bytes, int at) {
    return new Ipv6(word(bytes, at), word(bytes, at + 8));
  }

  static long word(byte[] bytes, int at) {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | bytes[at + i] & 0xFF;
    }
    return bits;
  }

  /** The unspecified address, "none yet". */
  public boolean isZero() {
    return high == 0 && low == 0;
  }

  /** In fe80::/10. */
  public boolean isLinkLocal() {
    return high >>> 54 == 0xFE80 >>> 6;
  }

  /** The first bits, the others zero. */
  public Ipv6 prefix(int length) {
    long upper = length >= 64 ? high : length == 0 ? 0 : high & -1L << 64 - length;
    long lower = length >= 128 ? low : length <= 64 ? 0 : low & -1L << 128 - length;
    return new Ipv6(upper, lower);
  }

  /** As RFC 5952 wants it: lower case, the longest run of zeros left out. */
  @Override
  public String toString() {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> 48 - 16 * (i % 4)) & 0xFFFF;
    }
    int from = 0;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int run = i;
      while (run < 8 && groups[run] == 0) {
        run++;
      }
      if (run - i > longest) {
        longest = run - i;
        from = i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (longest > 1 && i == from) {
        text.append("::");
        i += longest - 1;
      } else {
        text.append(i == 0 || i == from + longest && longest > 1 ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
