package lastlease.track;

import lastlease.reports.Client.EventKind;
import lastlease.track.moment.Sighting;
import lastlease.wire.DhcpMessage;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Dhcp;
import org.jspecify.annotations.Nullable;

/** What clients send (RFC 2131 4.4): moves them from state to state. */
final class ClientMessages {

  private final SegmentTrack track;
  private final DiscoverMessages discovers;
  private final RequestMessages requests;

  ClientMessages(SegmentTrack track) {
    this.track = track;
    this.discovers = new DiscoverMessages(track);
    this.requests = new RequestMessages(track);
  }

  void take(Dhcp dhcp, Sighting at) {
    DhcpMessage message = dhcp.message();
    ClientRecord client = track.clients().of(message);
    if (client == null) {
      return;
    }
    MacAddress source = message.giaddr().isZero() ? dhcp.link().source() : null;
    boolean asks = message.type() == DhcpMessage.Type.DISCOVER;
    if (!track.voices().isItself(client, source, asks, at.micros())) {
      return;
    }
    remember(client, message, at);
    switch (message.type()) {
      case DISCOVER -> discovers.take(client, dhcp, at);
      case REQUEST -> requests.take(client, dhcp, at);
      case DECLINE -> decline(client, message, at);
      case RELEASE -> release(client, message, at);
      case INFORM -> inform(client, dhcp, at);
      default -> {
        // BOOTP and LEASEQUERY take no lease, and prove nothing about newcomers.
      }
    }
  }

  private static void remember(ClientRecord client, DhcpMessage message, Sighting at) {
    client.frames++;
    client.asked = true;
    client.lastSeen = at.micros();
    client.clientId = latest(client.clientId, message.clientId());
    client.hostname = latest(client.hostname, message.hostname());
    client.vendorClass = latest(client.vendorClass, message.vendorClass());
    if (!message.parameters().isEmpty()) {
      client.parameters = message.parameters();
    }
    client.asksV6Only |= message.parameters().contains(108);
    client.rapidCommit |= message.rapidCommit();
  }

  /** The same text is kept, not one made anew of each frame. */
  private static @Nullable String latest(@Nullable String kept, @Nullable String told) {
    return told == null || told.equals(kept) ? kept : told;
  }

  /** Somebody wants an address, by DISCOVER or INIT-REBOOT: floods are made of either. */
  static void wants(SegmentTrack track, ClientRecord client, Dhcp dhcp, Sighting at) {
    client.asks++;
    client.lastAsked = at.micros();
    track.events().wants(asked(client, dhcp, at));
  }

  /** Whether somebody who takes an OFFER, and was never seen to ask for one, is made up. */
  static boolean isMadeUp(SegmentTrack track, ClientRecord client, Dhcp dhcp, Sighting at) {
    return client.lastAttempt == null && track.events().takesUnasked(asked(client, dhcp, at));
  }

  private static Asked asked(ClientRecord client, Dhcp dhcp, Sighting at) {
    boolean relayed = !dhcp.message().giaddr().isZero();
    return new Asked(
        at.micros(), relayed ? null : dhcp.link().source(), client, dhcp.message(), at);
  }

  private void decline(ClientRecord client, DhcpMessage message, Sighting at) {
    Ipv4 address = message.requested() == null ? Ipv4.ZERO : message.requested();
    client.event(at, EventKind.DECLINE, address);
    if (track.persistence().mayGoOn(client, at)) {
      return;
    }
    client.declines++;
    client.lease = null;
    if (!address.isZero()) {
      // It must name the address (RFC 2131 table 5): of none, nobody learns that it is in use.
      track.declined(new Happenings.Declined(at, client, address));
    }
    track.states().enter(client, new ClientState.Declined(at, address), at.micros());
  }

  private void release(ClientRecord client, DhcpMessage message, Sighting at) {
    client.event(at, EventKind.RELEASE, message.ciaddr());
    if (track.persistence().mayGoOn(client, at)) {
      return;
    }
    client.lease = null;
    client.address = null;
    if (message.serverId() != null) {
      track.server(message.serverId(), at);
    }
    track.events().released(client, message.ciaddr());
    track.states().enter(client, new ClientState.Idle(), at.micros());
  }

  private void inform(ClientRecord client, Dhcp dhcp, Sighting at) {
    Ipv4 address = dhcp.message().ciaddr();
    client.event(at, EventKind.INFORM, address);
    client.informed = true;
    if (client.own) {
      track.ownQuestions().asks(dhcp.message().xid(), at.micros());
    }
    client.informedByBroadcast = dhcp.to().equals(Ipv4.BROADCAST);
    if (address.isRoutable()) {
      client.address = address;
    }
    track.states().changed(client, at.micros());
  }
}
