package lastlease.wire;

/**
 * Tunnels on mirror ports that carry clients' frames one layer down: VXLAN (RFC 7348), GRE (RFC
 * 2784, 2890) with Ethernet, IP or ERSPAN in it, the data channel of CAPWAP (RFC 5415, 5416).
 */
public final class Tunnels {
  /** 802.11 with swapped frame control bytes, as controllers and access points of one maker do. */
  public static final int WIRELESS_SWAPPED = -105;

  /** Link type of 802.11 frames without a header of the capture's. */
  public static final int WIRELESS = 105;

  /** Link type of 802.11 frames with a radiotap header. */
  public static final int RADIOTAP = 127;

  /** Numbers of VXLAN networks are told from the VLAN ids that ERSPAN names by this bit. */
  static final int VXLAN = 1 << 24;

  private static final int ETHERNET = 1;
  private static final int RAW = 101;

  private static final int VXLAN_PORT = 4789;
  private static final int CAPWAP_DATA_PORT = 5247;
  private static final int LWAPP_DATA_PORT = 12222;

  private Tunnels() {}

  /** Opens what is in a datagram. */
  static void udp(FrameView view, int from, int to, int at) {
    if (to == VXLAN_PORT) {
      vxlan(view, at);
    } else if (from == CAPWAP_DATA_PORT || to == CAPWAP_DATA_PORT) {
      capwap(view, at);
    } else if ((from == LWAPP_DATA_PORT || to == LWAPP_DATA_PORT) && at + 6 <= view.end()) {
      // Version 0 and the length of what follows the header of six bytes (RFC 5412 3.3).
      boolean lwapp = (view.bytes()[at] & 0xC0) == 0 && view.u16(at + 2) == view.u16(at - 4) - 14;
      if (lwapp) {
        view.closed(Tunnel.LWAPP);
      }
    }
  }

  private static void vxlan(FrameView view, int at) {
    byte[] bytes = view.bytes();
    if (at + 8 <= view.end()
        && view.u16(at) == 0x0800
        && view.u16(at + 2) == 0
        && bytes[at + 7] == 0) {
      int number = view.u16(at + 4) << 8 | bytes[at + 6] & 0xFF;
      view.enterInner(ETHERNET, at + 8, VXLAN | number);
    }
  }

  private static void capwap(FrameView view, int at) {
    byte[] bytes = view.bytes();
    if (at + 8 > view.end()) {
      return;
    }
    if (bytes[at] == 1) {
      // The DTLS header is four bytes, three of them reserved; then a DTLS record of a known type.
      int type = bytes[at + 4] & 0xFF;
      if (bytes[at + 1] == 0 && type >= 20 && type <= 23 && bytes[at + 5] == (byte) 0xFE) {
        view.closed(Tunnel.CAPWAP_DTLS);
      }
      return;
    }
    int header = (bytes[at + 1] & 0xF8) >>> 1;
    int binding = bytes[at + 2] >>> 1 & 0x1F;
    boolean nativeFrame = (bytes[at + 2] & 1) != 0;
    int flags = bytes[at + 3] & 0xFF;
    boolean later = (flags & 0x80) != 0 && view.u16(at + 6) >>> 3 != 0;
    boolean keepAlive = (flags & 0x08) != 0;
    if (bytes[at] != 0 || header < 8 || later || keepAlive) {
      return;
    }
    int inner = at + header;
    if (!nativeFrame) {
      view.enterInner(ETHERNET, inner, 0);
    } else if (binding == 1 && inner + 2 <= view.end()) {
      // Which way frame control stands: a data frame has 8 in the low half of its first byte.
      boolean swapped = (bytes[inner] & 0x0F) != 8 && (bytes[inner + 1] & 0x0F) == 8;
      view.enterInner(swapped ? WIRELESS_SWAPPED : WIRELESS, inner, 0);
    }
  }

  /** Opens what is in GRE, from its header on. */
  static void gre(FrameView view, int at) {
    if (at + 4 > view.end()) {
      return;
    }
    int flags = view.u16(at);
    int type = view.u16(at + 2);
    if (flags == 0x2001 && type == 0x6400) {
      view.closed(Tunnel.EOIP);
      return;
    }
    if ((flags & 0x4007) != 0) {
      // Source routes (RFC 1701), which nobody uses, and other versions.
      return;
    }
    boolean numbered = (flags & 0x1000) != 0;
    int inner =
        at
            + 4
            + ((flags & 0x8000) != 0 ? 4 : 0)
            + ((flags & 0x2000) != 0 ? 4 : 0)
            + (numbered ? 4 : 0);
    switch (type) {
      case 0x6558 -> view.enterInner(ETHERNET, inner, 0);
      case 0x0800, 0x86DD -> view.enterInner(RAW, inner, 0);
      // ERSPAN (draft-foschiano-erspan-03): I has no header, II one of 8 bytes, III one of 12 and
      // maybe 8 more.
      case 0x88BE -> {
        if (numbered) {
          erspan(view, inner, 8);
        } else {
          view.enterInner(ETHERNET, inner, 0);
        }
      }
      case 0x22EB -> {
        if (inner + 12 <= view.end()) {
          erspan(view, inner, (view.bytes()[inner + 11] & 1) != 0 ? 20 : 12);
        }
      }
      default -> {
        // Routing protocols, NHRP and the like.
      }
    }
  }

  private static void erspan(FrameView view, int at, int header) {
    if (at + header <= view.end()) {
      view.enterInner(ETHERNET, at + header, view.u16(at) & 0xFFF);
    }
  }
}
