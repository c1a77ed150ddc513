package lastlease.track;

import lastlease.reports.Client.AnswerBasis;
import lastlease.reports.Client.EventKind;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.DhcpMessage;
import lastlease.wire.Ipv4;
import lastlease.wire.Observation.Dhcp;
import org.jspecify.annotations.Nullable;

/** REQUESTs: of an OFFER, after a reboot, and for more time (RFC 2131 4.3.2, table 4). */
final class RequestMessages {
  /** Who used its address so short a time ago has not been away. */
  private static final long PRESENT = 60 * Times.SECOND;

  /** No client waits less for an ACK: what comes sooner is a copy. */
  private static final long SOONEST = Times.SECOND;

  /** Nor longer before it sends its REQUEST again (RFC 2131 4.1: 64 s, give or take one). */
  private static final long LATEST = 66 * Times.SECOND;

  private final SegmentTrack track;

  RequestMessages(SegmentTrack track) {
    this.track = track;
  }

  void take(ClientRecord client, Dhcp dhcp, Sighting at) {
    DhcpMessage message = dhcp.message();
    Ipv4 requested = message.requested();
    if (!message.ciaddr().isZero()) {
      holder(client, message.ciaddr(), dhcp.to().equals(Ipv4.BROADCAST), at);
    } else if (message.serverId() != null) {
      Ipv4 address = requested == null ? Ipv4.ZERO : requested;
      client.event(at, EventKind.REQUEST_SELECTING, address);
      if (!ClientMessages.isMadeUp(track, client, dhcp, at)) {
        selecting(client, address, message.serverId(), message.xid(), at);
      }
    } else {
      // Without option 50 it asks for nothing that could be granted; a NAK may answer it.
      ClientMessages.wants(track, client, dhcp, at);
      initReboot(client, requested == null ? Ipv4.ZERO : requested, at);
    }
  }

  private void selecting(ClientRecord client, Ipv4 address, Ipv4 serverId, int xid, Sighting at) {
    client.reboot = null;
    if (repeats(client, ClientState.Kind.SELECTING, address, serverId, at)) {
      retransmitted(client.lastServed, xid, at);
      tookAnother(client, address, serverId, at);
      track.events().requestRepeated(client, at);
      return;
    }
    if (persists(client, address, serverId, at)) {
      retransmitted(client.lastServed, xid, at);
      return;
    }
    client.selected = new ClientRecord.Selected(address, serverId);
    Attempt attempt = client.attempt();
    if (track.persistence().mayGoOn(client, at)) {
      track.states().perhaps(client, address, serverId, at);
      track.events().tookOffer(client, address, track.isFresh(address, client), at);
      return;
    }
    if (attempt != null && client.rapidCommit) {
      track.offeredFirst();
    }
    ServerRecord server = track.server(serverId, at);
    boolean own = track.getsItsOwn(client, address);
    boolean newcomer =
        !own && (attempt == null ? !track.holds(client, at.micros()) : attempt.newcomer());
    Sighting offer = attempt == null ? null : attempt.lastOffer();
    boolean offerSeen =
        offer != null && attempt != null && offer.micros() >= attempt.last().micros();
    if (!offerSeen && !server.justOffered(address, at.micros())) {
      server.inferredOffers++;
    }
    Served served = null;
    if (newcomer) {
      served =
          track.serve(
              client,
              address,
              serverId,
              offerSeen ? AnswerBasis.OFFER : AnswerBasis.REQUEST,
              attempt,
              at,
              offerSeen && offer != null ? offer : at);
    }
    LifeKind kind = newcomer ? LifeKind.NEWCOMER_SERVED : LifeKind.REPLY;
    // Nobody heard it ask: that newcomers are heard by a server, it does not show.
    boolean ownPath = attempt != null;
    track.life(new LifeSign(at, kind, serverId, ownPath, client.ordinal()));
    if (attempt != null) {
      server.answered(
          new ServerRecord.Answer(
              attempt.roundStart(),
              offerSeen && offer != null ? offer.micros() : at.micros(),
              client.ordinal()));
    }
    track.gave(server, client, address, at);
    track.checks().given(address, at.micros());
    track.addresses().held(address, client.ordinal());
    track
        .states()
        .enter(
            client,
            new ClientState.Requesting(
                ClientState.Kind.SELECTING, address, serverId, at, at, 1, attempt, served),
            at.micros());
    if (served != null) {
      track.events().served(served);
    } else {
      track.events().servedAgain(client, at);
    }
  }

  /**
   * The REQUEST comes again though it was sent, and perhaps answered: no ACK has reached the
   * client. With another xid it belongs to DISCOVERs that this seat has missed.
   */
  private static void retransmitted(@Nullable Served served, int xid, Sighting at) {
    if (served == null || served.attempt() == null || !served.attempt().hasXid(xid)) {
      return;
    }
    Sighting before = served.repeated() == null ? served.at() : served.repeated();
    long gap = at.micros() - before.micros();
    if (gap >= SOONEST && gap <= LATEST) {
      served.repeat(at);
    }
  }

  /**
   * The first REQUEST since its DISCOVER takes an OFFER that came after that one, also where an ACK
   * to an earlier one was seen between the two: a slow server's answers cross what is asked again.
   */
  private void tookAnother(ClientRecord client, Ipv4 address, Ipv4 serverId, Sighting at) {
    if (client.selected == null && client.isDoubted()) {
      client.selected = new ClientRecord.Selected(address, serverId);
      track.events().tookOffer(client, address, track.isFresh(address, client), at);
    }
  }

  /** Clings to an old OFFER, with no DISCOVER since: that shows no server that is alive. */
  private boolean persists(ClientRecord client, Ipv4 address, Ipv4 serverId, Sighting at) {
    if (client.selected == null || !client.selected.is(address, serverId)) {
      return false;
    }
    Served served = client.lastServed();
    track
        .states()
        .enter(
            client,
            new ClientState.Requesting(
                ClientState.Kind.SELECTING, address, serverId, at, at, 2, null, served),
            at.micros());
    return true;
  }

  private void initReboot(ClientRecord client, Ipv4 address, Sighting at) {
    client.event(at, EventKind.REQUEST_INIT_REBOOT, address);
    if (track.persistence().mayGoOn(client, at)) {
      return;
    }
    client.rebootUsed = null;
    client.reboot = null;
    client.present = track.addresses().isUsedBy(client.mac(), address, at.micros() - PRESENT);
    if (!repeats(client, ClientState.Kind.INIT_REBOOT, address, null, at)) {
      track
          .states()
          .enter(
              client,
              new ClientState.Requesting(
                  ClientState.Kind.INIT_REBOOT, address, null, at, at, 1, null, null),
              at.micros());
    }
  }

  private boolean repeats(
      ClientRecord client,
      ClientState.Kind kind,
      Ipv4 address,
      @Nullable Ipv4 server,
      Sighting at) {
    if (client.state instanceof ClientState.Requesting requesting
        && requesting.kind() == kind
        && requesting.address().equals(address)
        && java.util.Objects.equals(requesting.server(), server)) {
      track.states().enter(client, requesting.again(at), at.micros());
      return true;
    }
    return false;
  }

  private void holder(ClientRecord client, Ipv4 address, boolean broadcast, Sighting at) {
    ClientState.Kind kind = broadcast ? ClientState.Kind.REBINDING : ClientState.Kind.RENEWING;
    client.event(at, broadcast ? EventKind.REQUEST_REBINDING : EventKind.REQUEST_RENEWING, address);
    if (track.persistence().mayGoOn(client, at)) {
      return;
    }
    client.address = address;
    if (broadcast) {
      track.rebindings().asks(client, address, at);
    }
    if (client.state instanceof ClientState.Bound || repeats(client, kind, address, null, at)) {
      return;
    }
    track
        .states()
        .enter(
            client,
            new ClientState.Requesting(kind, address, null, at, at, 1, null, null),
            at.micros());
  }
}
