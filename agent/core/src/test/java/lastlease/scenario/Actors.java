package lastlease.scenario;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import lastlease.wire.DhcpMessage;
import lastlease.wire.Ipv4;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/** What servers and clients do in an event line, as observations of their frames. */
final class Actors {
  private Actors() {}

  static Observation observation(
      String[] words, BiFunction<String, String, Observation.Seen> seen) {
    Map<String, String> options = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        options.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    Observation.Seen at =
        seen.apply(options.getOrDefault("on", "capture"), options.getOrDefault("vlan", ""));
    Wire wire = new Wire(at, options);
    String who = words[0];
    String does = words[1];
    Ipv4 address = address(words, 2);
    Observation heard = local(wire, who, does, address, options, at);
    if (heard != null) {
      return heard;
    }
    return Names.isServer(who)
        ? wire.reply(
            who, words[2], type(does), Objects.requireNonNullElse(address(words, 3), Ipv4.ZERO))
        : client(wire, who, does, address, options);
  }

  private static @Nullable Ipv4 address(String[] words, int index) {
    return words.length > index && words[index].matches("[0-9.]+")
        ? Ipv4.parse(words[index])
        : null;
  }

  /** What is no DHCP. */
  private static @Nullable Observation local(
      Wire wire,
      String who,
      String does,
      @Nullable Ipv4 target,
      Map<String, String> options,
      Observation.Seen at) {
    Ipv4 address = target == null ? Ipv4.ZERO : target;
    return switch (does) {
      case "arp?" -> wire.arp(who, 1, from(who, options), address);
      case "arp!" -> wire.arp(who, 2, from(who, options), address);
      case "arp", "ll" -> wire.arp(who, 1, address, address);
      case "probe", "ll-probe" -> wire.arp(who, 1, Ipv4.ZERO, address);
      case "ll-traffic" -> wire.linkLocalTraffic(who, address);
      case "ra" -> wire.routerAdvertisement(who);
      case "v6" -> wire.makesSureOfItsIpv6Address(who);
      case "let-in", "not-let-in" -> wire.admission(who, does.equals("let-in"));
      case "own", "own-gone" ->
          new Observation.OwnAddress(
              at,
              "wlan0",
              Names.mac(who),
              address,
              24,
              does.equals("own"),
              options.containsKey("design"),
              options.containsKey("from") ? Names.address(options.get("from")) : null,
              options.containsKey("lease") ? Long.valueOf(options.get("lease")) : null,
              null);
      default -> null;
    };
  }

  private static Ipv4 from(String who, Map<String, String> options) {
    String ip = options.get("ip");
    return ip == null ? Names.server(who) : Ipv4.parse(ip);
  }

  private static Observation client(
      Wire wire, String who, String does, @Nullable Ipv4 address, Map<String, String> options) {
    Ipv4 named = Names.address(options.getOrDefault("from", "srv"));
    Ipv4 held = address == null ? Ipv4.ZERO : address;
    return switch (does) {
      case "select" -> wire.request(who, type("request"), Ipv4.ZERO, address, named, false);
      case "reboot" -> wire.request(who, type("request"), Ipv4.ZERO, address, null, false);
      case "renew" -> wire.request(who, type("request"), held, null, null, true);
      case "rebind" -> wire.request(who, type("request"), held, null, null, false);
      case "decline" -> wire.request(who, type(does), Ipv4.ZERO, address, named, false);
      case "release" -> wire.request(who, type(does), held, null, named, true);
      case "inform" -> wire.request(who, type(does), held, null, null, false);
      case "inform-unicast" -> wire.request(who, type("inform"), held, null, null, true);
      default -> wire.request(who, type(does), Ipv4.ZERO, address, null, false);
    };
  }

  private static DhcpMessage.Type type(String word) {
    return DhcpMessage.Type.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
