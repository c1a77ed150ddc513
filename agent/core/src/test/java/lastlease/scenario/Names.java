package lastlease.scenario;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** Who the names in scenario files stand for. */
final class Names {
  private static final Map<String, Ipv4> SERVERS =
      Map.of(
          "srv", Ipv4.parse("10.0.0.1"),
          "srv2", Ipv4.parse("10.0.0.2"),
          "gw", Ipv4.parse("10.0.0.254"),
          "far", Ipv4.parse("172.16.0.1"),
          "rogue", Ipv4.parse("192.168.66.1"));

  /** What a check of lastlease turns in its own address to ask as a stranger. */
  private static final long STRANGER = 0x0000_4C4C_0001L;

  private Names() {}

  static boolean isServer(String name) {
    return SERVERS.containsKey(name);
  }

  static Ipv4 server(String name) {
    return Objects.requireNonNull(SERVERS.get(name), name);
  }

  /** A server's name, or an address as it is. */
  static Ipv4 address(String text) {
    return isServer(text) ? server(text) : Ipv4.parse(text);
  }

  /** Of the interface. A client known by client identifier only has one as well. */
  static MacAddress mac(String name) {
    if (isServer(name)) {
      return new MacAddress(0x0050_5600_0000L | server(name).bits() & 0xFF_FFFF);
    }
    if (name.startsWith("r")) {
      return random(number(name));
    }
    if (name.startsWith("p")) {
      return new MacAddress(mac("c" + name.substring(1)).bits() ^ STRANGER);
    }
    return new MacAddress(
        switch (name.charAt(0)) {
              case 'm' -> 0x3C22_FB00_0000L;
              case 'g' -> 0x0111_0000_0000L;
              case 'i' -> 0x0211_0000_0000L;
              case 'c' -> 0x0200_0000_0000L;
              default -> throw new IllegalArgumentException("who is " + name + "?");
            }
            | number(name));
  }

  /** As tools draw them: all 48 bits, so that half have the group bit, and half are local. */
  private static MacAddress random(long number) {
    return new MacAddress(new SplittableRandom(number).nextLong() >>> 16);
  }

  /** What stands in the field chaddr; null for those without. */
  static @Nullable MacAddress chaddr(String name) {
    return name.startsWith("i") ? null : mac(name);
  }

  /** Option 61 of those without chaddr. */
  static @Nullable String clientId(String name) {
    return name.startsWith("i") ? String.format("00%06x", number(name)) : null;
  }

  private static long number(String name) {
    return Long.parseLong(name.substring(1));
  }
}
