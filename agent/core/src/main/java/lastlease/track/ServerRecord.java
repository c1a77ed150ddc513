package lastlease.track;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** A DHCP server, by its identifier (option 54). */
public final class ServerRecord {
  private static final int ANSWERS_KEPT = 101;
  private static final int ADDRESSES_KEPT = 4096;

  /** As many as are known at one time. */
  private static final int CLIENTS_KEPT = Clients.LIMIT;

  private static final int ASSUMED_PREFIX = 20;

  /** A lease without an end (RFC 2131 3.3). */
  private static final long INFINITE = 0xFFFF_FFFFL;

  /** A server that is replaced by another machine is away for longer, as a rule. */
  private static final long MAC_KEPT = 600 * Times.SECOND;

  private static final long LATELY = 60 * Times.SECOND;

  /** Who is offered an address takes it within a moment (RFC 2131 4.4.1). */
  private static final long TAKES = 4 * Times.SECOND;

  private final Ipv4 id;
  private final Sighting first;
  private final Set<Integer> clients = new HashSet<>();
  private final TreeSet<Ipv4> given = new TreeSet<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private @Nullable Sighting second;

  /**
   * A client that it answered.
   *
   * @param asked core time of the client's first DISCOVER of the round that was answered
   * @param at core time of the REQUEST that followed
   * @param client its ordinal
   */
  public record Answer(long asked, long at, int client) {}

  @Nullable MacAddress mac;
  private long macSeen;
  private boolean macReplies;
  @Nullable Ipv4 relay;
  @Nullable Ipv4 mask;
  @Nullable Long leaseSeconds;
  @Nullable Sighting lastAlive;
  private final Set<Integer> holders = new HashSet<>();
  boolean past;
  int used;
  long offers;
  long acks;
  long naks;
  long foreignNaks;
  long inferredOffers;
  private @Nullable Ipv4 offered;
  private long offeredAt;

  ServerRecord(Ipv4 id, Sighting first) {
    this.id = id;
    this.first = first;
  }

  /**
   * It is heard by ARP with an Ethernet address. Another one is not its own as long as the one that
   * is known was heard lately: somebody else may speak in its name.
   *
   * @param now core time
   */
  void heardFrom(MacAddress source, long now) {
    takesFor(source, now);
  }

  /**
   * A reply in its name comes from an Ethernet address.
   *
   * @param now core time
   * @return whether it is the one that is known for its own
   */
  boolean repliesFrom(MacAddress source, long now) {
    boolean own = takesFor(source, now);
    macReplies |= own;
    return own;
  }

  private boolean takesFor(MacAddress source, long now) {
    if (mac == null || now - macSeen > MAC_KEPT) {
      macReplies &= source.equals(mac);
      mac = source;
    }
    boolean own = source.equals(mac);
    macSeen = own ? now : macSeen;
    return own;
  }

  /**
   * Whether its own machine was heard a moment ago, and has answered itself: what another one
   * answers then is not its word. Who is only heard with its address by ARP proves less: a bonded
   * interface answers from another Ethernet address than it is asked at, as does a virtual router,
   * and anybody may claim the address of one that lives.
   *
   * @param now core time
   */
  boolean answersItself(long now) {
    return mac != null && macReplies && now - macSeen <= LATELY;
  }

  /**
   * It grants a lease of so many seconds. The longest is the one for newcomers, since others may be
   * told what is left of theirs; an infinite one (RFC 2131 3.3) is a reservation's where others are
   * not.
   */
  void grants(long seconds) {
    Long before = leaseSeconds;
    if (before == null || seconds != INFINITE && (before == INFINITE || seconds > before)) {
      leaseSeconds = seconds;
    }
  }

  /** Its OFFER of an address was seen. */
  void offers(Ipv4 address, long at) {
    offers++;
    offered = address;
    offeredAt = at;
  }

  /** Whether the OFFER that a REQUEST takes was seen, to whomever it went. */
  boolean justOffered(Ipv4 address, long at) {
    return address.equals(offered) && at - offeredAt <= TAKES;
  }

  void gave(Ipv4 address, int client, Sighting at) {
    if (!address.isRoutable()) {
      return;
    }
    if (given.size() < ADDRESSES_KEPT) {
      given.add(address);
    }
    if (clients.size() < CLIENTS_KEPT) {
      clients.add(client);
      if (clients.size() == 2 && second == null) {
        second = at;
      }
    }
  }

  /** When it first gave an address to a second client, or null. */
  public @Nullable Sighting second() {
    return second;
  }

  void answered(Answer answer) {
    answers.add(answer);
    if (answers.size() > ANSWERS_KEPT) {
      answers.remove();
    }
  }

  /**
   * Whether an address is of the network of those that it gave; a /20 where no netmask is known.
   */
  public boolean mayGive(Ipv4 address) {
    Ipv4 netmask = mask;
    int prefix = netmask == null ? ASSUMED_PREFIX : Integer.bitCount(netmask.bits());
    return shares(given.floor(address), address, prefix)
        || shares(given.ceiling(address), address, prefix);
  }

  /**
   * Whether it is behind a relay, as far as is seen: one was named in its answers, or its own
   * address is of another network than all that it gave. What it answers by unicast bypasses the
   * relay.
   */
  public boolean isElsewhere() {
    return relay != null || !given.isEmpty() && !mayGive(id);
  }

  private static boolean shares(@Nullable Ipv4 one, Ipv4 other, int prefix) {
    return one != null && Integer.numberOfLeadingZeros(one.bits() ^ other.bits()) >= prefix;
  }

  public Ipv4 id() {
    return id;
  }

  public Sighting first() {
    return first;
  }

  public @Nullable MacAddress mac() {
    return mac;
  }

  public @Nullable Ipv4 relay() {
    return relay;
  }

  /** Netmask that it gave, null if never seen. */
  public @Nullable Ipv4 mask() {
    return mask;
  }

  /** Lease time that it gave last, null if never seen. */
  public @Nullable Long leaseSeconds() {
    return leaseSeconds;
  }

  public @Nullable Sighting lastAlive() {
    return lastAlive;
  }

  public long offers() {
    return offers;
  }

  public long acks() {
    return acks;
  }

  public long naks() {
    return naks;
  }

  /** NAKs for REQUESTs that named another server, or an address of another network. */
  public long foreignNaks() {
    return foreignNaks;
  }

  public long inferredOffers() {
    return inferredOffers;
  }

  /** It was not heard since a time that nothing is known of: it may be long gone. */
  public boolean past() {
    return past;
  }

  /**
   * It is heard: what it gave before a gap longer than its leases is not known to hold any more.
   */
  void heardAgain() {
    if (!past) {
      return;
    }
    past = false;
    given.clear();
    clients.clear();
    holders.clear();
    answers.clear();
    second = null;
    used = 0;
    mask = null;
    leaseSeconds = null;
  }

  void confirmed(int client) {
    if (holders.size() < ADDRESSES_KEPT) {
      holders.add(client);
    }
  }

  /** Clients whose address of before it confirmed: by renewal or INIT-REBOOT. */
  public int holders() {
    return holders.size();
  }

  /** Clients that were seen to use an address that it gave them. */
  public int used() {
    return used;
  }

  /** It was itself heard: an OFFER, an ACK or a NAK. */
  public boolean heard() {
    return offers + acks + naks > 0;
  }

  /** Clients that it offered addresses to, of very many so many at least. */
  public int clients() {
    return clients.size();
  }

  /** Addresses that it gave, lowest first. */
  public NavigableSet<Ipv4> given() {
    return given;
  }

  /** The latest clients that it answered, oldest first. */
  public Collection<Answer> answers() {
    return Collections.unmodifiableCollection(answers);
  }
}
