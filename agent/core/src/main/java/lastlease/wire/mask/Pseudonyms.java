package lastlease.wire.mask;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import lastlease.wire.MacAddress;

/**
 * Names for what must not be named, by the order of appearance: the first device is 1, the second
 * 2. Nothing of the original is in them, not even as a hash: of 2^24 lower halves of an address
 * each can be tried. The same original has the same name throughout, and in one export only.
 */
final class Pseudonyms {
  private static final int MAC = 6;
  private static final int MAKER = 3;

  /** Made-up and virtual addresses often end in small numbers themselves. */
  private static final int FIRST = 0xE0_0000;

  private final Map<String, Integer> numbers = new HashMap<>();

  /** The number of an original among those of its kind, from 1. */
  int number(String kind, String original) {
    int next = numbers.merge(kind, 1, Integer::sum);
    Integer known = numbers.putIfAbsent(kind + "/" + original, next);
    if (known == null) {
      return next;
    }
    numbers.put(kind, next - 1);
    return known;
  }

  /**
   * Puts a name in the place of a MAC address. Its maker is kept; of a randomised one only that it
   * is; of a group's that it is one, and which where it is a protocol's.
   */
  void address(byte[] bytes, int at) {
    MacAddress mac = MacAddress.at(bytes, at);
    if (mac.isZero() || isProtocols(bytes, at)) {
      return;
    }
    int kept = mac.isLocal() || mac.isGroup() ? 1 : MAKER;
    int number = number("mac", HexFormat.of().formatHex(bytes, at, at + MAC));
    if (kept == 1) {
      bytes[at] &= 3;
    }
    write(bytes, at + kept, at + MAC, FIRST + number);
  }

  /** Broadcast, and groups that belong to a protocol and to no device (RFC 1112, RFC 2464). */
  private static boolean isProtocols(byte[] bytes, int at) {
    boolean all = true;
    for (int i = at; i < at + MAC; i++) {
      all &= bytes[i] == (byte) 0xFF;
    }
    boolean ipv4 = bytes[at] == 1 && bytes[at + 1] == 0 && bytes[at + 2] == 0x5E;
    boolean ipv6 = bytes[at] == 0x33 && bytes[at + 1] == 0x33 && bytes[at + 2] == 0;
    return all || (ipv4 || ipv6) && bytes[at + 3] == 0 && bytes[at + 4] == 0;
  }

  /** Puts a number in the place of an identifier; nothing but zeros stays as it is. */
  void identifier(String kind, byte[] bytes, int from, int to) {
    boolean none = true;
    for (int i = from; i < to; i++) {
      none &= bytes[i] == 0;
    }
    if (!none) {
      write(bytes, from, to, number(kind, HexFormat.of().formatHex(bytes, from, to)));
    }
  }

  private static void write(byte[] bytes, int from, int to, int number) {
    Arrays.fill(bytes, from, to, (byte) 0);
    for (int i = 0; i < 4 && to - 1 - i >= from; i++) {
      bytes[to - 1 - i] = (byte) (number >>> 8 * i);
    }
  }
}
