package lastlease.reports.render.words;

import org.jspecify.annotations.Nullable;

/** Ranges of IPv4 addresses as the report writes them. */
public final class Addresses {
  private static final String NO_MAC = "00:00:00:00:00:00";

  private Addresses() {}

  /** Zeros stand where the address of a link is not known. */
  static boolean isUnknown(String mac) {
    return mac.equals(NO_MAC);
  }

  /** An Ethernet address, or null where it is not known. */
  public static @Nullable String known(@Nullable String mac) {
    return mac == null || isUnknown(mac) ? null : mac;
  }

  /** Two addresses and all between. */
  public record Range(String first, String last) {
    /** "10.77.0.10–.14": what the last one has in common with the first is left out. */
    public String text(String dash) {
      return first.equals(last) ? first : first + dash + shortened(first, last);
    }
  }

  /** What a wider range has after a narrower one that begins where it does: ".15–.42". */
  public static String after(Range narrow, Range wide, String dash) {
    String first = text(number(narrow.last()) + 1);
    return shortened(narrow.first(), first)
        + (first.equals(wide.last()) ? "" : dash + shortened(narrow.first(), wide.last()));
  }

  private static String shortened(String known, String address) {
    int dot = address.lastIndexOf('.');
    return known.startsWith(address.substring(0, dot + 1)) ? address.substring(dot) : address;
  }

  private static long number(String address) {
    long number = 0;
    for (String part : address.split("\\.", -1)) {
      number = number << 8 | Integer.parseInt(part);
    }
    return number;
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
