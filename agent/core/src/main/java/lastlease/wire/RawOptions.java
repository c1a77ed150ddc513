package lastlease.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a DHCP message, walked in the raw bytes: the authority for what dhcp4java does not
 * do. Fragments of one option are joined (RFC 3396), fields that option 52 hands over are read (RFC
 * 2132 9.3), and an option of a wrong length counts as absent.
 */
final class RawOptions {
  private static final int PAD = 0;
  private static final int END = 255;
  private static final int OVERLOAD = 52;
  private static final int FIXED = 236;
  private static final int COOKIE = 4;
  private static final int SNAME = 44;
  private static final int FILE = 108;

  private final Map<Integer, byte[]> values = new HashMap<>();
  private boolean ended;

  private RawOptions() {}

  /**
   * Walks the options of a message.
   *
   * @param message from the op byte on, as far as captured, at least 240 bytes
   */
  static RawOptions of(byte[] message) {
    RawOptions options = new RawOptions();
    options.ended = options.walk(message, FIXED + COOKIE, message.length);
    byte[] overload = options.values.get(OVERLOAD);
    if (overload != null && overload.length == 1) {
      if ((overload[0] & 1) != 0) {
        options.walk(message, FILE, FIXED);
      }
      if ((overload[0] & 2) != 0) {
        options.walk(message, SNAME, FILE);
      }
    }
    return options;
  }

  /** Returns whether the walk came to a proper end. */
  private boolean walk(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int code = bytes[at++] & 0xFF;
      if (code == END) {
        return true;
      }
      if (code == PAD) {
        continue;
      }
      if (at >= to || at + 1 + (bytes[at] & 0xFF) > to) {
        return false;
      }
      int length = bytes[at++] & 0xFF;
      append(code, bytes, at, length);
      at += length;
    }
    return false;
  }

  private void append(int code, byte[] bytes, int from, int length) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(values.getOrDefault(code, new byte[0]));
    joined.write(bytes, from, length);
    values.put(code, joined.toByteArray());
  }

  /** Whether the end option was reached: if not, options may have been cut off. */
  boolean ended() {
    return ended;
  }

  boolean has(int code) {
    return values.containsKey(code);
  }

  byte @Nullable [] bytes(int code) {
    return values.get(code);
  }

  /** A one-byte option, or null. */
  @Nullable Integer octet(int code) {
    byte[] value = values.get(code);
    return value == null || value.length != 1 ? null : value[0] & 0xFF;
  }

  /** An option of four bytes as a number, or null. */
  @Nullable Long number(int code) {
    byte[] value = values.get(code);
    return value == null || value.length != 4 ? null : word(value, 0) & 0xFFFF_FFFFL;
  }

  /** An option of one address, or null. */
  @Nullable Ipv4 address(int code) {
    byte[] value = values.get(code);
    return value == null || value.length != 4 ? null : new Ipv4(word(value, 0));
  }

  /** An option of addresses; empty when its length is not a multiple of four. */
  List<Ipv4> addresses(int code) {
    byte[] value = values.get(code);
    List<Ipv4> list = new ArrayList<>();
    for (int i = 0; value != null && value.length % 4 == 0 && i < value.length; i += 4) {
      list.add(new Ipv4(word(value, i)));
    }
    return List.copyOf(list);
  }

  /** An option of text, trailing zeros removed; null if absent or empty. */
  @Nullable String text(int code) {
    byte[] value = values.get(code);
    if (value == null) {
      return null;
    }
    int length = value.length;
    while (length > 0 && value[length - 1] == 0) {
      length--;
    }
    return length == 0 ? null : new String(value, 0, length, StandardCharsets.UTF_8);
  }

  /** The name of a Client FQDN option (RFC 4702 2), in ASCII or in DNS wire form; or null. */
  @Nullable String fqdn(int code) {
    byte[] value = values.get(code);
    if (value == null || value.length < 4) {
      return null;
    }
    boolean wire = (value[0] & 4) != 0;
    if (!wire) {
      return new String(value, 3, value.length - 3, StandardCharsets.UTF_8);
    }
    StringBuilder name = new StringBuilder();
    int at = 3;
    while (at < value.length && value[at] != 0) {
      int length = value[at] & 0xFF;
      if (at + 1 + length > value.length) {
        return null;
      }
      name.append(name.length() == 0 ? "" : ".")
          .append(new String(value, at + 1, length, StandardCharsets.UTF_8));
      at += 1 + length;
    }
    return name.length() == 0 ? null : name.toString();
  }

  /** An option in lower-case hex, or null. */
  @Nullable String hex(int code) {
    byte[] value = values.get(code);
    return value == null || value.length == 0 ? null : HexFormat.of().formatHex(value);
  }

  /** An option that lists codes; empty if absent. */
  List<Integer> codes(int code) {
    byte[] value = values.get(code);
    List<Integer> list = new ArrayList<>();
    for (int i = 0; value != null && i < value.length; i++) {
      list.add(value[i] & 0xFF);
    }
    return List.copyOf(list);
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }
}
