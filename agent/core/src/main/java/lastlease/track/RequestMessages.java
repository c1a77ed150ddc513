package lastlease.track;

import lastlease.reports.Client.AnswerBasis;
import lastlease.reports.Client.EventKind;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.lease.Attempt;
import lastlease.track.lease.Lease;
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
  private final Rebindings rebindings;

  RequestMessages(SegmentTrack track) {
    this.track = track;
    this.rebindings = new Rebindings(track);
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
      track
          .events()
          .tookOffer(
              client,
              address,
              track.addresses().isFresh(address, client.ordinal(), client.mac()),
              at);
      return;
    }
    if (attempt != null && client.rapidCommit) {
      track.offeredFirst();
    }
    ServerRecord server = track.server(serverId, at);
    boolean own = client.getsItsOwn(address);
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
      track
          .events()
          .tookOffer(
              client,
              address,
              track.addresses().isFresh(address, client.ordinal(), client.mac()),
              at);
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
    client.habit.reboots(at.micros(), address);
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
    track.states().wasNotRefused(client, address, at);
    client.address = address;
    if (broadcast) {
      rebindings.asks(client, address, at);
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

  /**
   * Rounds of REBINDING: one for each time that a lease comes near its end. A round ends with the
   * lease that it asks to extend (RFC 2131 4.4.5); a host that holds its address after that was
   * answered, by unicast that no other seat sees.
   */
  static final class Rebindings {
    /** Seconds; what is shorter exists in laboratories only. */
    private static final long SHORTEST_LEASE = 20;

    /** REQUESTs are a minute apart at least (RFC 2131 4.4.5): so long a round may last anyhow. */
    private static final long THREE_PAUSES = 180 * Times.SECOND;

    /** Where nobody saw the lease granted that is asked for. */
    private static final long OF_UNKNOWN_LEASE = 3600 * Times.SECOND;

    private final SegmentTrack track;

    Rebindings(SegmentTrack track) {
      this.track = track;
    }

    /** A holder asks every server. */
    void asks(ClientRecord client, Ipv4 address, Sighting at) {
      goesOn(client, address, at);
      ClientRecord.Rebinding old = client.rebinding;
      if (old != null && !old.gaveUp() && old.address().equals(address)) {
        client.rebinding =
            new ClientRecord.Rebinding(
                address, old.granted(), old.first(), at, old.requests() + 1, false);
        if (old.granted() && at.micros() - old.last().micros() > Times.SECOND) {
          track.events().holderUnanswered(client, false, at);
        }
      } else {
        boolean granted = isDue(client.lease, address, at);
        client.rebinding = new ClientRecord.Rebinding(address, granted, at, at, 1, false);
      }
    }

    /**
     * A client holds its address still. After the end of the lease that it asked to extend, it was
     * given more time after its last REQUEST.
     */
    void goesOn(ClientRecord client, Ipv4 address, Sighting at) {
      ClientRecord.Rebinding round = client.rebinding;
      if (round == null || !round.address().equals(address) || !isOver(client, at)) {
        return;
      }
      client.rebinding = null;
      Lease lease = client.lease;
      if (lease != null
          && lease.address().equals(address)
          && lease.granted().micros() < round.last().micros()) {
        client.lease = new Lease(address, lease.server(), round.last(), lease.seconds());
      }
    }

    /** Whether the lease that a client asked to extend has ended since, unless it was extended. */
    boolean isOver(ClientRecord client, Sighting at) {
      ClientRecord.Rebinding round = client.rebinding;
      return round != null
          && !round.gaveUp()
          && at.micros() - round.first().micros() > longest(client.lease, round);
    }

    /**
     * How long a round may last. It begins after four fifths of the lease (see {@link #isDue}), so
     * that a fifth is left, and less; of a lease of unknown length the time until then tells as
     * much.
     */
    private long longest(@Nullable Lease lease, ClientRecord.Rebinding round) {
      if (lease == null || !lease.address().equals(round.address())) {
        return OF_UNKNOWN_LEASE;
      }
      Long seconds = lease.seconds() != null ? lease.seconds() : track.leaseSeconds();
      if (seconds == null) {
        return Math.max(THREE_PAUSES, (round.first().micros() - lease.granted().micros()) / 4);
      }
      long lasts = seconds * Times.SECOND;
      return Math.max(lasts / 5, Math.min(THREE_PAUSES, lasts / 2));
    }

    /**
     * Whether a lease that was granted here may be in REBINDING: not before T2, seven eighths of it
     * (RFC 2131 4.4.5). Where its length is unknown, nobody grants one of less than a minute.
     */
    private boolean isDue(@Nullable Lease lease, Ipv4 address, Sighting at) {
      if (lease == null || !lease.address().equals(address)) {
        return false;
      }
      Long seconds = lease.seconds() != null ? lease.seconds() : track.leaseSeconds();
      long age = at.micros() - lease.granted().micros();
      return age >= (seconds == null ? SHORTEST_LEASE : seconds) * Times.SECOND * 4 / 5;
    }
  }
}
