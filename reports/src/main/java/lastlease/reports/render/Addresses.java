package lastlease.reports.render;

import org.jspecify.annotations.Nullable;

/** Arithmetic on IPv4 addresses and subnets as the report writes them. */
final class Addresses {
  private Addresses() {}

  /** Two addresses and all between. */
  record Range(String first, String last) {
    /** "10.77.0.10–.14": what the last one has in common with the first is left out. */
    String text(String dash) {
      return first.equals(last) ? first : first + dash + shortened(first, last);
    }
  }

  /** So many addresses from a first one; null where that is no address. */
  static @Nullable Range range(@Nullable String first, long count) {
    long begin = first == null ? -1 : number(first);
    return begin < 0 || count < 1 || begin + count > 1L << 32
        ? null
        : new Range(text(begin), text(begin + count - 1));
  }

  /** The same, null also where it leaves the subnet or meets its broadcast address. */
  static @Nullable Range within(String first, long count, String subnet) {
    Range range = range(first, count);
    int slash = subnet.indexOf('/');
    if (range == null || slash < 0 || number(subnet.substring(0, slash)) < 0) {
      return null;
    }
    long broadcast = number(subnet.substring(0, slash)) + size(subnet) + 1;
    return number(range.last()) < broadcast ? range : null;
  }

  /** What a wider range has after a narrower one that begins where it does: ".15–.42". */
  static String after(Range narrow, Range wide, String dash) {
    String first = text(number(narrow.last()) + 1);
    return shortened(narrow.first(), first)
        + (first.equals(wide.last()) ? "" : dash + shortened(narrow.first(), wide.last()));
  }

  /** Addresses of a subnet that hosts can have. */
  static long size(String subnet) {
    int length = Integer.parseInt(subnet.substring(subnet.indexOf('/') + 1));
    return Math.max(0, (1L << (32 - length)) - 2);
  }

  /** The longest prefix that holds a pool, ten addresses for the venue's own devices beside it. */
  static int prefixFor(long count) {
    return 32 - (64 - Long.numberOfLeadingZeros(count + 12 - 1));
  }

  private static String shortened(String known, String address) {
    int dot = address.lastIndexOf('.');
    return known.startsWith(address.substring(0, dot + 1)) ? address.substring(dot) : address;
  }

  private static long number(String address) {
    String[] parts = address.split("\\.", -1);
    long number = 0;
    for (String part : parts) {
      if (!part.matches("\\d{1,3}")) {
        return -1;
      }
      number = number << 8 | Integer.parseInt(part);
    }
    return parts.length == 4 ? number : -1;
  }

  private static String text(long number) {
    return (number >> 24 & 255)
        + "."
        + (number >> 16 & 255)
        + "."
        + (number >> 8 & 255)
        + "."
        + (number & 255);
  }
}
