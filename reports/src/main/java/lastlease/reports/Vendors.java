package lastlease.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makers of network interfaces, by the first three octets of a universally administered MAC address
 * (IEEE MA-L). The table is sorted text that is searched as it stands.
 */
public final class Vendors {
  /** What the registry has for makers that do not tell their name: it says nothing to anybody. */
  private static final String UNDISCLOSED = "Private";

  private static final int KEY = 6;

  private Vendors() {}

  /** Read when the first device needs it. */
  private static final class Table {
    static final byte[] LINES = read();

    private static byte[] read() {
      try (InputStream in = Vendors.class.getResourceAsStream("oui.txt")) {
        if (in == null) {
          throw new IllegalStateException("oui.txt is missing from the library");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("oui.txt cannot be read", e);
      }
    }
  }

  /**
   * The maker of an address, or null where it is unknown, randomised or a group's.
   *
   * @param mac in colon form, lower case
   */
  public static @Nullable String of(String mac) {
    if (mac.length() < 8
        || "2367abef".indexOf(mac.charAt(1)) >= 0
        || isGroup(mac)
        || mac.equals("00:00:00:00:00:00")) {
      return null;
    }
    byte[] lines = Table.LINES;
    int low = 0;
    int high = lines.length;
    while (low < high) {
      int begin = lineStart(lines, (low + high) >>> 1);
      int order = compare(lines, begin, mac);
      int end = lineEnd(lines, begin);
      if (order == 0) {
        String maker =
            new String(lines, begin + KEY + 1, end - begin - KEY - 1, StandardCharsets.US_ASCII);
        return maker.equals(UNDISCLOSED) ? null : maker;
      }
      if (order < 0) {
        low = end + 1;
      } else {
        high = begin;
      }
    }
    return null;
  }

  private static boolean isGroup(String mac) {
    return (Character.digit(mac.charAt(1), 16) & 1) != 0;
  }

  private static int lineStart(byte[] lines, int at) {
    int begin = at;
    while (begin > 0 && lines[begin - 1] != '\n') {
      begin--;
    }
    return begin;
  }

  private static int lineEnd(byte[] lines, int begin) {
    int end = begin;
    while (end < lines.length && lines[end] != '\n') {
      end++;
    }
    return end;
  }

  /** A line begins with the digits of three octets, without the colons between them. */
  private static int compare(byte[] lines, int begin, String mac) {
    for (int i = 0; i < KEY; i++) {
      int order = lines[begin + i] - mac.charAt(i + i / 2);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
