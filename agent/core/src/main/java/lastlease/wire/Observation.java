package lastlease.wire;

import org.jspecify.annotations.Nullable;

/** What one frame, or the agent's own machine, tells about DHCP. */
public sealed interface Observation {
  /** When and where it was seen. */
  Seen seen();

  /**
   * When and where something was seen.
   *
   * @param micros microseconds since 1970-01-01 UTC
   * @param point observation point, see {@link lastlease.wire.Frame#point}
   * @param vlan VLAN ids, the outer one first: {@code ""}, {@code "20"}, {@code "100.20"}; priority
   *     tags (id 0) are left out
   * @param source index of the frame's source
   * @param number frame number from 1; 0 where there is no frame
   */
  record Seen(long micros, String point, String vlan, int source, long number) {
    /** Name of the segment: the point, and the VLAN if any. */
    public String segment() {
      return vlan.isEmpty() ? point : point + "." + vlan;
    }
  }

  /** Addresses of the link layer; null where the link type has none. */
  record Link(@Nullable MacAddress source, @Nullable MacAddress destination) {
    /** For link types without addresses. */
    public static final Link NONE = new Link(null, null);
  }

  /** A DHCP or BOOTP message. */
  record Dhcp(Seen seen, Link link, Ipv4 from, Ipv4 to, int ttl, DhcpMessage message)
      implements Observation {}

  /**
   * An ARP packet for IPv4 (RFC 826, RFC 5227).
   *
   * @param operation 1 request, 2 reply
   */
  record Arp(
      Seen seen,
      Link link,
      int operation,
      MacAddress senderMac,
      Ipv4 sender,
      MacAddress targetMac,
      Ipv4 target)
      implements Observation {
    /** A probe (RFC 5227 1.1): "does anybody use the target address?" */
    public boolean isProbe() {
      return sender.isZero() && !target.isZero();
    }

    /** An announcement: "I use this address." */
    public boolean isAnnouncement() {
      return !sender.isZero() && sender.equals(target);
    }
  }

  /** Any other IPv4 packet from a 169.254 source. */
  record LinkLocalTraffic(Seen seen, Link link, Ipv4 from) implements Observation {}

  /**
   * The agent's own machine has, or has no longer, an address.
   *
   * @param prefixLength 0 to 32
   * @param byDesign the interface lives on link-local by design (VM host adapter, USB, AWDL)
   * @param server of the lease where the system tells it, as {@code leaseSeconds} and {@code
   *     router}
   */
  record OwnAddress(
      Seen seen,
      String iface,
      MacAddress mac,
      Ipv4 address,
      int prefixLength,
      boolean present,
      boolean byDesign,
      @Nullable Ipv4 server,
      @Nullable Long leaseSeconds,
      @Nullable Ipv4 router)
      implements Observation {}

  /**
   * A frame that looked relevant but could not be decoded.
   *
   * @param reason a short kebab-case word that frames are counted by, e.g. {@code bad-udp-length}
   */
  record Malformed(Seen seen, String reason) implements Observation {}
}
