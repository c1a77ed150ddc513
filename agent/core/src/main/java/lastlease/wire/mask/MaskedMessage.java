package lastlease.wire.mask;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * Hides who is in a DHCP message. Only options that are known to name nobody stay; of any other
 * nothing is left, since nobody can know what is in it.
 */
final class MaskedMessage {
  private static final int CHADDR = 28;
  private static final int SNAME = 44;
  private static final int FILE = 108;
  private static final int FIXED = 236;
  private static final int OPTIONS = 240;

  private static final int PAD = 0;
  private static final int END = 255;
  private static final int HOSTNAME = 12;
  private static final int OVERLOAD = 52;
  private static final int VENDOR_CLASS = 60;
  private static final int CLIENT_ID = 61;
  private static final int RELAY = 82;
  private static final int ETHERNET = 1;

  private final Pseudonyms pseudonyms;
  private final UnaryOperator<String> vendorClass;
  private int overload;

  /**
   * @param vendorClass what of a vendor class may be kept: its beginning, or nothing
   */
  MaskedMessage(Pseudonyms pseudonyms, UnaryOperator<String> vendorClass) {
    this.pseudonyms = pseudonyms;
    this.vendorClass = vendorClass;
  }

  /** Masks the message that stands from {@code at} to {@code end}, exclusive; it may be cut off. */
  void apply(byte[] bytes, int at, int end) {
    hardware(bytes, at, end);
    overload = 0;
    if (at + OPTIONS <= end) {
      options(bytes, at + OPTIONS, end);
    }
    int which = overload;
    field(bytes, at + SNAME, Math.min(end, at + FILE), (which & 2) != 0);
    field(bytes, at + FILE, Math.min(end, at + FIXED), (which & 1) != 0);
  }

  private void hardware(byte[] bytes, int at, int end) {
    int from = at + CHADDR;
    boolean mac = from + 6 <= end && bytes[at + 2] == 6;
    if (mac) {
      pseudonyms.address(bytes, from);
    }
    int rest = mac ? from + 6 : from;
    if (rest < end) {
      Arrays.fill(bytes, rest, Math.min(end, at + SNAME), (byte) 0);
    }
  }

  /** A server's name or a file's, unless option 52 says that options stand there. */
  private void field(byte[] bytes, int from, int to, boolean options) {
    if (from < to) {
      if (options) {
        options(bytes, from, to);
      } else {
        Arrays.fill(bytes, from, to, (byte) 0);
      }
    }
  }

  private void options(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int code = bytes[at] & 0xFF;
      if (code == PAD) {
        at++;
        continue;
      }
      if (code == END || at + 1 >= to) {
        // What follows the end is nobody's option.
        Arrays.fill(bytes, code == END ? at + 1 : at, to, (byte) 0);
        return;
      }
      int value = at + 2;
      int end = Math.min(to, value + (bytes[at + 1] & 0xFF));
      if (!keep(bytes, code, value, end)) {
        Arrays.fill(bytes, at, end, (byte) PAD);
      }
      at = end;
    }
  }

  /** Masks an option's value; false where nothing of the option may be left. */
  private boolean keep(byte[] bytes, int code, int from, int to) {
    if (code == OVERLOAD && to - from == 1) {
      overload = bytes[from];
    }
    switch (code) {
      case HOSTNAME -> {
        String original = HexFormat.of().formatHex(bytes, from, to);
        write(bytes, from, to, "h" + pseudonyms.number("name", original));
      }
      case VENDOR_CLASS -> {
        String words = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        String kept = vendorClass.apply(words);
        if (kept.isEmpty() || !words.startsWith(kept)) {
          return false;
        }
        write(bytes, from, to, kept);
      }
      case CLIENT_ID -> {
        if (to - from == 7 && bytes[from] == ETHERNET) {
          pseudonyms.address(bytes, from + 1);
        } else {
          pseudonyms.identifier("client", bytes, from, to);
        }
      }
      // That a relay added it tells where the message came by.
      case RELAY -> Arrays.fill(bytes, from, to, (byte) 0);
      default -> {
        return namesNobody(code, to - from);
      }
    }
    return true;
  }

  /**
   * Whether an option is an address of the network, a time, a type or a list of codes, and as long
   * as such a one is: mask, routers, DNS, broadcast, requested address, lease time, overload, type,
   * server, options asked for, size, T1, T2, rapid commit, IPv6-only, automatic configuration. What
   * has another length is something else, whatever its number says.
   */
  private static boolean namesNobody(int code, int length) {
    return switch (code) {
      case 1, 28, 50, 51, 54, 58, 59, 108 -> length == 4;
      case 3, 6 -> length > 0 && length % 4 == 0;
      case OVERLOAD, 53, 116 -> length == 1;
      case 57 -> length == 2;
      case 80 -> length == 0;
      case 55 -> true;
      default -> false;
    };
  }

  /** Text that fills the place of another, with zeros behind it, which readers drop. */
  private static void write(byte[] bytes, int from, int to, String text) {
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    Arrays.fill(bytes, from, to, (byte) 0);
    System.arraycopy(written, 0, bytes, from, Math.min(written.length, to - from));
  }
}
