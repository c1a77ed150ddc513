package lastlease.wire;

import java.util.List;
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
   *     tags (id 0) are left out; of a frame in a tunnel those within, {@code "vni5001"} before
   *     them in VXLAN
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
   * An IPv6 router says what network this is (RFC 4861 4.2).
   *
   * @param routerSeconds how long it is a default router; 0 it is none
   * @param managed addresses come by DHCPv6
   * @param other other settings come by DHCPv6
   * @param resolvers DNS servers (RFC 8106)
   */
  record RouterAdvertisement(
      Seen seen,
      Link link,
      Ipv6 from,
      int routerSeconds,
      boolean managed,
      boolean other,
      List<Prefix> prefixes,
      List<Pref64> translated,
      List<Ipv6> resolvers)
      implements Observation {
    /**
     * A prefix (RFC 4861 4.6.2).
     *
     * @param autonomous hosts make themselves an address in it
     * @param validSeconds 0 withdraws it, 4294967295 is for ever
     */
    public record Prefix(
        Ipv6 prefix,
        int length,
        boolean onLink,
        boolean autonomous,
        long validSeconds,
        long preferredSeconds) {}

    /**
     * The prefix under which IPv4 is reached from IPv6 only (RFC 8781).
     *
     * @param seconds 0 withdraws it
     */
    public record Pref64(Ipv6 prefix, int length, int seconds) {}
  }

  /**
   * A host asks a group for an IPv6 neighbour (RFC 4861 4.3): it speaks IPv6.
   *
   * @param from zero while the host makes sure that nobody else has the target (RFC 4862 5.4.2)
   */
  record NeighbourSolicitation(Seen seen, Link link, Ipv6 from, Ipv6 target)
      implements Observation {
    /** The host is about to use the target as its own address. */
    public boolean isDuplicateCheck() {
      return from.isZero();
    }
  }

  /**
   * A station was let in, or was not, or was sent away.
   *
   * @param station null where the frame was for all, or does not say
   * @param granted it may go on
   * @param code EAP code (3 success, 4 failure); status code of authentication and association,
   *     reason code of the rest (IEEE 802.11-2020 9.4.1.9, 9.4.1.7)
   */
  record Admission(
      Seen seen, Link link, @Nullable MacAddress station, Step step, boolean granted, int code)
      implements Observation {
    /** What it was about. */
    public enum Step {
      EAP,
      AUTHENTICATION,
      ASSOCIATION,
      DEAUTHENTICATION,
      DISASSOCIATION
    }
  }

  /** A frame in a tunnel that is not opened: clients may be hidden in it. */
  record ClosedTunnel(Seen seen, Link link, Tunnel tunnel) implements Observation {}

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
