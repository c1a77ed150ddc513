package lastlease.reports;

import java.util.List;

/**
 * What the venue should do, and what those who run lastlease can do to know more. Parameters are as
 * for {@link EvidenceCode}; a parameter that is unknown is absent from the map, and the message
 * does without it.
 */
public enum AdviceCode {
  /** Look at the lease table of the server: it tells a full pool from a stopped service. */
  CHECK_LEASE_TABLE("server", "lifeAt"),
  /**
   * Enlarge the pool: now, to at least; from devices seen at once times 2.5, or from the addresses
   * that are taken and the devices that wait for one, where these are more. Where its addresses are
   * known: its first and last one, and the last one then; where its network is too small: the
   * prefix of one that holds it. Where its size is unknown: by how many, for the devices that wait.
   * Where the size of now was only inferred, its basis says so ({@link Segment.CapacityBasis}).
   */
  WIDEN_POOL(
      "subnet",
      "now",
      "atLeast",
      "devices",
      "first",
      "last",
      "newLast",
      "prefix",
      "taken",
      "more",
      "waiting",
      "nowBasis"),
  /**
   * It was enlarged: how large it is now cannot be seen, only what it is to have, as for {@link
   * #WIDEN_POOL}, and what it had before.
   */
  KEEP_POOL("subnet", "before", "atLeast", "devices", "taken"),
  /** Shorten the lease time. */
  SHORTEN_LEASE("nowSeconds", "toSeconds", "ifLongerSeconds"),
  /** The lease time is short enough. */
  KEEP_LEASE("nowSeconds"),
  /** Restart the DHCP service. */
  RESTART_SERVICE("server"),
  /** Restart the DHCP service if it has stopped: that the pool is full is excluded. */
  RESTART_STOPPED("server"),
  /** Check the path to the server: power, cable, relay. */
  CHECK_PATH("server"),
  /** Check the relay's configuration. */
  CHECK_RELAY("relay"),
  /** Find and unplug the second server. */
  REMOVE_SERVER("server", "mac"),
  /** One of two servers does not belong here: find out which, and unplug it. */
  FIND_SECOND_SERVER("server", "mac", "otherServer", "otherMac"),
  /** Let only the venue's own server answer (DHCP snooping). */
  BLOCK_FOREIGN_SERVERS(),
  /** Clear declined or abandoned leases. */
  CLEAR_DECLINED("addresses"),
  /** Free the leases of devices that left: so many of all, unheard for so long at least. */
  FREE_STALE_LEASES("count", "of", "leftSeconds"),
  /** Move fixed addresses out of the pool. */
  EXCLUDE_FIXED("addresses"),
  /** Find the station that floods, and block it. */
  BLOCK_STATION("mac"),
  /**
   * Limit DHCP per station (DHCP snooping, rate limit), then clear the leases that the flood took.
   */
  LIMIT_AND_CLEAR(),
  /** Check deny lists, classes, reservations for these clients. */
  CHECK_POLICY("clients", "count"),
  /** Check radio and uplink: frames get lost. */
  CHECK_RADIO(),
  /** Check the load of the server and its address check (ping check). */
  CHECK_SERVER_LOAD("server"),
  /** Check that the network was not renumbered, and that clients meet the right server. */
  CHECK_RENUMBERING("server", "oldServer"),
  /** Let affected devices turn Wi-Fi off and on. */
  REJOIN_DEVICES("clients", "count"),
  /** Afterwards: what the server's log says of that time. */
  CHECK_SERVER_LOG("server", "fromAt", "toAt"),
  /** Afterwards: see that the service comes back by itself, and that nobody pulls its plug. */
  KEEP_RUNNING("server"),
  /** Tell lastlease which servers belong here ({@code --server}). */
  DECLARE_SERVERS(),
  /** Take a seat that sees more: a mirror port, or one active probe. */
  BETTER_SEAT(),
  /** Tell lastlease the size of the pool ({@code --pool}). */
  DECLARE_POOL();

  private final List<String> params;

  AdviceCode(String... params) {
    this.params = List.of(params);
  }

  /** Whether the venue is to do it; else those who run lastlease, to know more. */
  public boolean isForVenue() {
    return switch (this) {
      case DECLARE_SERVERS, BETTER_SEAT, DECLARE_POOL -> false;
      default -> true;
    };
  }

  /** Names of the parameters, in the order of the message's placeholders. */
  public List<String> params() {
    return params;
  }
}
