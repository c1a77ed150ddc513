package lastlease.capture.listen;

/** Kernel filters (pcap-filter(7)). */
public final class Filters {
  private static final String PLAIN =
      "(udp and (port 67 or port 68)) or arp or (src net 169.254.0.0/16)";

  /** Router advertisements, and solicitations to a group. */
  private static final String NEIGHBOURS =
      "(icmp6 and (ip6[40] = 134 or (ip6[40] = 135 and ip6[24] = 255)))";

  /** Results of EAP; other EAPOL frames are few. */
  private static final String ADMISSION = "(ether proto 0x888e)";

  /**
   * VXLAN, CAPWAP and LWAPP data, GRE, EoIP. What is in them is looked at here, not in the kernel:
   * where it stands differs from frame to frame.
   */
  private static final String TUNNELS =
      "(udp and (port 4789 or port 5247 or port 12222)) or (ip proto 47) or (ip proto 97)";

  private static final String WIRELESS =
      "(type mgt subtype assoc-resp) or (type mgt subtype reassoc-resp)"
          + " or (type mgt subtype disassoc) or (type mgt subtype auth)"
          + " or (type mgt subtype deauth)";

  private static final String ETHERNETS = PLAIN + " or " + NEIGHBOURS + " or " + ADMISSION;

  private static final int ETHERNET = 1;
  private static final int IEEE802_11 = 105;
  private static final int RADIOTAP = 127;

  private Filters() {}

  /**
   * The filter for a link type. A plain one misses tagged frames; the form for them does not
   * compile where the link type has no VLANs.
   *
   * @param dlt DLT_ number
   */
  public static String of(int dlt) {
    return switch (dlt) {
      case ETHERNET ->
          "("
              + ETHERNETS
              + " or "
              + TUNNELS
              + ") or (vlan and (("
              + ETHERNETS
              + ") or (vlan and ("
              + ETHERNETS
              + "))))";
      case IEEE802_11, RADIOTAP -> ETHERNETS + " or " + WIRELESS;
      default -> ETHERNETS;
    };
  }
}
