package lastlease.wire;

/** Tunnels that may carry clients' frames and are not opened: they are counted and named. */
public enum Tunnel {
  /** Ethernet over IP, IP protocol 97 (RFC 3378) or as RouterOS has it in GRE. */
  EOIP("EoIP"),
  /** RFC 5412, the access point protocol before CAPWAP. */
  LWAPP("LWAPP"),
  /** The data channel of CAPWAP under DTLS (RFC 5415 4.3). */
  CAPWAP_DTLS("encrypted CAPWAP");

  private final String name;

  Tunnel(String name) {
    this.name = name;
  }

  /** As network people call it. */
  public String told() {
    return name;
  }
}
