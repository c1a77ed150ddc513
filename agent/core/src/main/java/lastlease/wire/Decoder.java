package lastlease.wire;

import lastlease.wire.Observation.Arp;
import lastlease.wire.Observation.ClosedTunnel;
import lastlease.wire.Observation.Dhcp;
import lastlease.wire.Observation.Link;
import lastlease.wire.Observation.LinkLocalTraffic;
import lastlease.wire.Observation.Malformed;
import lastlease.wire.Observation.Seen;
import org.jspecify.annotations.Nullable;

/** Decodes frames. Bad input comes back as {@link Malformed}, never as an exception. */
public final class Decoder {
  private static final int IPV4 = 0x0800;

  private Decoder() {}

  /** What a frame tells, or null when it has nothing to do with DHCP. */
  public static @Nullable Observation decode(Frame frame) {
    return decode(frame, new FrameView());
  }

  /**
   * The same.
   *
   * @param view looks at it; who decodes many frames, one after the other, has one for all of them
   */
  public static @Nullable Observation decode(Frame frame, FrameView view) {
    byte[] bytes = frame.bytes();
    view.look(frame.linkType(), bytes, 0, bytes.length);
    if (view.content() == FrameView.Content.NOTHING) {
      return null;
    }
    Seen seen =
        new Seen(
            frame.micros(),
            frame.point(),
            Interned.vlan(view.tags(), view.networkNumber()),
            frame.source(),
            frame.number());
    Link link = Interned.link(view);
    boolean truncated = frame.truncated();
    return switch (view.content()) {
      case ARP -> arp(view, seen, link, truncated);
      case DHCP -> dhcp(view, seen, link, truncated);
      case BROKEN_IP -> new Malformed(seen, brokenIp(view, truncated));
      case LINK_LOCAL -> new LinkLocalTraffic(seen, link, Ipv4.at(bytes, view.offset() + 12));
      case ROUTER_ADVERTISEMENT -> NeighbourDiscovery.advertisement(view, seen, link, truncated);
      case NEIGHBOUR_SOLICITATION -> NeighbourDiscovery.solicitation(view, seen, link, truncated);
      case EAP -> Admissions.eap(view, seen, link);
      case ADMISSION -> Admissions.management(view, seen, link, truncated);
      case TUNNEL -> closed(view, seen, link);
      case NOTHING -> null;
    };
  }

  private static @Nullable Observation closed(FrameView view, Seen seen, Link link) {
    Tunnel tunnel = view.closedTunnel();
    return tunnel == null ? null : new ClosedTunnel(seen, link, tunnel);
  }

  private static @Nullable Observation arp(
      FrameView view, Seen seen, Link link, boolean truncated) {
    byte[] bytes = view.bytes();
    int at = view.offset();
    if (bytes.length < at + 28) {
      return new Malformed(seen, truncated ? "arp-cut-off" : "arp-too-short");
    }
    boolean ethernetIpv4 =
        view.u16(at) == 1 && view.u16(at + 2) == IPV4 && bytes[at + 4] == 6 && bytes[at + 5] == 4;
    int operation = view.u16(at + 6);
    if (!ethernetIpv4 || operation < 1 || operation > 2) {
      return null;
    }
    return new Arp(
        seen,
        link,
        operation,
        MacAddress.at(bytes, at + 8),
        Ipv4.at(bytes, at + 14),
        MacAddress.at(bytes, at + 18),
        Ipv4.at(bytes, at + 24));
  }

  private static String brokenIp(FrameView view, boolean truncated) {
    if (view.end() < view.offset() + 20) {
      return truncated ? "ip-cut-off" : "ip-too-short";
    }
    return "ip-bad-header-length";
  }

  private static Observation dhcp(FrameView view, Seen seen, Link link, boolean truncated) {
    byte[] bytes = view.bytes();
    int ip = view.offset();
    int udp = ip + (bytes[ip] & 0x0F) * 4;
    int length = view.u16(udp + 4);
    if (length < 8) {
      return new Malformed(seen, "udp-bad-length");
    }
    int end = Math.min(view.end(), udp + length);
    boolean moreFragments = (bytes[ip + 6] & 0x20) != 0;
    boolean cut = moreFragments || udp + length > view.end() && truncated;
    DhcpDecoder.Result result = DhcpDecoder.decode(bytes, udp + 8, end, cut);
    if (result.message() == null) {
      return new Malformed(seen, result.reason() == null ? "dhcp-bad" : result.reason());
    }
    return new Dhcp(
        seen,
        link,
        Ipv4.at(bytes, ip + 12),
        Ipv4.at(bytes, ip + 16),
        bytes[ip + 8] & 0xFF,
        result.message());
  }
}
