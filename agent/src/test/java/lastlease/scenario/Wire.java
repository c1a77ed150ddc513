package lastlease.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lastlease.decode.DhcpMessage;
import lastlease.decode.Ipv4;
import lastlease.decode.MacAddress;
import lastlease.decode.Observation;
import org.jspecify.annotations.Nullable;

/** Makes observations as the decoder would of real frames. */
final class Wire {
  static final Ipv4 SRV = Ipv4.parse("10.0.0.1");
  private static final Map<String, Ipv4> SERVERS =
      Map.of("srv", SRV, "srv2", Ipv4.parse("10.0.0.2"), "rogue", Ipv4.parse("192.168.66.1"));
  private static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);

  private final Map<String, String> options;
  private final Observation.Seen seen;

  Wire(Observation.Seen seen, Map<String, String> options) {
    this.seen = seen;
    this.options = options;
  }

  static boolean isServer(String name) {
    return SERVERS.containsKey(name);
  }

  static Ipv4 server(String name) {
    return Objects.requireNonNull(SERVERS.get(name), name);
  }

  /** c1 has 02:00:…:01 (local); a name that begins with m has a maker's address. */
  static MacAddress mac(String name) {
    if (isServer(name)) {
      return new MacAddress(0x0050_5600_0000L | server(name).bits() & 0xFF_FFFF);
    }
    long number = Long.parseLong(name.replaceAll("[^0-9]", ""));
    return new MacAddress((name.startsWith("m") ? 0x3C22_FB00_0000L : 0x0200_0000_0000L) | number);
  }

  Observation arp(String host, Ipv4 sender, Ipv4 target) {
    MacAddress mac = mac(host);
    return new Observation.Arp(
        seen, new Observation.Link(mac, BROADCAST), 1, mac, sender, new MacAddress(0), target);
  }

  Observation request(
      String client,
      DhcpMessage.Type type,
      Ipv4 ciaddr,
      @Nullable Ipv4 requested,
      @Nullable Ipv4 serverId,
      boolean unicast) {
    MacAddress mac = mac(client);
    String source = options.get("src");
    Observation.Link link =
        new Observation.Link(
            source == null ? mac : MacAddress.parse(source), unicast ? mac("srv") : BROADCAST);
    return new Observation.Dhcp(
        seen,
        link,
        ciaddr,
        unicast ? SRV : Ipv4.BROADCAST,
        64,
        message(false, type, mac, ciaddr, Ipv4.ZERO, requested, serverId));
  }

  Observation reply(String server, String client, DhcpMessage.Type type, Ipv4 yiaddr) {
    MacAddress mac = mac(client);
    boolean broadcast = type == DhcpMessage.Type.NAK || "b".equals(options.get("flags"));
    return new Observation.Dhcp(
        seen,
        new Observation.Link(mac(server), broadcast ? BROADCAST : mac),
        server(server),
        broadcast ? Ipv4.BROADCAST : yiaddr,
        64,
        message(true, type, mac, Ipv4.ZERO, yiaddr, null, server(server)));
  }

  private DhcpMessage message(
      boolean reply,
      DhcpMessage.Type type,
      MacAddress mac,
      Ipv4 ciaddr,
      Ipv4 yiaddr,
      @Nullable Ipv4 requested,
      @Nullable Ipv4 serverId) {
    String relay = options.get("giaddr");
    String mask = options.get("mask");
    return new DhcpMessage(
        reply,
        type,
        type.code(),
        (int) seen.number(),
        Integer.parseInt(options.getOrDefault("secs", "0")),
        false,
        0,
        ciaddr,
        yiaddr,
        Ipv4.ZERO,
        relay == null ? Ipv4.ZERO : Ipv4.parse(relay),
        mac,
        serverId,
        requested,
        number("lease"),
        null,
        null,
        mask == null ? null : Ipv4.parse(mask),
        List.of(),
        List.of(),
        options.get("cid"),
        options.get("host"),
        options.get("class"),
        null,
        Arrays.stream(options.getOrDefault("prl", "1").split(",")).map(Integer::valueOf).toList(),
        number("v6only"),
        null,
        false,
        false,
        false);
  }

  private @Nullable Long number(String name) {
    String value = options.get(name);
    return value == null ? null : Long.valueOf(value);
  }
}
