package lastlease.track;

import lastlease.reports.Client.AnswerBasis;
import lastlease.reports.Client.EventKind;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.around.AddressBook;
import lastlease.track.lease.Attempt;
import lastlease.track.lease.Lease;
import lastlease.track.lease.LinkLocalUse;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Arp;
import lastlease.wire.Observation.LinkLocalTraffic;
import lastlease.wire.Observation.OwnAddress;
import org.jspecify.annotations.Nullable;

/** What ARP and link-local traffic tell about clients and servers (RFC 826, 3927, 5227). */
final class ArpSightings {
  /**
   * Whoever probes an address before it uses it (RFC 5227 2.1.1, 2.3) announces it 4 s after its
   * REQUEST at the earliest. Sooner come hosts that test whether an old address still fits (RFC
   * 4436; Windows 50 to 200 ms after a REQUEST that nobody answered, measured).
   */
  private static final long PROPERLY = 4 * Times.SECOND;

  /**
   * An address check of 3 s (dnsmasq, measured), and 2 s until the first probe (RFC 5227 2.1.1).
   */
  private static final long RAPIDLY = 5 * Times.SECOND;

  private final SegmentTrack track;
  private final RequestMessages.Rebindings rebindings;

  ArpSightings(SegmentTrack track) {
    this.track = track;
    this.rebindings = new RequestMessages.Rebindings(track);
  }

  void take(Arp arp, Sighting at) {
    MacAddress mac = arp.senderMac();
    if (mac.isGroup() || mac.isZero()) {
      return;
    }
    ClientRecord named = track.clients().find(mac);
    if (named != null && !track.voices().isItself(named, arp.link().source(), at.micros())) {
      return;
    }
    if (arp.isProbe() && arp.target().isLinkLocalChoice()) {
      linkLocal(mac, arp.target(), EventKind.LINK_LOCAL_PROBE, at);
    } else if (arp.sender().isLinkLocalChoice()) {
      EventKind kind =
          arp.isAnnouncement() ? EventKind.LINK_LOCAL_ANNOUNCE : EventKind.LINK_LOCAL_TRAFFIC;
      linkLocal(mac, arp.sender(), kind, at);
    } else if (arp.isProbe() && arp.target().isRoutable()) {
      probe(mac, arp.target(), at);
    } else if (arp.sender().isRoutable()) {
      uses(mac, arp.sender(), arp.isAnnouncement(), at);
      serverArp(arp, at);
    }
  }

  void traffic(LinkLocalTraffic traffic, Sighting at) {
    MacAddress mac = traffic.link().source();
    if (mac != null && !mac.isGroup() && traffic.from().isLinkLocalChoice()) {
      linkLocal(mac, traffic.from(), EventKind.LINK_LOCAL_TRAFFIC, at);
    }
  }

  void own(OwnAddress own, Sighting at) {
    track.clients().isOwn(own.mac());
    if (own.byDesign() || !own.present()) {
      return;
    }
    if (own.address().isLinkLocal()) {
      linkLocal(own.mac(), own.address(), EventKind.LINK_LOCAL_ANNOUNCE, at);
    } else if (own.address().isRoutable()) {
      uses(own.mac(), own.address(), true, at);
    }
  }

  private void linkLocal(MacAddress mac, Ipv4 address, EventKind kind, Sighting at) {
    ClientRecord client = track.clients().ofMac(mac);
    client.frames++;
    client.lastSeen = at.micros();
    client.event(at, kind, address);
    if (client.state instanceof ClientState.Bound bound
        && (kind == EventKind.LINK_LOCAL_TRAFFIC
            || at.micros() - bound.since().micros() < LinkLocalUse.LAST_OF_THE_OLD)) {
      return;
    }
    LinkLocalUse old = client.linkLocal;
    boolean announced = kind != EventKind.LINK_LOCAL_PROBE;
    LinkLocalUse running = old != null && old.active() ? old : null;
    client.linkLocal =
        new LinkLocalUse(
            address,
            running == null ? at : running.first(),
            at,
            announced || running != null && running.announced(),
            true);
    if (client.state instanceof ClientState.Bound bound) {
      // Whoever falls back has no lease any more; one that was only inferred never existed.
      if (bound.basis() == ClientState.Basis.SILENCE) {
        client.lease = null;
      }
      track.states().enter(client, new ClientState.Idle(), at.micros());
    } else if (client.state instanceof ClientState.Uses) {
      track.states().enter(client, new ClientState.Idle(), at.micros());
    } else {
      track.states().changed(client, at.micros());
    }
    if (running == null) {
      track.events().fellBack(client, at);
    }
  }

  private void probe(MacAddress mac, Ipv4 target, Sighting at) {
    ClientRecord client = track.clients().find(mac);
    if (client == null) {
      return;
    }
    client.lastSeen = at.micros();
    client.habit.probes(at.micros(), target);
    client.heardByArp = true;
    if (track.persistence().mayGoOn(client, at)) {
      return;
    }
    if (client.state instanceof ClientState.Requesting requesting
        && requesting.kind() == ClientState.Kind.SELECTING
        && requesting.address().equals(target)) {
      client.event(at, EventKind.ARP_ADDRESS, target);
      accepted(client, requesting, at);
    } else if (committedRapidly(client, target, at)) {
      client.event(at, EventKind.ARP_ADDRESS, target);
      committed(client, target, at);
    } else if (client.state instanceof ClientState.Bound bound && bound.address().equals(target)) {
      usesOwnAddress(client, bound, at);
    }
  }

  private void uses(MacAddress mac, Ipv4 address, boolean announces, Sighting at) {
    track.addresses().used(address, mac, at.micros());
    ClientRecord client = track.clients().find(mac);
    if (client == null) {
      track.events().hostHeard(mac, address, at);
      return;
    }
    client.lastSeen = at.micros();
    client.used(at.micros());
    client.heardByArp = true;
    if (announces) {
      client.habit.announces(at.micros(), address);
    }
    if (track.persistence().mayGoOn(client, at)) {
      client.event(at, EventKind.ARP_ADDRESS, address);
      return;
    }
    client.usedArp = true;
    track.states().wasNotRefused(client, address, at);
    rebindings.goesOn(client, address, at);
    if (client.state instanceof ClientState.Bound bound && bound.address().equals(address)) {
      usesOwnAddress(client, bound, at);
      return;
    }
    client.event(at, EventKind.ARP_ADDRESS, address);
    if (client.state instanceof ClientState.Requesting requesting) {
      requests(client, requesting, address, announces, at);
    } else if (client.reboot != null
        && client.reboot.address().equals(address)
        && (announces || !client.present)) {
      track.states().remembered(client, address, at, at.micros());
    } else if (committedRapidly(client, address, at)) {
      committed(client, address, at);
    } else if (wasGiven(client, address)) {
      bindAgain(client, address, at);
    } else if (!(client.state instanceof ClientState.Uses uses && uses.address().equals(address))
        && (client.attempt() == null || track.isOfHere(address))) {
      // Who asks here may still use an address from home.
      track.states().uses(client, address, at);
    }
  }

  /** It was seen to get this address, and had seemed to have lost it, to link-local for example. */
  private static boolean wasGiven(ClientRecord client, Ipv4 address) {
    Served served = client.lastServed();
    return client.lease != null && client.lease.address().equals(address)
        || served != null && address.equals(served.address());
  }

  private void bindAgain(ClientRecord client, Ipv4 address, Sighting at) {
    Ipv4 server = client.lease == null ? null : client.lease.server();
    boolean unasked = client.unasked;
    track.states().bind(client, address, at, ClientState.Basis.ARP, server, null);
    client.unasked = unasked;
    use(client.lastServed(), at);
  }

  /** It uses an address while it asks for one. */
  private void requests(
      ClientRecord client,
      ClientState.Requesting requesting,
      Ipv4 address,
      boolean announces,
      Sighting at) {
    if (!requesting.address().equals(address)) {
      if (requesting.kind() != ClientState.Kind.SELECTING && track.isOfHere(address)) {
        // It asked for another one: an answer that was not seen gave it this one.
        track.states().uses(client, address, at);
      }
      return;
    }
    if (requesting.kind() == ClientState.Kind.SELECTING) {
      accepted(client, requesting, at);
    } else if (requesting.kind() == ClientState.Kind.INIT_REBOOT
        // Who has not been away only goes on: that shows no answer.
        && (announces || !client.present)
        && at.micros() - requesting.first().micros() >= PROPERLY) {
      client.rebootUsed = at;
    }
  }

  /** It offers rapid commit, and takes a new address right after its DISCOVER (RFC 4039 3.2). */
  private boolean committedRapidly(ClientRecord client, Ipv4 address, Sighting at) {
    Attempt attempt = client.attempt();
    return attempt != null
        && !track.repliesSeen()
        && !track.takesTwoRounds()
        && client.rapidCommit
        && attempt.newcomer()
        && !address.equals(client.address)
        && at.micros() - attempt.last().micros() <= RAPIDLY;
  }

  private void committed(ClientRecord client, Ipv4 address, Sighting at) {
    client.usedArp = true;
    Attempt attempt = client.attempt();
    Served served = track.serve(client, address, null, AnswerBasis.ARP, attempt, at, at);
    track.life(new LifeSign(at, LifeKind.NEWCOMER_SERVED, null, true, client.ordinal()));
    track.checks().given(address, at.micros());
    track.states().bind(client, address, at, ClientState.Basis.ARP, null, null);
    track.events().served(served);
    use(served, at);
  }

  private void use(@Nullable Served served, Sighting at) {
    if (served != null && served.use()) {
      ServerRecord server = served.server() == null ? null : track.findServer(served.server());
      if (server != null) {
        server.used++;
      }
      track.events().used(served, at);
    }
  }

  private void usesOwnAddress(ClientRecord client, ClientState.Bound bound, Sighting at) {
    client.usedArp = true;
    if (client.lastServed != null && bound.address().equals(client.lastServed.address())) {
      use(client.lastServed, at);
    }
    outlives(client, bound, at);
    if (bound.basis() == ClientState.Basis.SILENCE) {
      track
          .states()
          .enter(
              client,
              new ClientState.Bound(bound.address(), bound.since(), ClientState.Basis.ARP),
              at.micros());
    }
  }

  /**
   * A holder that goes on after T2 without a word to all servers was given more time by unicast, at
   * T1 or later (RFC 2131 4.4.5).
   */
  private void outlives(ClientRecord client, ClientState.Bound bound, Sighting at) {
    Lease lease = client.lease;
    Long seconds = lease == null ? null : lease.seconds();
    if (lease == null
        || seconds == null
        || client.rebinding != null
        || !lease.address().equals(bound.address())
        || at.micros() - lease.granted().micros() <= seconds * Times.SECOND * 7 / 8) {
      return;
    }
    Sighting earliest = at.at(lease.granted().micros() + seconds * Times.SECOND / 2);
    client.lease = new Lease(lease.address(), lease.server(), at, seconds);
    LifeSign last = track.happenings().lifeSigns().peekLast();
    if (last == null || last.at().micros() <= earliest.micros()) {
      track.life(
          new LifeSign(earliest, LifeKind.LEASE_OUTLIVED, lease.server(), false, client.ordinal())
              .knownAt(at.micros())
              .shownBy(at));
    }
  }

  private void accepted(ClientRecord client, ClientState.Requesting requesting, Sighting at) {
    client.usedArp = true;
    track
        .states()
        .bind(client, requesting.address(), at, ClientState.Basis.ARP, requesting.server(), null);
    use(requesting.served(), at);
  }

  private void serverArp(Arp arp, Sighting at) {
    ServerRecord server = track.findServer(arp.sender());
    if (server != null) {
      server.heardFrom(arp.senderMac(), at.micros());
    }
    if (arp.operation() != 1 || arp.isAnnouncement() || !arp.target().isRoutable()) {
      return;
    }
    track.addresses().askedFor(arp.target());
    AddressBook.@Nullable Use use = track.addresses().use(arp.target());
    if (track.checks().request(arp.senderMac(), arp.target(), use, server != null, at.micros())) {
      Ipv4 id = server == null ? null : server.id();
      track.life(new LifeSign(at, LifeKind.ADDRESS_CHECK, id, true, 0));
      track.events().checked(at);
    }
  }
}
