package lastlease.leases.format;

import lastlease.leases.LeasePool;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** Words of tables as values; null for a word that is something else. */
final class Words {
  private Words() {}

  static @Nullable Long number(String word) {
    return word.matches("-?[0-9]{1,18}") ? Long.valueOf(word) : null;
  }

  static @Nullable Ipv4 address(String word) {
    try {
      return Ipv4.parse(word);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * With colons, with hyphens or without; a hardware type before it ({@code 06-…}) is left out.
   * Between colons a digit may stand alone ({@code f0:18:98:0:0:1}), as {@code ether_ntoa} has it.
   */
  static @Nullable MacAddress mac(String word) {
    String digits =
        word.replaceFirst("^[0-9a-fA-F]{2}-(?=[0-9a-fA-F]{2}:)", "")
            .replaceAll("(?<=^|:)(?=[0-9a-fA-F](?::|$))", "0")
            .replaceAll("[:.-]", "");
    return digits.matches("[0-9a-fA-F]{12}")
        ? MacAddress.parse(digits.replaceAll("(..)(?=.)", "$1:"))
        : null;
  }

  /** {@code 12h}, {@code 45m}, {@code 7d}, {@code 3600}, {@code infinite} as seconds. */
  static @Nullable Long lasting(String word) {
    if (word.equals("infinite")) {
      return 0xFFFF_FFFFL;
    }
    if (!word.matches("[0-9]{1,9}[smhdw]?")) {
      return null;
    }
    long number = Long.parseLong(word.replaceAll("[smhdw]", ""));
    return switch (word.charAt(word.length() - 1)) {
      case 'm' -> number * 60;
      case 'h' -> number * 3600;
      case 'd' -> number * 86_400;
      case 'w' -> number * 604_800;
      default -> number;
    };
  }

  /** Length of a netmask's prefix; 0 for what is no netmask. */
  static int prefix(Ipv4 mask) {
    int length = Integer.bitCount(mask.bits());
    return LeasePool.mask(Ipv4.BROADCAST, length).equals(mask) ? length : 0;
  }
}
