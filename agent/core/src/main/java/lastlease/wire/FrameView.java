package lastlease.wire;

import org.jspecify.annotations.Nullable;

/**
 * A look at a frame's bytes where they stand: what it carries and where that begins. One view is
 * used for frame after frame and allocates nothing, since nearly every frame of a capture is let go
 * after it. Numbers of link types are LINKTYPE_ values of the tcpdump.org list.
 */
public final class FrameView {
  /** What a frame carries. */
  public enum Content {
    /** Nothing that matters. */
    NOTHING,
    ARP,
    DHCP,
    /** An IPv4 header that is cut off, or whose length cannot be. */
    BROKEN_IP,
    /** Any other IPv4 packet from 169.254/16. */
    LINK_LOCAL,
    ROUTER_ADVERTISEMENT,
    NEIGHBOUR_SOLICITATION,
    /** EAP success or failure. */
    EAP,
    /** An 802.11 management frame that lets a station in, or does not. */
    ADMISSION,
    /** A tunnel that is not opened. */
    TUNNEL
  }

  private static final int IPV4 = 0x0800;
  private static final int ARP = 0x0806;
  private static final int IPV6 = 0x86DD;
  private static final int EAPOL = 0x888E;
  private static final int GRE = 47;
  private static final int UDP = 17;
  private static final int ICMPV6 = 58;
  private static final int ETHERIP = 97;
  private static final int MAX_TAGS = 8;

  /** Offset of what is not there. */
  public static final int NOWHERE = -1;

  private byte[] bytes = new byte[0];
  private int end;
  private Content content = Content.NOTHING;
  private @Nullable Tunnel tunnel;
  private int offset;
  private int source;
  private int destination;
  private int innerLinkType;
  private int innerAt;
  private long tags;
  private int networkNumber;

  /**
   * Looks at a frame; says whether it can matter.
   *
   * @param frame where the frame stands from {@code at} to {@code to} exclusive
   */
  public boolean look(int linkType, byte[] frame, int at, int to) {
    bytes = frame;
    end = to;
    content = Content.NOTHING;
    tunnel = null;
    innerLinkType = NOWHERE;
    networkNumber = 0;
    offset = at;
    enter(linkType, at);
    return content != Content.NOTHING && content != Content.TUNNEL;
  }

  /** The tunnel that the frame looked at last is in and that is not opened, or null. */
  public @Nullable Tunnel closedTunnel() {
    return tunnel;
  }

  /** Looks at a frame within: one layer down at most. */
  void enterInner(int linkType, int at, int number) {
    innerLinkType = linkType;
    innerAt = at;
    networkNumber = number;
    enter(linkType, at);
  }

  private void enter(int linkType, int at) {
    source = NOWHERE;
    destination = NOWHERE;
    tags = 0;
    switch (linkType) {
      case 1 -> ethernet(at);
      case 113 -> cooked(at, at + 14, at + 16, at + 4, at + 6);
      case 276 -> cooked(at, at, at + 20, at + 11, at + 12);
      case 12, 14, 101, 228 -> ip(at);
      case 0, 108 -> loopback(at);
      case 105 -> wireless(at, false);
      case 127 -> {
        if (at + 4 <= end) {
          int header = bytes[at + 2] & 0xFF | (bytes[at + 3] & 0xFF) << 8;
          // Version, length and the fields that are present take eight bytes.
          if (header >= 8) {
            wireless(at + header, false);
          }
        }
      }
      case Tunnels.WIRELESS_SWAPPED -> wireless(at, true);
      default -> {
        // Not read: the readers count such frames by their link type.
      }
    }
  }

  private void ethernet(int at) {
    if (at + 14 <= end) {
      destination = at;
      source = at + 6;
      tagged(at + 12);
    }
  }

  /** Follows VLAN tags (802.1Q, 802.1ad and the older 0x9100), nested ones too. */
  private void tagged(int typeAt) {
    int at = typeAt;
    for (int passed = 0; passed <= MAX_TAGS && at + 2 <= end; passed++) {
      int type = u16(at);
      if (type != 0x8100 && type != 0x88A8 && type != 0x9100) {
        carried(type, at + 2);
        return;
      }
      if (at + 4 > end) {
        return;
      }
      tag(u16(at + 2));
      at += 4;
    }
  }

  /** Priority tags (id 0) name no network; of more than five tags the inner ones are kept. */
  private void tag(int control) {
    int id = control & 0xFFF;
    if (id != 0) {
      tags = tags << 12 | id;
    }
  }

  private void carried(int type, int at) {
    switch (type) {
      case IPV4 -> ipv4(at);
      case ARP -> found(Content.ARP, at);
      case IPV6 -> ipv6(at);
      case EAPOL -> {
        // EAPOL (802.1X-2020 11.3), type 0 is EAP; EAP (RFC 3748 4.2), 3 success, 4 failure.
        boolean told = at + 8 <= end && bytes[at + 1] == 0;
        if (told && (bytes[at + 4] == 3 || bytes[at + 4] == 4)) {
          found(Content.EAP, at);
        }
      }
      default -> {
        // Not ours.
      }
    }
  }

  private void cooked(int at, int typeAt, int payload, int lengthAt, int addressAt) {
    if (payload > end) {
      return;
    }
    int length = addressAt == at + 6 ? u16(lengthAt) : bytes[lengthAt] & 0xFF;
    source = length == 6 ? addressAt : NOWHERE;
    int type = u16(typeAt);
    if (type != 0x8100 && type != 0x88A8) {
      carried(type, payload);
    } else if (payload + 4 <= end) {
      // The tag's first two bytes stand in the protocol field; the rest follows the header.
      tag(u16(payload));
      tagged(payload + 2);
    }
  }

  /** NULL and LOOP: four bytes of address family, in either byte order; AF_INET is 2 everywhere. */
  private void loopback(int at) {
    if (at + 4 <= end
        && bytes[at + 1] == 0
        && bytes[at + 2] == 0
        && (bytes[at] == 2 && bytes[at + 3] == 0 || bytes[at] == 0 && bytes[at + 3] == 2)) {
      ipv4(at + 4);
    }
  }

  /**
   * 802.11 (IEEE 802.11-2020 9.3): unencrypted data with an LLC/SNAP header, and management frames
   * about being let in.
   *
   * @param swapped the two bytes of frame control stand the other way round, as in some tunnels
   */
  private void wireless(int at, boolean swapped) {
    if (at + 24 > end) {
      return;
    }
    int control = bytes[swapped ? at + 1 : at] & 0xFF;
    int flags = bytes[swapped ? at : at + 1] & 0xFF;
    if ((flags & 0x40) != 0 || (control & 0x03) != 0) {
      return;
    }
    if ((control & 0x0C) == 0) {
      if (Admissions.areTold(control >>> 4)) {
        destination = at + 4;
        source = at + 10;
        offset = swapped ? NOWHERE : at;
        content = swapped ? Content.NOTHING : Content.ADMISSION;
      }
      return;
    }
    if ((control & 0x4C) != 0x08) {
      return;
    }
    boolean toDs = (flags & 1) != 0;
    boolean fromDs = (flags & 2) != 0;
    boolean qos = (control & 0x80) != 0;
    int header = at + 24 + (toDs && fromDs ? 6 : 0);
    int llc = header + (qos ? 2 : 0) + (qos && (flags & 0x80) != 0 ? 4 : 0);
    if (llc + 8 > end) {
      return;
    }
    boolean aggregated = qos && (bytes[header] & 0x80) != 0;
    if (!aggregated && u16(llc) == 0xAAAA && bytes[llc + 2] == 3) {
      destination = at + (toDs ? 16 : 4);
      source = at + (toDs && fromDs ? 24 : fromDs ? 16 : 10);
      tagged(llc + 6);
    }
  }

  private void ip(int at) {
    if (at < end && (bytes[at] & 0xF0) == 0x60) {
      ipv6(at);
    } else {
      ipv4(at);
    }
  }

  void ipv4(int at) {
    if (at >= end || (bytes[at] & 0xF0) != 0x40) {
      return;
    }
    if (at + 20 > end) {
      found(Content.BROKEN_IP, at);
      return;
    }
    int protocol = bytes[at + 9] & 0xFF;
    if ((u16(at + 6) & 0x1FFF) == 0) {
      if (protocol == UDP) {
        udp(at);
      } else if (protocol == GRE && innerLinkType == NOWHERE) {
        Tunnels.gre(this, payload(at));
      } else if (protocol == ETHERIP && innerLinkType == NOWHERE) {
        closed(Tunnel.EOIP);
      }
    }
    if (content == Content.NOTHING
        && bytes[at + 12] == (byte) 169
        && bytes[at + 13] == (byte) 254) {
      found(Content.LINK_LOCAL, at);
    }
  }

  private int payload(int ip) {
    return ip + (bytes[ip] & 0x0F) * 4;
  }

  private void udp(int at) {
    int udp = payload(at);
    if (udp < at + 20) {
      found(Content.BROKEN_IP, at);
      return;
    }
    if (udp + 8 <= end) {
      int from = u16(udp);
      int to = u16(udp + 2);
      // A relay may use any source port towards a server.
      if (isDhcp(from) || isDhcp(to)) {
        found(Content.DHCP, at);
        return;
      }
      if (innerLinkType == NOWHERE) {
        Tunnels.udp(this, from, to, udp + 8);
      }
    }
    // The ports of a DHCP message stand where a header without options ends: its length is wrong.
    if (content == Content.NOTHING
        && udp > at + 20
        && at + 24 <= end
        && isDhcp(u16(at + 20))
        && isDhcp(u16(at + 22))) {
      found(Content.BROKEN_IP, at);
    }
  }

  private static boolean isDhcp(int port) {
    return port == 67 || port == 68;
  }

  /**
   * Neighbour discovery (RFC 4861): advertisements of routers, and solicitations to a group, which
   * are duplicate address detection and first contacts. Both need a hop limit of 255: such a packet
   * has crossed no router.
   */
  void ipv6(int at) {
    if (at + 44 > end
        || (bytes[at] & 0xF0) != 0x60
        || bytes[at + 6] != ICMPV6
        || bytes[at + 7] != (byte) 255
        || bytes[at + 41] != 0) {
      return;
    }
    int type = bytes[at + 40] & 0xFF;
    if (type == 134) {
      found(Content.ROUTER_ADVERTISEMENT, at);
    } else if (type == 135 && bytes[at + 24] == (byte) 0xFF) {
      found(Content.NEIGHBOUR_SOLICITATION, at);
    }
  }

  private void found(Content what, int at) {
    content = what;
    offset = at;
  }

  /** The frame is in a tunnel that is not opened. */
  void closed(Tunnel kind) {
    content = Content.TUNNEL;
    tunnel = kind;
  }

  /** The two bytes there, unsigned, in network order. */
  public int u16(int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  byte[] bytes() {
    return bytes;
  }

  int end() {
    return end;
  }

  /** What it carries, as far as was looked. */
  public Content content() {
    return content;
  }

  /** Where the ARP, IP, EAPOL or 802.11 header begins. */
  public int offset() {
    return offset;
  }

  /** Where the link layer's source address stands, or {@link #NOWHERE}. */
  public int source() {
    return source;
  }

  /** Where the link layer's destination address stands, or {@link #NOWHERE}. */
  public int destination() {
    return destination;
  }

  /** Where the frame within the tunnel begins, or {@link #NOWHERE} without a tunnel. */
  public int inner() {
    return innerLinkType == NOWHERE ? NOWHERE : innerAt;
  }

  /** VLAN ids, twelve bits each, the innermost lowest; 0 is none. */
  long tags() {
    return tags;
  }

  /** The network's number within the tunnel, see {@link Tunnels}; 0 is none. */
  int networkNumber() {
    return networkNumber;
  }

  /** The link type of the frame within the tunnel. */
  public int innerLinkType() {
    return innerLinkType;
  }
}
