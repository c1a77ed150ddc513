package lastlease.reports;

import java.util.List;

/**
 * The facts that evidence is made of. Parameters are in the order of the message's placeholders;
 * their values are {@code Long}, {@code Double}, {@code String}, {@code java.time.Instant} (names
 * ending in At), or a list of client ids (name {@code clients}). Names ending in Seconds or Millis
 * have that unit. {@code kind} is one of {@link LifeKind}.
 */
public enum EvidenceCode {
  /** Newcomers had got addresses here: how many, the last one when. */
  NEWCOMERS_SERVED_BEFORE("count", "lastAt"),
  /** Nobody was seen to get an address while devices asked; for so long the agent listened then. */
  NOBODY_EVER_SERVED("watchedSeconds"),
  /** Newcomers without a lease that go unanswered, their DISCOVERs, since when. */
  NEWCOMERS_UNANSWERED("clients", "count", "discovers", "sinceAt"),
  /**
   * The devices that fail began before the first of their frames that was seen: by their own {@code
   * secs} (RFC 2131 table 1), which nobody else vouches for.
   */
  BEGAN_BY_ACCOUNT("sinceAt", "seenAt"),
  /** The machine that the agent runs on goes unanswered itself: its DISCOVERs, since when. */
  OWN_UNANSWERED("discovers", "sinceAt"),
  /** Of these, how many fell back to link-local. */
  LINK_LOCAL_FALLBACKS("count"),
  /** Only one client is hit; without {@code clients} it is the own machine. */
  SINGLE_VICTIM("clients"),
  /** Nobody new has come since the failures began. */
  NOBODY_NEW_SINCE("sinceAt"),
  /** Other newcomers succeeded while these fail. */
  OTHERS_SERVED_MEANWHILE("count", "lastAt"),
  /** The server showed life on the newcomers' path, between unanswered DISCOVERs. */
  SERVER_LIFE_OWN_PATH("server", "kind", "count", "lastAt"),
  /** The server showed life, but not where newcomers are served. */
  SERVER_LIFE_OTHER_PATH("server", "kind", "count", "lastAt"),
  /** No sign of any server since then, as was heard; until it ended, where it did. */
  NO_SERVER_LIFE("sinceAt", "untilAt"),
  /** Hosts use routable addresses, so addresses were given out at some time. */
  HOSTS_ON_ROUTABLE("count"),
  /** Holders asked every server (REBINDING) and got no answer. */
  HOLDERS_UNANSWERED("clients", "count", "requests"),
  /** Holders whose lease still runs are back at DISCOVER and get no answer. */
  HOLDERS_ASK_ANEW("clients", "count", "discovers"),
  /** The server used to check addresses right after DISCOVERs, and has stopped. */
  ADDRESS_CHECKS_STOPPED("before", "beforeTotal", "after", "afterTotal"),
  /** The server NAKed a client that asked for the very address it had offered. */
  NEAR_FULL_NAK("server", "lastAt"),
  /** A pool of configured size is full. */
  CONFIGURED_POOL_FULL("inUse", "capacity"),
  /** A pool of known size is nearly full. */
  POOL_USE("inUse", "capacity", "percent"),
  /** The server's own table of leases has no address left. */
  SERVER_TABLE_FULL("inUse", "capacity", "readAt"),
  /** The server's own table of leases has addresses left. */
  SERVER_TABLE_HAS_ROOM("free", "capacity", "readAt"),
  /** Addresses that the server's own table keeps out of use: declined, or abandoned. */
  SERVER_TABLE_DECLINED("count"),
  /** Of the leases in the server's own table so many belong to devices that left. */
  SERVER_TABLE_LEFT("count", "of", "leftSeconds"),
  /** At the rate of arrivals a pool of known size is full at that time, in that range. */
  FULL_SOON("fullAt", "fromAt", "toAt", "inUse", "capacity"),
  /** Many chaddrs from one Ethernet source: all that it asked under, and how often, so far. */
  FLOOD_IN_A_NAME("chaddrs", "discovers", "seconds"),
  FLOOD_ONE_SOURCE("mac", "chaddrs", "discovers", "seconds"),
  /** A stream of new chaddrs that never use an address: all of them, and how often, so far. */
  FLOOD_MANY_SOURCES("chaddrs", "discovers", "seconds"),
  /** Addresses that the flood took. */
  FLOOD_TOOK("count"),
  /** Two servers give out addresses in different subnets. */
  SERVERS_IN_DIFFERENT_SUBNETS("server", "subnet", "otherServer", "otherSubnet"),
  /** Two server identifiers in one subnet: a split scope, or a device that does not belong here. */
  TWO_SERVERS_ONE_SUBNET("server", "otherServer", "subnet"),
  /** A second server refused so often, and was never heard to give an address. */
  ONLY_REFUSES("server", "count", "otherServer"),
  /** Several networks lie in one air, or on one trunk, each with its own server and clients. */
  SEVERAL_NETWORKS("count", "servers"),
  /** Clients that were offered or given addresses by two servers in one attempt. */
  CLIENTS_OF_BOTH("clients", "count", "server", "otherServer"),
  /** A server that was not declared. */
  UNDECLARED_SERVER("server", "count"),
  /** A server NAKed clients of another server. */
  NAK_WRONG_SERVER("server", "count"),
  /** Where an undeclared or second server is found. */
  SERVER_MAC("server", "mac"),
  /** One machine that served under another address before. */
  SERVER_ADDRESS_CHANGED("otherServer", "server", "sinceAt", "mac"),
  /** Clients NAKed, in what time. */
  CLIENTS_NAKED("count", "naks", "seconds"),
  /** NAKed clients that got no address since. */
  STILL_REFUSED("clients", "count"),
  /** NAKed clients that were served afterwards. */
  SERVED_AFTER_NAK("count"),
  /** NAKed clients that had brought addresses of other networks, of several different ones. */
  BROUGHT_ADDRESSES("count"),
  /** DECLINEd addresses. */
  DECLINES("count", "addresses", "distinctClients", "which"),
  /** Of the last answers so many, with a steady delay after the first DISCOVER. */
  STEADY_DELAY("count", "medianMillis", "of"),
  /** Answers that came quickly after a late retransmission. */
  ANSWERS_TO_RETRANSMISSIONS("count", "of"),
  /** Of so many served lately, those who had to ask again with no queue before them. */
  ASKED_AGAIN("count", "of", "medianMillis"),
  /** Of so many served lately, those who repeated the REQUEST: no ACK had reached them. */
  REQUESTS_REPEATED("count", "of"),
  /** Late answers of which each took another time. */
  UNEVEN_DELAYS("count", "of", "leastMillis", "mostMillis"),
  /** Of those who waited long, devices of which one DISCOVER was heard: the seat missed others. */
  SEAT_MAY_MISS("count"),
  /** An address check before the offer would explain the wait. */
  LIKE_ADDRESS_CHECK(),
  /** Clients of one kind fail (vendor class, vendor). */
  GROUP_IN_COMMON("what", "value"),
  /** A router says that IPv4 is reached from IPv6 alone (PREF64), and no DHCP server was heard. */
  IPV6_ONLY_NETWORK("router"),
  /** Of those who ask in vain, devices that were heard to have IPv6. */
  DEVICES_HAVE_IPV6("count", "of"),
  /** Of those who ask in vain, devices that the access point or the switch did not let in. */
  NOT_LET_IN("clients", "count", "of", "lastAt"),
  /** What the seat can see limits the claim. */
  VANTAGE_LIMITS("level"),
  /** The agent was blind so often meanwhile, and how long in all. */
  BLIND_GAPS("count", "seconds"),
  /** Frames were lost on the way to the agent. */
  FRAMES_LOST("count"),
  /** Addresses given out at the end had been in use before. */
  REUSED_ADDRESSES("count"),
  /** Addresses given out at the end had never been seen. */
  FRESH_ADDRESSES("count"),
  /** The server counts, and these go on where it had come to: its pool was not at that end. */
  NEXT_ADDRESSES("address", "count"),
  /** The server counts, and these begin far beyond, with nobody ever seen between. */
  NEW_RANGE("address", "count"),
  /** The server follows no order, and these lie between the ones of before. */
  ADDRESSES_BETWEEN("address", "count");

  /** Kinds of life signs of a server, the value of a parameter {@code kind}. */
  public enum LifeKind {
    REPLY,
    NAK,
    INFORM_ACK,
    RENEWAL_ACK,
    NEWCOMER_SERVED,
    INIT_REBOOT_ACCEPTED,
    ADDRESS_CHECK,
    LEASE_OUTLIVED
  }

  private final List<String> params;

  EvidenceCode(String... params) {
    this.params = List.of(params);
  }

  /** Names of the parameters, in the order of the message's placeholders. */
  public List<String> params() {
    return params;
  }
}
