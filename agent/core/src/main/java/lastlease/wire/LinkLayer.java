package lastlease.wire;

import lastlease.wire.Observation.Link;
import org.jspecify.annotations.Nullable;

/** Takes the link layer off a frame. Numbers are LINKTYPE_ values of the tcpdump.org list. */
final class LinkLayer {
  private static final int IPV4 = 0x0800;
  private static final int MAX_TAGS = 8;

  private LinkLayer() {}

  /** The payload, or null when the frame carries nothing that matters. */
  static @Nullable Payload of(int linkType, byte[] frame) {
    return switch (linkType) {
      case 1 -> ethernet(frame);
      case 113 -> cooked(frame, 14, 16, 6, 4);
      case 276 -> cooked(frame, 0, 20, 12, 11);
      case 12, 14, 101, 228 -> new Payload(IPV4, 0, Link.NONE, "");
      case 0, 108 -> loopback(frame);
      case 105 -> Wireless.of(frame, 0);
      case 127 ->
          frame.length < 4 ? null : Wireless.of(frame, frame[2] & 0xFF | (frame[3] & 0xFF) << 8);
      default -> null;
    };
  }

  private static @Nullable Payload ethernet(byte[] frame) {
    if (frame.length < 14) {
      return null;
    }
    Link link = new Link(MacAddress.at(frame, 6), MacAddress.at(frame, 0));
    return tagged(frame, 12, link);
  }

  /** Follows VLAN tags (802.1Q, 802.1ad and the older 0x9100), nested ones too. */
  static @Nullable Payload tagged(byte[] frame, int typeAt, Link link) {
    int at = typeAt;
    StringBuilder vlan = new StringBuilder();
    for (int tags = 0; tags <= MAX_TAGS && at + 2 <= frame.length; tags++) {
      int type = u16(frame, at);
      if (type != 0x8100 && type != 0x88A8 && type != 0x9100) {
        return new Payload(type, at + 2, link, vlan.toString());
      }
      if (at + 4 > frame.length) {
        return null;
      }
      int id = u16(frame, at + 2) & 0xFFF;
      if (id != 0) {
        vlan.append(vlan.length() == 0 ? "" : ".").append(id);
      }
      at += 4;
    }
    return null;
  }

  private static @Nullable Payload cooked(
      byte[] frame, int typeAt, int header, int addressAt, int lengthAt) {
    if (frame.length < header) {
      return null;
    }
    int length = lengthAt == 4 ? u16(frame, 4) : frame[lengthAt] & 0xFF;
    Link link = length == 6 ? new Link(MacAddress.at(frame, addressAt), null) : Link.NONE;
    Payload plain = new Payload(u16(frame, typeAt), header, link, "");
    if (plain.etherType() != 0x8100 && plain.etherType() != 0x88A8) {
      return plain;
    }
    // The tag's first two bytes stand in the protocol field; the rest follows the header.
    if (frame.length < header + 4) {
      return null;
    }
    int id = u16(frame, header) & 0xFFF;
    Payload inner = tagged(frame, header + 2, link);
    if (inner == null || id == 0) {
      return inner;
    }
    String vlan = inner.vlan().isEmpty() ? "" + id : id + "." + inner.vlan();
    return new Payload(inner.etherType(), inner.offset(), link, vlan);
  }

  /** NULL and LOOP: four bytes of address family, in either byte order; AF_INET is 2 everywhere. */
  private static @Nullable Payload loopback(byte[] frame) {
    if (frame.length < 4) {
      return null;
    }
    boolean inet =
        frame[1] == 0
            && frame[2] == 0
            && (frame[0] == 2 && frame[3] == 0 || frame[0] == 0 && frame[3] == 2);
    return inet ? new Payload(IPV4, 4, Link.NONE, "") : null;
  }

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
