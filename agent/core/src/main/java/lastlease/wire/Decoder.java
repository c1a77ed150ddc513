package lastlease.wire;

import java.util.Arrays;
import lastlease.wire.Observation.Arp;
import lastlease.wire.Observation.Dhcp;
import lastlease.wire.Observation.LinkLocalTraffic;
import lastlease.wire.Observation.Malformed;
import lastlease.wire.Observation.Seen;
import org.jspecify.annotations.Nullable;

/** Decodes frames. Bad input comes back as {@link Malformed}, never as an exception. */
public final class Decoder {
  private static final int IPV4 = 0x0800;
  private static final int ARP = 0x0806;
  private static final int UDP = 17;

  private Decoder() {}

  /** What a frame tells, or null when it has nothing to do with DHCP. */
  public static @Nullable Observation decode(Frame frame) {
    Payload payload = LinkLayer.of(frame.linkType(), frame.bytes());
    if (payload == null) {
      return null;
    }
    Seen seen =
        new Seen(frame.micros(), frame.point(), payload.vlan(), frame.source(), frame.number());
    return switch (payload.etherType()) {
      case IPV4 -> ipv4(frame, payload, seen);
      case ARP -> arp(frame, payload, seen);
      default -> null;
    };
  }

  private static @Nullable Observation arp(Frame frame, Payload payload, Seen seen) {
    byte[] bytes = frame.bytes();
    int at = payload.offset();
    if (bytes.length < at + 28) {
      return new Malformed(seen, frame.truncated() ? "arp-cut-off" : "arp-too-short");
    }
    boolean ethernetIpv4 =
        LinkLayer.u16(bytes, at) == 1
            && LinkLayer.u16(bytes, at + 2) == IPV4
            && bytes[at + 4] == 6
            && bytes[at + 5] == 4;
    int operation = LinkLayer.u16(bytes, at + 6);
    if (!ethernetIpv4 || operation < 1 || operation > 2) {
      return null;
    }
    return new Arp(
        seen,
        payload.link(),
        operation,
        MacAddress.at(bytes, at + 8),
        address(bytes, at + 14),
        MacAddress.at(bytes, at + 18),
        address(bytes, at + 24));
  }

  private static @Nullable Observation ipv4(Frame frame, Payload payload, Seen seen) {
    byte[] bytes = frame.bytes();
    int at = payload.offset();
    if (bytes.length < at + 20) {
      return new Malformed(seen, frame.truncated() ? "ip-cut-off" : "ip-too-short");
    }
    int header = (bytes[at] & 0x0F) * 4;
    if ((bytes[at] & 0xF0) != 0x40) {
      return null;
    }
    if (header < 20) {
      return new Malformed(seen, "ip-bad-header-length");
    }
    Ipv4 from = address(bytes, at + 12);
    int fragment = LinkLayer.u16(bytes, at + 6);
    boolean first = (fragment & 0x1FFF) == 0;
    int udp = at + header;
    if ((bytes[at + 9] & 0xFF) == UDP && first && udp + 8 <= bytes.length && isDhcp(bytes, udp)) {
      boolean moreFragments = (fragment & 0x2000) != 0;
      return dhcp(frame, payload, seen, udp, moreFragments);
    }
    return from.isLinkLocal() ? new LinkLocalTraffic(seen, payload.link(), from) : null;
  }

  private static boolean isDhcp(byte[] bytes, int udp) {
    int source = LinkLayer.u16(bytes, udp);
    int destination = LinkLayer.u16(bytes, udp + 2);
    // A relay may use any source port towards a server.
    return destination == 67 || destination == 68 || source == 67 || source == 68;
  }

  private static Observation dhcp(
      Frame frame, Payload payload, Seen seen, int udp, boolean moreFragments) {
    byte[] bytes = frame.bytes();
    int length = LinkLayer.u16(bytes, udp + 4);
    if (length < 8) {
      return new Malformed(seen, "udp-bad-length");
    }
    int end = Math.min(bytes.length, udp + length);
    boolean cut = moreFragments || udp + length > bytes.length && frame.truncated();
    DhcpDecoder.Result result = DhcpDecoder.decode(Arrays.copyOfRange(bytes, udp + 8, end), cut);
    if (result.message() == null) {
      return new Malformed(seen, result.reason() == null ? "dhcp-bad" : result.reason());
    }
    int ip = payload.offset();
    return new Dhcp(
        seen,
        payload.link(),
        address(bytes, ip + 12),
        address(bytes, ip + 16),
        bytes[ip + 8] & 0xFF,
        result.message());
  }

  private static Ipv4 address(byte[] bytes, int at) {
    return new Ipv4(LinkLayer.u16(bytes, at) << 16 | LinkLayer.u16(bytes, at + 2));
  }
}
