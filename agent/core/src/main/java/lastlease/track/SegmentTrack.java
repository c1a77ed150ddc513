package lastlease.track;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.reports.Client.AnswerBasis;
import lastlease.track.around.AddressBook;
import lastlease.track.around.Ipv6Network;
import lastlease.track.around.NotLetIn;
import lastlease.track.around.OwnAddresses;
import lastlease.track.around.OwnQuestions;
import lastlease.track.around.Probes;
import lastlease.track.around.Vantage;
import lastlease.track.lease.Attempt;
import lastlease.track.lease.Lease;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Timers;
import lastlease.track.moment.Times;
import lastlease.track.server.AddressChecks;
import lastlease.track.server.KnownAddresses;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import lastlease.wire.Observation.Admission;
import lastlease.wire.Observation.Arp;
import lastlease.wire.Observation.Dhcp;
import lastlease.wire.Observation.LinkLocalTraffic;
import lastlease.wire.Observation.NeighbourSolicitation;
import lastlease.wire.Observation.OwnAddress;
import lastlease.wire.Observation.RouterAdvertisement;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one segment: its clients, servers and addresses, and the facts that verdicts
 * are made of. Core time is given with each call and never goes back.
 */
public final class SegmentTrack {
  private static final long HISTORY_SECONDS = 3600;

  /** When the last gap ended that was longer than a lease. */
  private long historyEnded = Long.MIN_VALUE;

  /** A client takes one of the offers that come within so long, or begins anew (RFC 2131 4.4.1). */
  private static final long ONE_ATTEMPT = 60 * Times.SECOND;

  private final String id;
  private final Clients clients = new Clients();
  private final Servers servers = new Servers();
  private final AddressBook addresses = new AddressBook();
  private final AddressChecks checks = new AddressChecks();
  private final KnownAddresses known = new KnownAddresses(addresses, checks);
  private final Vantage vantage = new Vantage();
  private final OwnAddresses ownAddresses = new OwnAddresses();
  private final Timeline timeline = new Timeline();
  private final Timers timers = new Timers();
  private final Happenings happenings = new Happenings();
  private final TrackEvents events;
  private final ClientStates states;
  private final ClientMessages clientMessages = new ClientMessages(this);
  private final ServerMessages serverMessages = new ServerMessages(this);
  private final OwnQuestions ownQuestions = new OwnQuestions();
  private final Probes probes = new Probes(clients::isOwnMachines);
  private final Voices voices;
  private final Ipv6Network ipv6 = new Ipv6Network();
  private final NotLetIn notLetIn = new NotLetIn();
  private final Persistence persistence;
  private final ArpSightings arpSightings = new ArpSightings(this);
  private boolean servesV6Askers;
  private boolean takesTwoRounds;

  /**
   * @param id as reports name the segment
   * @param events told what happens
   */
  public SegmentTrack(String id, TrackEvents events) {
    this.id = id;
    this.events = events;
    this.persistence = new Persistence(events);
    this.states =
        new ClientStates(
            timeline, addresses, timers, events, this::life, this::repliesSeen, this::stands);
    this.voices = new Voices(states, events);
  }

  /** Whether servers' answers to others arrive here: one that is not seen was not sent, or lost. */
  boolean repliesSeen() {
    return vantage.level() == lastlease.reports.Segment.Level.FULL;
  }

  /** Takes what was seen at a core time. */
  public void observe(Observation observation, long now) {
    Sighting at = Sighting.of(observation.seen(), now);
    if (observation instanceof Dhcp dhcp) {
      vantage.dhcp(dhcp, now);
      if (probes.isProbe(dhcp)) {
        if (dhcp.message().reply()) {
          serverMessages.toProbe(dhcp, at);
        }
      } else if (dhcp.message().reply()) {
        serverMessages.take(dhcp, at);
      } else {
        clientMessages.take(dhcp, at);
      }
    } else if (observation instanceof Arp arp) {
      vantage.arp(arp, now);
      arpSightings.take(arp, at);
    } else if (observation instanceof LinkLocalTraffic traffic) {
      arpSightings.traffic(traffic, at);
    } else if (observation instanceof RouterAdvertisement router) {
      ipv6.take(router, at);
    } else if (observation instanceof NeighbourSolicitation host) {
      ipv6.take(host);
    } else if (observation instanceof Admission admission) {
      notLetIn.take(admission, at);
    } else if (observation instanceof OwnAddress own) {
      ownAddresses.take(own, now);
      vantage.own(own.mac(), now);
      arpSightings.own(own, at);
    }
  }

  /** Frames were dropped on the way to the agent: silence proves less. */
  public void lost(long frames, long now) {
    happenings.add(new Happenings.Lost(now, frames));
  }

  void life(LifeSign sign) {
    happenings.add(sign);
    Ipv4 server = sign.server();
    if (server != null) {
      server(server, sign.at()).lastAlive = sign.at();
    }
    events.life(sign);
  }

  /** A server offers or grants an address; where another one just did, both are heard. */
  void gave(ServerRecord server, ClientRecord client, Ipv4 address, Sighting at) {
    ServerRecord before = client.giver;
    if (before != null && before != server && at.micros() - client.givenAt <= ONE_ATTEMPT) {
      happenings.add(new Happenings.Crossing(client, before.id(), server.id(), at));
    }
    client.giver = server;
    client.givenAt = at.micros();
    servers.gave(server, address, client.ordinal(), at);
  }

  /** A newcomer gets an address; the events are told when its state has changed, too. */
  Served serve(
      ClientRecord client,
      Ipv4 address,
      @Nullable Ipv4 server,
      AnswerBasis basis,
      @Nullable Attempt attempt,
      Sighting at,
      Sighting answered) {
    boolean fresh = addresses.isFresh(address, client.ordinal(), client.mac());
    Served one = new Served(at, client, address, server, basis, attempt, answered, fresh);
    happenings.add(one);
    client.lastServed = one;
    client.habit.served(one.asked(), address);
    client.everServed = true;
    servesV6Askers |= client.asksV6Only;
    return one;
  }

  /**
   * A client that would have been content with an ACK at once was offered an address first: servers
   * here do not commit rapidly (RFC 4039 3.1).
   */
  void offeredFirst() {
    takesTwoRounds = true;
  }

  boolean takesTwoRounds() {
    return takesTwoRounds;
  }

  /** A client whose answers had proved to be nothing asks no more: it was served. */
  private void stands(ClientRecord client, long now) {
    client.disproved = 0;
    if (client.state instanceof ClientState.Requesting requesting
        && requesting.attempt() != null
        && requesting.attempt().newcomer()) {
      Served one =
          serve(
              client,
              requesting.address(),
              requesting.server(),
              AnswerBasis.REQUEST,
              requesting.attempt(),
              requesting.last().at(now),
              requesting.last());
      one.doubted();
      if (requesting.server() != null) {
        gave(server(requesting.server(), one.at()), client, requesting.address(), one.at());
      }
      events.served(one);
    }
  }

  void declined(Happenings.Declined one) {
    happenings.add(one);
    events.declined(one);
  }

  void refused(Happenings.Refusal refusal) {
    happenings.add(refusal);
    events.refused(refusal);
  }

  /** Whether a DHCP server was heard to speak from an Ethernet address. */
  public boolean isServer(MacAddress mac) {
    return servers.speaksFrom(mac);
  }

  void speaks(MacAddress mac) {
    servers.speaks(mac);
  }

  ServerRecord server(Ipv4 server, Sighting at) {
    return servers.heard(server, at);
  }

  /** What is known of addresses. */
  public KnownAddresses known() {
    return known;
  }

  /** Whether it is time to drop some. */
  public boolean isCrowded() {
    return clients.isCrowded();
  }

  /**
   * Drops clients beyond a limit, but never those that {@code spared} names, and those that {@code
   * madeUp} names first.
   */
  public List<ClientRecord> clearUp(
      int limit, Predicate<ClientRecord> spared, Predicate<ClientRecord> madeUp) {
    List<ClientRecord> gone = clients.clearUp(limit, spared, madeUp);
    gone.forEach(states::forget);
    return gone;
  }

  /**
   * Whether a client holds a lease of this network: then its DISCOVER is no newcomer's. What was
   * granted to who was never heard to ask may be anybody's word. Where the lease time is unknown,
   * ten minutes after it was granted are as far as one may assume.
   */
  public boolean holds(ClientRecord client, long now) {
    Lease lease = client.lease;
    if (lease == null || client.unasked) {
      return false;
    }
    Long seconds = lease.seconds() != null ? lease.seconds() : leaseSeconds();
    return now - lease.granted().micros() <= (seconds == null ? 600 : seconds) * Times.SECOND;
  }

  /** Whether an address may be of this network, as far as the addresses given out here tell. */
  boolean isOfHere(Ipv4 address) {
    return servers.mayGive(address);
  }

  /**
   * Lease time of this network where an ACK told it, of the server with most clients; else null.
   */
  public @Nullable Long leaseSeconds() {
    return servers.leaseSeconds();
  }

  public String id() {
    return id;
  }

  public Clients clients() {
    return clients;
  }

  public Collection<ServerRecord> servers() {
    return servers.all();
  }

  /** The server of an identifier, or null. */
  public @Nullable ServerRecord findServer(Ipv4 server) {
    return servers.find(server);
  }

  /**
   * Nothing was captured for a while: what happened before proves nothing about what follows. After
   * longer than a lease, or an hour where none is known, servers and leases of before are history.
   */
  public void blind(long from, long to) {
    happenings.add(new Happenings.Gap(from, to));
    states.blind(from);
    Long lease = leaseSeconds();
    boolean history = to - from > (lease == null ? HISTORY_SECONDS : lease) * Times.SECOND;
    if (history) {
      historyEnded = to;
      servers.past();
      for (ClientRecord client : clients.all()) {
        client.lease = null;
        states.past(client, from);
      }
    }
    events.blind(from, to, history);
  }

  /**
   * Whether a client was heard before a gap longer than a lease and not since: what it had is not
   * known to be its any more.
   */
  public boolean isOfBefore(ClientRecord client) {
    return client.lastSeen() < historyEnded;
  }

  /** Core time at which the last gap longer than a lease ended; far in the past for none. */
  public long historyEnded() {
    return historyEnded;
  }

  /** What verdicts look back at. */
  public Happenings happenings() {
    return happenings;
  }

  Probes probes() {
    return probes;
  }

  OwnQuestions ownQuestions() {
    return ownQuestions;
  }

  public AddressBook addresses() {
    return addresses;
  }

  public Ipv6Network ipv6() {
    return ipv6;
  }

  public NotLetIn notLetIn() {
    return notLetIn;
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

  /** Frames in the names of devices and servers that did not send them. */
  public long foreignFrames() {
    return voices.foreign();
  }

  Voices voices() {
    return voices;
  }

  Persistence persistence() {
    return persistence;
  }

  ClientStates states() {
    return states;
  }

  TrackEvents events() {
    return events;
  }

  /** What is due when in this segment; whoever judges it sets its own timers there. */
  public Timers timers() {
    return timers;
  }

  /** Clients with an attempt or REQUEST under way. */
  public Set<ClientRecord> active() {
    return states.active();
  }

  public Timeline timeline() {
    return timeline;
  }

  /** A client that asks for option 108 took an address here: this network is not for IPv6 only. */
  public boolean servesV6Askers() {
    return servesV6Askers;
  }
}
