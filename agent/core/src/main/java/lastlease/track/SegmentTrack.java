package lastlease.track;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lastlease.reports.FrameRef;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import lastlease.wire.Observation.Arp;
import lastlease.wire.Observation.Dhcp;
import lastlease.wire.Observation.LinkLocalTraffic;
import lastlease.wire.Observation.OwnAddress;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one segment: its clients, servers and addresses, and the facts that verdicts
 * are made of. Core time is given with each call and never goes back.
 */
public final class SegmentTrack {
  private static final int FACTS_KEPT = 4000;

  private final String id;
  private final Clients clients = new Clients();
  private final Map<Ipv4, ServerRecord> servers = new LinkedHashMap<>();
  private final AddressBook addresses = new AddressBook();
  private final AddressChecks checks = new AddressChecks();
  private final Losses losses = new Losses();
  private final Vantage vantage = new Vantage();
  private final OwnAddresses ownAddresses = new OwnAddresses();
  private final Timeline timeline = new Timeline();
  private final ClientStates states = new ClientStates(timeline, addresses);
  private final Deque<Served> served = new ArrayDeque<>();
  private final Deque<LifeSign> lifeSigns = new ArrayDeque<>();
  private final Deque<Refusal> refusals = new ArrayDeque<>();
  private final Deque<Declined> declined = new ArrayDeque<>();
  private final Deque<Asked> asked = new ArrayDeque<>();
  private final Deque<ClientRecord> fallen = new ArrayDeque<>();
  private final Map<Integer, LifeSign> provisional = new HashMap<>();
  private final ClientMessages clientMessages = new ClientMessages(this);
  private final ServerMessages serverMessages = new ServerMessages(this);
  private final ArpSightings arpSightings = new ArpSightings(this);
  private long servedTotal;
  private long lastOffer = Long.MIN_VALUE / 2;
  private boolean servesV6Askers;
  private final Deque<Lost> lost = new ArrayDeque<>();
  private final Deque<Gap> gaps = new ArrayDeque<>();

  public SegmentTrack(String id) {
    this.id = id;
  }

  /**
   * A client that a server refused.
   *
   * @param byNamedServer by the very server whose offer the client took
   * @param foreign by another server than the one that the client asked
   */
  public record Refusal(
      Sighting at,
      ClientRecord client,
      @Nullable Ipv4 server,
      ClientState.Kind kind,
      Ipv4 address,
      boolean byNamedServer,
      boolean foreign) {}

  /** A time of blindness, core time. */
  public record Gap(long from, long to) {}

  /** An address that a client declined. */
  public record Declined(Sighting at, ClientRecord client, Ipv4 address) {}

  /** A DISCOVER, as a flood is recognised from it. */
  public record Asked(
      long micros, @Nullable MacAddress source, ClientRecord client, @Nullable FrameRef frame) {}

  /** Frames that never reached the agent, as it learned at a core time. */
  public record Lost(long micros, long frames) {}

  /** Takes what was seen at a core time. */
  public void observe(Observation observation, long now) {
    Sighting at = Sighting.of(observation.seen(), now);
    if (observation instanceof Dhcp dhcp) {
      vantage.dhcp(dhcp, now);
      if (dhcp.message().reply()) {
        serverMessages.take(dhcp, at);
      } else {
        clientMessages.take(dhcp, at);
      }
    } else if (observation instanceof Arp arp) {
      vantage.arp(arp, now);
      arpSightings.take(arp, at);
    } else if (observation instanceof LinkLocalTraffic traffic) {
      arpSightings.traffic(traffic, at);
    } else if (observation instanceof OwnAddress own) {
      ownAddresses.take(own, now);
      vantage.own(own.mac(), now);
      arpSightings.own(own, at);
    }
  }

  /** Frames were dropped on the way to the agent: silence proves less. */
  public void lost(long frames, long now) {
    keep(lost, new Lost(now, frames));
  }

  /** Frames known to be lost since a core time; of the last 4000 times that some were. */
  public long lostSince(long micros) {
    return lost.stream().filter(one -> one.micros() >= micros).mapToLong(Lost::frames).sum();
  }

  void life(LifeSign sign) {
    keep(lifeSigns, sign);
    Ipv4 server = sign.server();
    if (server != null) {
      server(server, sign.at()).lastAlive = sign.at();
    }
  }

  /** A sign that a repeated REQUEST would disprove. */
  void provisionalLife(LifeSign sign) {
    life(sign);
    provisional.put(sign.witness(), sign);
  }

  void disprove(ClientRecord client, long now) {
    LifeSign sign = provisional.remove(client.ordinal());
    if (sign != null && now - sign.at().micros() < ClientStates.SILENCE) {
      lifeSigns.remove(sign);
    }
  }

  void served(Served one) {
    servedTotal++;
    keep(served, one);
    one.client().lastServed = one;
    servesV6Askers |= one.client().asksV6Only;
  }

  void refused(Refusal refusal) {
    keep(refusals, refusal);
  }

  void declined(Declined one) {
    keep(declined, one);
  }

  void asked(Asked one) {
    keep(asked, one);
  }

  void offered(long micros) {
    lastOffer = micros;
  }

  void fellBack(ClientRecord client) {
    keep(fallen, client);
  }

  private static <T> void keep(Deque<T> facts, T fact) {
    facts.add(fact);
    if (facts.size() > FACTS_KEPT) {
      facts.remove();
    }
  }

  ServerRecord server(Ipv4 server, Sighting at) {
    ServerRecord known = servers.get(server);
    if (known == null) {
      known = new ServerRecord(server, at);
      // Identifiers are forgeable; a thousand servers are an attack, and the first ones suffice.
      if (servers.size() < 1000) {
        servers.put(server, known);
      }
    }
    return known;
  }

  /** Drops clients beyond the limit, but never those that {@code spared} names. */
  public void clearUp(Predicate<ClientRecord> spared) {
    List<ClientRecord> gone = clients.clearUp(spared);
    for (ClientRecord client : gone) {
      states.forget(client);
    }
  }

  /**
   * Whether a client holds a lease of this network: then its DISCOVER is no newcomer's. Where the
   * lease time is unknown, ten minutes after it was granted are as far as one may assume.
   */
  public boolean holds(ClientRecord client, long now) {
    Lease lease = client.lease;
    if (lease == null) {
      return false;
    }
    Long seconds = lease.seconds() != null ? lease.seconds() : leaseSeconds();
    return now - lease.granted().micros() <= (seconds == null ? 600 : seconds) * Times.SECOND;
  }

  /** Whether a client is given the address of its own last lease: that shows no free one. */
  boolean getsItsOwn(ClientRecord client, Ipv4 address) {
    return client.lease != null && client.lease.address().equals(address);
  }

  /** Whether an address may be of this network, as far as the addresses given out here tell. */
  boolean isOfHere(Ipv4 address) {
    return servers.values().stream().allMatch(server -> server.given().isEmpty())
        || servers.values().stream().anyMatch(server -> server.mayGive(address));
  }

  /** Whether nobody but the client itself was ever seen with an address. */
  boolean isFresh(Ipv4 address, ClientRecord client) {
    Integer holder = addresses.holder(address);
    AddressBook.Use use = addresses.use(address);
    return (holder == null || holder == client.ordinal())
        && (use == null || use.mac().equals(client.mac()));
  }

  /** Lease time of this network where an ACK told it, else null. */
  public @Nullable Long leaseSeconds() {
    for (ServerRecord server : servers.values()) {
      if (server.leaseSeconds != null) {
        return server.leaseSeconds;
      }
    }
    return null;
  }

  public String id() {
    return id;
  }

  public Clients clients() {
    return clients;
  }

  public Collection<ServerRecord> servers() {
    return servers.values();
  }

  /** The server of an identifier, or null. */
  public @Nullable ServerRecord findServer(Ipv4 server) {
    return servers.get(server);
  }

  /** Nothing was captured for a while: what happened before proves nothing about what follows. */
  public void blind(long from, long to) {
    keep(gaps, new Gap(from, to));
    states.blind(from);
  }

  /** Times of blindness, oldest first; the last 4000. */
  public Deque<Gap> gaps() {
    return gaps;
  }

  public AddressBook addresses() {
    return addresses;
  }

  /** What gets lost of the clients' messages. */
  public Losses losses() {
    return losses;
  }

  public AddressChecks checks() {
    return checks;
  }

  public Vantage vantage() {
    return vantage;
  }

  public OwnAddresses ownAddresses() {
    return ownAddresses;
  }

  /** Moves clients from state to state. */
  public ClientStates states() {
    return states;
  }

  public Timeline timeline() {
    return timeline;
  }

  /** Newcomers served, oldest first, those that were taken back included; the last 4000. */
  public Deque<Served> served() {
    return served;
  }

  /** Core time of the last OFFER to a newcomer, seen or proven; far in the past without one. */
  public long lastOffer() {
    return lastOffer;
  }

  /** Newcomers ever served, those that were taken back included. */
  public long servedTotal() {
    return servedTotal;
  }

  /** Signs of life, oldest first; the last 4000. */
  public Deque<LifeSign> lifeSigns() {
    return lifeSigns;
  }

  public Deque<Refusal> refusals() {
    return refusals;
  }

  public Deque<Declined> declined() {
    return declined;
  }

  /** DISCOVERs, oldest first; the last 4000. */
  public Deque<Asked> asked() {
    return asked;
  }

  /** Clients that began to use link-local, oldest first; who reads them takes them out. */
  public Deque<ClientRecord> fallen() {
    return fallen;
  }

  /** A client that asks for option 108 took an address here: this network is not for IPv6 only. */
  public boolean servesV6Askers() {
    return servesV6Askers;
  }
}
