package lastlease.track;

import lastlease.reports.Client.AnswerBasis;
import lastlease.reports.Client.EventKind;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.around.AddressBook;
import lastlease.track.lease.Attempt;
import lastlease.track.lease.Lease;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.DhcpMessage;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Dhcp;
import org.jspecify.annotations.Nullable;

/** What servers send, where the seat can see it. */
final class ServerMessages {
  /** A server answers within so long, an address check included. */
  private static final long ANSWERED_WITHIN = 4 * Times.SECOND;

  /** A NAK so soon after an ACK of another server answers the same REQUEST. */
  private static final long CROSSES = 10 * Times.SECOND;

  private final SegmentTrack track;

  ServerMessages(SegmentTrack track) {
    this.track = track;
  }

  void take(Dhcp dhcp, Sighting at) {
    DhcpMessage message = dhcp.message();
    ClientRecord client = track.clients().of(message);
    Ipv4 id = message.serverId() != null ? message.serverId() : null;
    ServerRecord server = id == null || id.isZero() ? null : track.server(id, at);
    // Somebody else may speak in the server's name: that it lives is not certain then.
    boolean itself = server == null || learn(server, dhcp, at);
    if (client == null) {
      return;
    }
    client.frames++;
    client.lastSeen = at.micros();
    if (!itself && server != null && server.answersItself(at.micros())) {
      track.voices().foreignReply();
      return;
    }
    switch (message.type()) {
      case OFFER -> offer(client, server, message, itself, at);
      case ACK -> ack(client, server, dhcp, itself, at);
      case NAK -> nak(client, server, itself, at);
      default -> track.life(new LifeSign(at, LifeKind.REPLY, id, itself, client.ordinal()));
    }
  }

  /** The answer to a probe: it lives, where newcomers ask, and an OFFER has an address to give. */
  void toProbe(Dhcp dhcp, Sighting at) {
    DhcpMessage message = dhcp.message();
    Ipv4 id = message.serverId();
    ServerRecord server = id == null || id.isZero() ? null : track.server(id, at);
    boolean itself = server == null || learn(server, dhcp, at);
    if (!itself && server != null && server.answersItself(at.micros())) {
      track.voices().foreignReply();
      return;
    }
    if (server != null && message.type() == DhcpMessage.Type.OFFER) {
      server.offers++;
    }
    if (!track.probes().answersOwn(message)) {
      return;
    }
    boolean offer = message.type() == DhcpMessage.Type.OFFER && !message.yiaddr().isZero();
    track.life(new LifeSign(at, LifeKind.REPLY, id, itself, 0, false, offer));
    MacAddress stranger = message.chaddr();
    if (offer
        && stranger != null
        && track.probes().showsFree(stranger, message.yiaddr(), at.micros())) {
      track.events().offeredToProbe(at);
    }
  }

  /** Returns whether it is the server's own Ethernet address, as far as that is known. */
  private boolean learn(ServerRecord server, Dhcp dhcp, Sighting at) {
    DhcpMessage message = dhcp.message();
    MacAddress source = dhcp.link().source();
    AddressBook.Use use = server.mac() == null ? track.addresses().use(server.id()) : null;
    if (use != null) {
      // Who was heard with its address by ARP is that machine, not who speaks in its name first.
      server.heardFrom(use.mac(), use.last());
    }
    boolean itself =
        source == null
            || !dhcp.from().equals(server.id())
            || server.repliesFrom(source, at.micros());
    if (!itself && server.answersItself(at.micros())) {
      // What somebody else says in its name is not learnt.
      return false;
    }
    if (source != null) {
      track.speaks(source);
    }
    Ipv4 relay = message.giaddr().isZero() ? null : message.giaddr();
    if (relay != null) {
      server.relay = relay;
    }
    if (message.subnetMask() != null) {
      server.mask = message.subnetMask();
    }
    return itself;
  }

  private void offer(
      ClientRecord client,
      @Nullable ServerRecord server,
      DhcpMessage message,
      boolean itself,
      Sighting at) {
    client.event(at, EventKind.OFFER, message.yiaddr());
    Ipv4 id = server == null ? null : server.id();
    if (server != null) {
      server.offers(message.yiaddr(), at.micros());
    }
    if (message.v6OnlySeconds() != null) {
      client.offeredV6Only = client.asksV6Only;
      client.everServed |= client.asksV6Only && client.asked;
    }
    Attempt attempt = client.attempt();
    // An OFFER that nobody asked for shows no way for newcomers.
    boolean asked = attempt != null;
    Ipv4 address = message.yiaddr().isZero() ? null : message.yiaddr();
    boolean ownPath = asked && itself;
    track.life(
        new LifeSign(at, LifeKind.REPLY, id, ownPath, client.ordinal(), false, address != null));
    if (attempt != null && (address != null || message.v6OnlySeconds() != null)) {
      attempt.offered(at);
    }
    if (address != null) {
      if (server != null) {
        track.gave(server, client, address, at);
      }
      track.checks().given(address, at.micros());
    }
    if (attempt != null) {
      track.events().offered(client, attempt, address, at);
    }
  }

  private void ack(
      ClientRecord client, @Nullable ServerRecord server, Dhcp dhcp, boolean itself, Sighting at) {
    DhcpMessage message = dhcp.message();
    Ipv4 id = server == null ? null : server.id();
    Ipv4 address = message.yiaddr();
    client.event(at, EventKind.ACK, address.isZero() ? message.ciaddr() : address);
    if (server != null) {
      server.acks++;
    }
    if (address.isZero()) {
      client.informAnswered = true;
      boolean ownPath = client.informedByBroadcast && itself;
      boolean answer = client.own && track.ownQuestions().answers(message.xid(), at.micros());
      track.life(
          new LifeSign(
              at, LifeKind.INFORM_ACK, id, ownPath, client.ordinal(), answer && itself, false));
      track.states().changed(client, at.micros());
      return;
    }
    if (track.persistence().mayGoOn(client, at)) {
      track.states().perhaps(client, address, id, at);
      return;
    }
    boolean offPath = isOffPath(client);
    LifeKind kind = offPath ? LifeKind.RENEWAL_ACK : LifeKind.REPLY;
    track.life(new LifeSign(at, kind, id, !offPath && itself, client.ordinal()));
    if (server != null && message.leaseSeconds() != null && itself) {
      server.grants(message.leaseSeconds());
    }
    // Rapid commit (RFC 4039), or a REQUEST that the agent missed.
    Attempt attempt = client.attempt();
    Served served = null;
    if (attempt != null && attempt.newcomer() && !client.getsItsOwn(address)) {
      served = track.serve(client, address, id, AnswerBasis.OFFER, attempt, at, at);
    }
    if (server != null) {
      track.gave(server, client, address, at);
      if (isOfBefore(client)) {
        server.confirmed(client.ordinal());
      }
    }
    client.acked = true;
    client.everServed |= client.asked;
    track.states().bind(client, address, at, ClientState.Basis.ACK, id, message.leaseSeconds());
    if (served != null) {
      track.events().served(served);
    } else if (attempt != null) {
      track.events().servedAgain(client, at);
    }
  }

  /** It asks for the address that it has, or had. */
  private static boolean isOfBefore(ClientRecord client) {
    return client.state instanceof ClientState.Requesting requesting
        && requesting.kind() != ClientState.Kind.SELECTING;
  }

  /**
   * Whether an answer is to what went to the server by unicast: where nothing was broadcast, it
   * bypassed a relay, and shows no path for newcomers.
   */
  private static boolean isOffPath(ClientRecord client) {
    if (client.state instanceof ClientState.Requesting requesting) {
      return requesting.kind() == ClientState.Kind.RENEWING;
    }
    return client.attempt() == null && client.rebinding == null;
  }

  private void nak(
      ClientRecord client, @Nullable ServerRecord server, boolean itself, Sighting at) {
    client.event(at, EventKind.NAK, null);
    client.naks++;
    if (track.persistence().mayGoOn(client, at)) {
      return;
    }
    Ipv4 id = server == null ? null : server.id();
    if (server != null) {
      server.naks++;
    }
    ClientState.Requesting request = requestOf(client, id, at);
    if (client.attempt() == null) {
      // A NAK answers a REQUEST, never a DISCOVER (RFC 2131 table 3).
      LifeSign sign =
          new LifeSign(at, LifeKind.NAK, id, !isOffPath(client) && itself, client.ordinal());
      // A server that is well does not refuse what it granted itself.
      track.life(track.holds(client, at.micros()) ? sign.onlyClaimed() : sign);
    }
    if (request == null) {
      foreignNak(client, server, at);
      return;
    }
    boolean named = request.server() == null || id == null || request.server().equals(id);
    boolean nearFull =
        request.kind() == ClientState.Kind.SELECTING && id != null && id.equals(request.server());
    track.refused(
        new Happenings.Refusal(
            at, client, id, request.kind(), request.address(), nearFull, !named, true));
    if (!named) {
      if (server != null) {
        server.foreignNaks++;
      }
      return;
    }
    if (request.served() != null && request.served().takeBack()) {
      track.events().takenBack(request.served(), true, at);
    }
    // Who is refused stops using the address at once (RFC 2131 4.4.5): it will show that.
    if (!(client.state instanceof ClientState.Bound)) {
      client.lease = null;
    }
    track
        .states()
        .enter(client, new ClientState.Refused(at, request.address(), client.state), at.micros());
  }

  /** Another server refuses what one has just granted: it speaks to that one's clients. */
  private void foreignNak(ClientRecord client, @Nullable ServerRecord server, Sighting at) {
    ServerRecord giver = client.lease == null ? null : client.giver;
    Lease lease = client.lease;
    if (server == null || lease == null || giver == server || giver == null) {
      return;
    }
    if (at.micros() - lease.granted().micros() <= CROSSES) {
      server.foreignNaks++;
      track.refused(
          new Happenings.Refusal(
              at,
              client,
              server.id(),
              ClientState.Kind.SELECTING,
              lease.address(),
              false,
              true,
              true));
    }
  }

  /**
   * The REQUEST that a NAK answers. A holder's renewal goes to the server of its lease by unicast,
   * and is seldom seen: a NAK of that server tells of it.
   */
  private static ClientState.@Nullable Requesting requestOf(
      ClientRecord client, @Nullable Ipv4 id, Sighting at) {
    Attempt attempt = client.attempt();
    if (attempt != null && at.micros() - client.lastAsked <= ANSWERED_WITHIN) {
      // Its REQUEST was missed, or names nothing.
      return new ClientState.Requesting(
          ClientState.Kind.INIT_REBOOT, Ipv4.ZERO, null, at, at, 1, attempt, null);
    }
    if (client.state instanceof ClientState.Requesting requesting) {
      return requesting;
    }
    Lease lease = client.lease;
    return client.state instanceof ClientState.Bound bound
            && lease != null
            && lease.server() != null
            && lease.server().equals(id)
        ? new ClientState.Requesting(
            ClientState.Kind.RENEWING, bound.address(), lease.server(), at, at, 1, null, null)
        : null;
  }
}
