package lastlease.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lastlease.wire.DhcpMessage;
import lastlease.wire.Ipv4;
import lastlease.wire.Ipv6;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/** Makes observations as the decoder would of real frames. */
final class Wire {
  private static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);

  private final Map<String, String> options;
  private final Observation.Seen seen;

  Wire(Observation.Seen seen, Map<String, String> options) {
    this.seen = seen;
    this.options = options;
  }

  Observation arp(String host, int operation, Ipv4 sender, Ipv4 target) {
    MacAddress mac = source(host);
    return new Observation.Arp(
        seen,
        new Observation.Link(mac, BROADCAST),
        operation,
        mac,
        sender,
        new MacAddress(0),
        target);
  }

  Observation linkLocalTraffic(String host, Ipv4 from) {
    return new Observation.LinkLocalTraffic(
        seen, new Observation.Link(source(host), BROADCAST), from);
  }

  /** Of a router that names a translator to IPv4, where {@code pref64=SECONDS} is given. */
  Observation routerAdvertisement(String router) {
    String seconds = options.get("pref64");
    return new Observation.RouterAdvertisement(
        seen,
        new Observation.Link(source(router), BROADCAST),
        new Ipv6(0xFE80L << 48, 1),
        1800,
        false,
        false,
        List.of(),
        seconds == null
            ? List.of()
            : List.of(
                new Observation.RouterAdvertisement.Pref64(
                    new Ipv6(0x0064_FF9BL << 32, 0), 96, Integer.parseInt(seconds))),
        List.of());
  }

  Observation makesSureOfItsIpv6Address(String host) {
    MacAddress mac = source(host);
    return new Observation.NeighbourSolicitation(
        seen,
        new Observation.Link(mac, BROADCAST),
        new Ipv6(0, 0),
        new Ipv6(0x2001_0DB8L << 32, mac.bits()));
  }

  /** By 802.1X. */
  Observation admission(String host, boolean granted) {
    return new Observation.Admission(
        seen,
        new Observation.Link(Names.mac("gw"), Names.mac(host)),
        Names.mac(host),
        Observation.Admission.Step.EAP,
        granted,
        granted ? 3 : 4);
  }

  Observation request(
      String client,
      DhcpMessage.Type type,
      Ipv4 ciaddr,
      @Nullable Ipv4 requested,
      @Nullable Ipv4 serverId,
      boolean unicast) {
    return new Observation.Dhcp(
        seen,
        new Observation.Link(source(client), destination(unicast ? Names.mac("srv") : BROADCAST)),
        from(ciaddr),
        to(unicast ? Names.server("srv") : Ipv4.BROADCAST),
        number("ttl", 64),
        message(false, type, client, ciaddr, Ipv4.ZERO, requested, serverId));
  }

  Observation reply(String server, String client, DhcpMessage.Type type, Ipv4 yiaddr) {
    boolean broadcast = type == DhcpMessage.Type.NAK || "b".equals(options.get("flags"));
    Ipv4 ciaddr = Ipv4.parse(options.getOrDefault("ciaddr", "0.0.0.0"));
    return new Observation.Dhcp(
        seen,
        new Observation.Link(
            source(server), destination(broadcast ? BROADCAST : Names.mac(client))),
        from(Names.server(server)),
        to(broadcast ? Ipv4.BROADCAST : yiaddr.isZero() ? ciaddr : yiaddr),
        number("ttl", 64),
        message(
            true,
            type,
            client,
            ciaddr,
            yiaddr,
            null,
            "none".equals(options.get("id")) ? null : Names.server(server)));
  }

  private MacAddress destination(MacAddress usual) {
    String destination = options.get("dst");
    return destination == null ? usual : Names.mac(destination);
  }

  private MacAddress source(String name) {
    String source = options.get("src");
    return source == null
        ? Names.mac(name)
        : source.contains(":") ? MacAddress.parse(source) : Names.mac(source);
  }

  private Ipv4 from(Ipv4 usual) {
    String ip = options.get("ip");
    return ip == null ? usual : Names.address(ip);
  }

  private Ipv4 to(Ipv4 usual) {
    String to = options.get("to");
    return to == null ? usual : Names.address(to);
  }

  private DhcpMessage message(
      boolean reply,
      DhcpMessage.Type type,
      String client,
      Ipv4 ciaddr,
      Ipv4 yiaddr,
      @Nullable Ipv4 requested,
      @Nullable Ipv4 serverId) {
    String mask = options.get("mask");
    String router = options.get("router");
    String dns = options.get("dns");
    return new DhcpMessage(
        reply,
        type,
        type.code(),
        number("xid", (int) seen.number()),
        number("secs", 0),
        "b".equals(options.get("flags")),
        number("hops", 0),
        ciaddr,
        yiaddr,
        Ipv4.ZERO,
        Ipv4.parse(options.getOrDefault("giaddr", "0.0.0.0")),
        Names.chaddr(client),
        serverId,
        requested,
        number("lease"),
        null,
        null,
        mask == null ? null : Ipv4.parse(mask),
        router == null ? List.of() : List.of(Ipv4.parse(router)),
        dns == null ? List.of() : List.of(Ipv4.parse(dns)),
        clientId(client),
        options.get("host"),
        options.get("class"),
        null,
        Arrays.stream(options.getOrDefault("prl", "1").split(",")).map(Integer::valueOf).toList(),
        number("v6only"),
        options.containsKey("opt116") ? Integer.valueOf(number("opt116", 0)) : null,
        options.containsKey("opt80"),
        options.containsKey("opt82"),
        false);
  }

  private @Nullable String clientId(String client) {
    String id = options.getOrDefault("cid", Names.clientId(client));
    return id == null || id.isEmpty() ? null : id;
  }

  private int number(String name, int usual) {
    String value = options.get(name);
    return value == null ? usual : Integer.parseInt(value);
  }

  private @Nullable Long number(String name) {
    String value = options.get(name);
    return value == null ? null : Long.valueOf(value);
  }
}
