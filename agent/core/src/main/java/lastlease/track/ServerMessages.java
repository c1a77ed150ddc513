package lastlease.track;

import lastlease.reports.Client.AnswerBasis;
import lastlease.reports.Client.EventKind;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.wire.DhcpMessage;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Dhcp;
import org.jspecify.annotations.Nullable;

/** What servers send, where the seat can see it. */
final class ServerMessages {
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
    switch (message.type()) {
      case OFFER -> offer(client, server, message, itself, at);
      case ACK -> ack(client, server, dhcp, itself, at);
      case NAK -> nak(client, server, itself, at);
      default -> track.life(new LifeSign(at, LifeKind.REPLY, id, itself, client.ordinal()));
    }
  }

  /** Returns whether it is the server's own Ethernet address, as far as that is known. */
  private static boolean learn(ServerRecord server, Dhcp dhcp, Sighting at) {
    DhcpMessage message = dhcp.message();
    MacAddress source = dhcp.link().source();
    Ipv4 relay = message.giaddr().isZero() ? null : message.giaddr();
    if (relay != null) {
      server.relay = relay;
    }
    if (message.subnetMask() != null) {
      server.mask = message.subnetMask();
    }
    if (message.leaseSeconds() != null && message.type() == DhcpMessage.Type.ACK) {
      server.leaseSeconds = message.leaseSeconds();
    }
    return source == null
        || !dhcp.from().equals(server.id())
        || server.speaksFrom(source, at.micros());
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
      server.offers++;
    }
    if (message.v6OnlySeconds() != null) {
      client.offeredV6Only = client.asksV6Only;
    }
    Attempt attempt = client.attempt();
    // An OFFER that nobody asked for shows no way for newcomers.
    boolean asked = attempt != null;
    track.life(new LifeSign(at, LifeKind.REPLY, id, asked && itself, client.ordinal()));
    // An OFFER of 0.0.0.0 is a living server that says "no address" (RFC 2563), or IPv6-only.
    if (message.yiaddr().isZero()) {
      if (message.v6OnlySeconds() != null && attempt != null) {
        attempt.offered(at);
      }
      return;
    }
    if (attempt != null && attempt.newcomer()) {
      track.offered(at.micros());
    }
    if (server != null) {
      server.gave(message.yiaddr(), client.ordinal(), at);
    }
    track.checks().given(message.yiaddr(), at.micros());
    if (attempt != null
        && attempt.offer() == null
        && attempt.newcomer()
        && !track.getsItsOwn(client, message.yiaddr())) {
      track.served(served(client, message.yiaddr(), id, attempt, at));
    }
    if (attempt != null) {
      attempt.offered(at);
    }
  }

  private Served served(
      ClientRecord client, Ipv4 address, @Nullable Ipv4 server, Attempt attempt, Sighting at) {
    boolean fresh = track.isFresh(address, client);
    return new Served(at, client, address, server, AnswerBasis.OFFER, attempt, fresh);
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
      track.life(
          new LifeSign(
              at, LifeKind.INFORM_ACK, id, client.informedByBroadcast && itself, client.ordinal()));
      track.states().changed(client, at.micros());
      return;
    }
    boolean offPath = isOffPath(client);
    LifeKind kind = offPath ? LifeKind.RENEWAL_ACK : LifeKind.REPLY;
    track.life(new LifeSign(at, kind, id, !offPath && itself, client.ordinal()));
    Attempt attempt = client.attempt();
    // Rapid commit (RFC 4039), or a REQUEST that the agent missed.
    if (attempt != null
        && attempt.newcomer()
        && attempt.offer() == null
        && !track.getsItsOwn(client, address)) {
      track.served(served(client, address, id, attempt, at));
    }
    if (server != null) {
      server.gave(address, client.ordinal(), at);
    }
    client.acked = true;
    track.states().bind(client, address, at, ClientState.Basis.ACK, id, message.leaseSeconds());
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
    Ipv4 id = server == null ? null : server.id();
    track.life(new LifeSign(at, LifeKind.NAK, id, !isOffPath(client) && itself, client.ordinal()));
    if (server != null) {
      server.naks++;
    }
    ClientState.Requesting request = requestOf(client, id, at);
    if (request == null) {
      return;
    }
    boolean named = request.server() == null || id == null || request.server().equals(id);
    boolean nearFull =
        request.kind() == ClientState.Kind.SELECTING && id != null && id.equals(request.server());
    track.refused(
        new SegmentTrack.Refusal(
            at, client, id, request.kind(), request.address(), nearFull, !named));
    if (!named) {
      if (server != null) {
        server.foreignNaks++;
      }
      return;
    }
    if (request.served() != null) {
      request.served().takeBack();
    }
    client.lease = null;
    track.states().enter(client, new ClientState.Refused(at, request.address()), at.micros());
  }

  /**
   * The REQUEST that a NAK answers. A holder's renewal goes to the server of its lease by unicast,
   * and is seldom seen: a NAK of that server tells of it.
   */
  private static ClientState.@Nullable Requesting requestOf(
      ClientRecord client, @Nullable Ipv4 id, Sighting at) {
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
