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
 * The options of a DHCP message, walked once where they stand. Fragments of one option are joined
 * (RFC 3396), fields that option 52 hands over are read (RFC 2132 9.3), and an option of a wrong
 * length counts as absent.
 */
final class RawOptions {
  /** The codes that are read; of the others nothing is kept. */
  private static final int[] READ = {
    1, 3, 6, 12, 50, 51, 52, 53, 54, 55, 56, 58, 59, 60, 61, 80, 81, 82, 108, 116
  };

  /** Which of them a code is, from 1 on; 0 is none. */
  private static final byte[] SLOTS = slots();

  private static final int PAD = 0;
  private static final int END = 255;
  private static final int OVERLOAD = 52;
  private static final int FIXED = 236;
  private static final int COOKIE = 4;
  private static final int SNAME = 44;
  private static final int FILE = 108;

  private final byte[] bytes;
  private final int start;

  /** Where the length of each option stands, from the start of the message; 0 is absent. */
  private final char[] places = new char[READ.length + 1];

  /**
   * Options that came in pieces, which is rare; each piece is copied once, however many there are.
   */
  private @Nullable Map<Integer, ByteArrayOutputStream> pieces;

  private boolean ended;
  private boolean pastEnd;
  private boolean overran;

  // The value that was found last.
  private byte[] value;
  private int from;
  private int length;

  private RawOptions(byte[] bytes, int start) {
    this.bytes = bytes;
    this.start = start;
    this.value = bytes;
  }

  private static byte[] slots() {
    byte[] slots = new byte[256];
    for (int i = 0; i < READ.length; i++) {
      slots[READ[i]] = (byte) (i + 1);
    }
    return slots;
  }

  /** Of a message that has none. */
  static RawOptions none() {
    return new RawOptions(new byte[0], 0);
  }

  /**
   * Walks the options of a message of at least 240 bytes.
   *
   * @param start where its op byte stands
   * @param end as far as captured, exclusive
   */
  static RawOptions of(byte[] bytes, int start, int end) {
    RawOptions options = new RawOptions(bytes, start);
    options.ended = options.walk(start + FIXED + COOKIE, end);
    options.pastEnd = options.overran;
    if (options.find(OVERLOAD, 1)) {
      int which = options.value[options.from];
      if ((which & 1) != 0) {
        options.walk(start + FILE, start + FIXED);
      }
      if ((which & 2) != 0) {
        options.walk(start + SNAME, start + FILE);
      }
    }
    return options;
  }

  /** Returns whether the walk came to a proper end. */
  private boolean walk(int begin, int to) {
    int at = begin;
    while (at < to) {
      int code = bytes[at++] & 0xFF;
      if (code == END) {
        return true;
      }
      if (code == PAD) {
        continue;
      }
      if (at >= to || at + 1 + (bytes[at] & 0xFF) > to) {
        overran = true;
        return false;
      }
      if (SLOTS[code] != 0) {
        note(code, at);
      }
      at += 1 + (bytes[at] & 0xFF);
    }
    return false;
  }

  private void note(int code, int at) {
    int slot = SLOTS[code];
    if (places[slot] == 0) {
      places[slot] = (char) (at - start);
      return;
    }
    if (pieces == null) {
      pieces = new HashMap<>();
    }
    int first = start + places[slot];
    ByteArrayOutputStream whole =
        pieces.computeIfAbsent(
            code,
            absent -> {
              ByteArrayOutputStream begun = new ByteArrayOutputStream();
              begun.write(bytes, first + 1, bytes[first] & 0xFF);
              return begun;
            });
    whole.write(bytes, at + 1, bytes[at] & 0xFF);
  }

  /** Finds an option's value. */
  private boolean find(int code) {
    int place = place(code);
    if (place == 0) {
      return false;
    }
    ByteArrayOutputStream whole = pieces == null ? null : pieces.get(code);
    if (whole != null) {
      value = whole.toByteArray();
      from = 0;
      length = value.length;
    } else {
      value = bytes;
      from = start + place + 1;
      length = bytes[start + place] & 0xFF;
    }
    return true;
  }

  private int place(int code) {
    int slot = SLOTS[code];
    if (slot == 0) {
      throw new IllegalArgumentException("not among the options that are read: " + code);
    }
    return places[slot];
  }

  private boolean find(int code, int wanted) {
    return find(code) && length == wanted;
  }

  /** Whether the end option was reached: if not, options may have been cut off. */
  boolean ended() {
    return ended;
  }

  /** Whether an option claims to be longer than the message. */
  boolean pastEnd() {
    return pastEnd;
  }

  boolean has(int code) {
    return place(code) != 0;
  }

  /** A one-byte option, or null. */
  @Nullable Integer octet(int code) {
    return find(code, 1) ? (Integer) (value[from] & 0xFF) : null;
  }

  /** An option of four bytes as a number, or null. */
  @Nullable Long number(int code) {
    return find(code, 4) ? Interned.number(Ipv4.bits(value, from) & 0xFFFF_FFFFL) : null;
  }

  /** An option of one address, or null. */
  @Nullable Ipv4 address(int code) {
    return find(code, 4) ? Ipv4.at(value, from) : null;
  }

  /** An option of addresses; empty when its length is not a multiple of four. */
  List<Ipv4> addresses(int code) {
    if (!find(code) || length % 4 != 0) {
      return List.of();
    }
    if (length == 4) {
      return List.of(Ipv4.at(value, from));
    }
    List<Ipv4> list = new ArrayList<>(length / 4);
    for (int i = 0; i < length; i += 4) {
      list.add(Ipv4.at(value, from + i));
    }
    return List.copyOf(list);
  }

  /** An option of text, trailing zeros removed; null if absent or empty. */
  @Nullable String text(int code) {
    if (!find(code)) {
      return null;
    }
    int kept = length;
    while (kept > 0 && value[from + kept - 1] == 0) {
      kept--;
    }
    return kept == 0 ? null : new String(value, from, kept, StandardCharsets.UTF_8);
  }

  /** The name of a Client FQDN option (RFC 4702 2), in ASCII or in DNS wire form; or null. */
  @Nullable String fqdn(int code) {
    if (!find(code) || length < 4) {
      return null;
    }
    int end = from + length;
    boolean wire = (value[from] & 4) != 0;
    if (!wire) {
      return new String(value, from + 3, length - 3, StandardCharsets.UTF_8);
    }
    StringBuilder name = new StringBuilder();
    int at = from + 3;
    while (at < end && value[at] != 0) {
      int label = value[at] & 0xFF;
      if (at + 1 + label > end) {
        return null;
      }
      name.append(name.length() == 0 ? "" : ".")
          .append(new String(value, at + 1, label, StandardCharsets.UTF_8));
      at += 1 + label;
    }
    return name.length() == 0 ? null : name.toString();
  }

  /** An option in lower-case hex, or null. */
  @Nullable String hex(int code) {
    return find(code) && length > 0 ? HexFormat.of().formatHex(value, from, from + length) : null;
  }

  /** An option that lists codes; empty if absent. */
  List<Integer> codes(int code) {
    return find(code) ? Interned.codes(value, from, length) : List.of();
  }
}
