package lastlease.capture.file;

/**
 * An Interface Description Block of pcapng (draft-ietf-opsawg-pcapng 4.2).
 *
 * @param name if_name, else made of its number
 * @param resolution if_tsresol as it stands: below 128 a power of ten, else of two
 * @param offsetSeconds if_tsoffset
 * @param fcs bytes of the frame check sequence at the end of each frame
 */
record Interface(
    String name, int linkType, int snapLength, int resolution, long offsetSeconds, int fcs) {

  /** Reads the block at the window, whose length is known and at hand. */
  static Interface read(Window window, int length, boolean little, int index) {
    int linkType = window.u16(8, little);
    int snap = window.i32(12, little);
    String name = "capture-" + index;
    int resolution = 6;
    long offset = 0;
    int fcs = 0;
    int at = 16;
    while (at + 4 <= length - 4) {
      int code = window.u16(at, little);
      int size = window.u16(at + 2, little);
      if (code == 0 || at + 4 + size > length - 4) {
        break;
      }
      int value = window.at() + at + 4;
      if (code == 2 && size > 0) {
        name = PointName.of(window.bytes(), value, size, index);
      } else if (code == 9 && size == 1) {
        resolution = window.bytes()[value] & 0xFF;
      } else if (code == 13 && size == 1) {
        // The draft counts bits, most writers bytes.
        int given = window.bytes()[value] & 0xFF;
        fcs = given > 8 ? given / 8 : given;
      } else if (code == 14 && size == 8) {
        long one = window.i32(at + 4, little);
        long two = window.i32(at + 8, little);
        offset = little ? two << 32 | one & 0xFFFF_FFFFL : one << 32 | two & 0xFFFF_FFFFL;
      }
      at += 4 + (size + 3 & ~3);
    }
    return new Interface(name, linkType, snap, resolution, offset, fcs);
  }

  /** Whether its frames can be decoded. */
  boolean read() {
    return LinkTypes.isRead(linkType);
  }

  /** Microseconds since 1970 of a timestamp in this interface's units. */
  long micros(long ticks) {
    long whole;
    long fraction;
    if (resolution >= 128) {
      int bits = resolution & 0x7F;
      whole = bits >= 64 ? 0 : ticks >>> bits;
      long rest = bits >= 64 ? ticks : bits == 0 ? 0 : ticks & (1L << bits) - 1;
      fraction = (long) ((double) rest / Math.pow(2, bits) * 1e6);
    } else if (resolution <= 6) {
      return ticks * power(6 - resolution) + offsetSeconds * 1_000_000;
    } else {
      long scale = power(Math.min(resolution - 6, 18));
      return Long.divideUnsigned(ticks, scale) + offsetSeconds * 1_000_000;
    }
    return (whole + offsetSeconds) * 1_000_000 + fraction;
  }

  private static long power(int exponent) {
    long scale = 1;
    for (int i = 0; i < exponent; i++) {
      scale *= 10;
    }
    return scale;
  }
}
