package lastlease.capture;

/** Kernel filters (pcap-filter(7)). */
public final class Filters {
  private static final String PLAIN =
      "(udp and (port 67 or port 68)) or arp or (src net 169.254.0.0/16)";

  private static final int ETHERNET = 1;

  private Filters() {}

  /**
   * The filter for a link type. A plain one misses tagged frames; the form for them does not
   * compile where the link type has no VLANs.
   *
   * @param dlt DLT_ number
   */
  public static String of(int dlt) {
    return dlt == ETHERNET
        ? "(" + PLAIN + ") or (vlan and ((" + PLAIN + ") or (vlan and (" + PLAIN + "))))"
        : PLAIN;
  }
}
