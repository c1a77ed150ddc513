package lastlease.track;

import lastlease.reports.Client.AnswerBasis;
import lastlease.reports.Client.EventKind;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.wire.DhcpMessage;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Dhcp;
import org.jspecify.annotations.Nullable;

/** What clients send (RFC 2131 4.4): moves them from state to state. */
final class ClientMessages {
  /** Who is refused asks anew at once; whose lease ends meanwhile does a second later or more. */
  private static final long GIVES_UP = 3 * Times.SECOND / 4;

  /** A NAK makes a client begin anew at once; unanswered it waits for 4 s (RFC 2131 4.1). */
  private static final long REFUSED_AT_ONCE = Times.SECOND;

  /** Seconds; what is shorter exists in laboratories only. */
  private static final long SHORTEST_LEASE = 20;

  /** A client that roams begins anew; its retransmissions are closer (Apple 8 s, Android 8 s). */
  private static final long ROAMS = 20 * Times.SECOND;

  /** No client repeats so soon; one that storms counts once (RFC 2131 4.1). */
  private static final long SAME_INSTANT = 3 * Times.SECOND / 10;

  /** Who used its address so short a time ago has not been away. */
  private static final long PRESENT = 60 * Times.SECOND;

  private static final long STORMS = 3 * Times.SECOND;

  private final SegmentTrack track;

  ClientMessages(SegmentTrack track) {
    this.track = track;
  }

  void take(Dhcp dhcp, Sighting at) {
    DhcpMessage message = dhcp.message();
    ClientRecord client = track.clients().of(message);
    if (client == null) {
      return;
    }
    MacAddress source = message.giaddr().isZero() ? dhcp.link().source() : null;
    if (!track.voices().isItself(client, source, at.micros())) {
      return;
    }
    remember(client, message, at);
    switch (message.type()) {
      case DISCOVER -> discover(client, dhcp, at);
      case REQUEST -> request(client, dhcp, at);
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

  private void discover(ClientRecord client, Dhcp dhcp, Sighting at) {
    client.discovers++;
    if (client.firstDiscover == null) {
      client.firstDiscover = at.micros();
    }
    client.event(at, EventKind.DISCOVER, dhcp.message().requested());
    client.selected = null;
    asks(client, dhcp, at);
    track.checks().discover(at.micros());
    int secs = dhcp.message().secs();
    int xid = dhcp.message().xid();
    Attempt running = client.attempt();
    Attempt resumed = Persistence.resumed(client, xid, at);
    if (resumed != null) {
      track.persistence().disprove(client, resumed, at);
      running = resumed;
      track.states().enter(client, new ClientState.Discovering(resumed), at.micros());
    }
    if (running != null && goesOn(client, running, secs, at)) {
      long since = running.last().micros();
      if (at.micros() - since > SAME_INSTANT) {
        unanswered(client, running, since, at);
      } else if (at.micros() - running.open() > STORMS) {
        // It asks on and on: what it asked first has had its time.
        unanswered(client, running, running.open(), at);
      }
      running.add(at, secs, xid);
      track.states().enter(client, client.state, at.micros());
      track.events().asked(client, running, at, false);
      return;
    }
    boolean afterFailedRequest = startsAnew(client, at);
    boolean newcomer = !track.holds(client, at.micros());
    if (running != null) {
      track.events().gaveUp(client, running, at.micros());
    }
    Attempt attempt = new Attempt(at, secs, xid, newcomer, afterFailedRequest);
    client.lastAttempt = attempt;
    track.states().enter(client, new ClientState.Discovering(attempt), at.micros());
    track.events().asked(client, attempt, at, true);
  }

  /** The one before is known to be unanswered, by a newcomer or by a holder. */
  private void unanswered(ClientRecord client, Attempt attempt, long since, Sighting at) {
    if (attempt.newcomer()) {
      track.events().unanswered(client, attempt, since, at);
    } else {
      track.events().holderUnanswered(client, true, at);
    }
  }

  /**
   * Whether a DISCOVER continues an attempt. Who would do without IPv4 asks once at each access
   * point, with {@code secs} from zero again, and may have been told so each time (RFC 8925).
   */
  private static boolean goesOn(ClientRecord client, Attempt attempt, int secs, Sighting at) {
    long gap = at.micros() - attempt.last().micros();
    boolean roamed = client.asksV6Only && gap > ROAMS && secs <= 2;
    return gap <= ClientStates.IN_PROGRESS && !roamed;
  }

  /** Somebody wants an address, by DISCOVER or INIT-REBOOT: floods are made of either. */
  private void asks(ClientRecord client, Dhcp dhcp, Sighting at) {
    client.asks++;
    client.lastAsked = at.micros();
    boolean relayed = !dhcp.message().giaddr().isZero();
    track
        .events()
        .wants(
            new SegmentTrack.Asked(
                at.micros(), relayed ? null : dhcp.link().source(), client, dhcp.message(), at));
  }

  /** Undoes what the DISCOVER disproves; returns whether it follows a failed REQUEST. */
  private boolean startsAnew(ClientRecord client, Sighting at) {
    ClientRecord.Rebinding old = client.rebinding;
    if (old != null && at.micros() - old.last().micros() >= GIVES_UP) {
      if (!old.gaveUp() && old.granted()) {
        track.events().holderUnanswered(client, false, at);
      }
      client.rebinding =
          new ClientRecord.Rebinding(
              old.address(), old.granted(), old.first(), at, old.requests(), true);
    } else if (old != null) {
      // Unanswered REQUESTs are repeated for minutes; so soon asks only who was refused.
      client.rebinding = null;
      client.lease = null;
    }
    client.reboot = null;
    if (client.state instanceof ClientState.Requesting requesting) {
      Served served = requesting.served();
      if (served != null && served.takeBack()) {
        track.events().takenBack(served, false, at);
      }
      if (requesting.kind() == ClientState.Kind.INIT_REBOOT) {
        rebootFailed(client, requesting, at);
      }
      return true;
    }
    if (client.state instanceof ClientState.Bound bound
        && bound.basis() == ClientState.Basis.SILENCE
        && at.micros() - bound.since().micros() < ClientStates.SILENCE) {
      client.lease = null;
      if (client.lastServed != null && client.lastServed.takeBack()) {
        track.events().takenBack(client.lastServed, false, at);
      }
      return true;
    }
    return client.state instanceof ClientState.Refused
        || client.state instanceof ClientState.Declined;
  }

  /**
   * DISCOVER at once after a single INIT-REBOOT: only a NAK, unseen, makes a client do so (RFC 2131
   * 3.2). Else nobody answered; of a lease that was granted here that tells of the server.
   */
  private void rebootFailed(ClientRecord client, ClientState.Requesting requesting, Sighting at) {
    long waited = at.micros() - requesting.last().micros();
    if (requesting.count() == 1 && waited < REFUSED_AT_ONCE) {
      client.lease = null;
      track.refused(
          new SegmentTrack.Refusal(
              at, client, null, requesting.kind(), requesting.address(), false, false, false));
    } else if (client.lease != null && client.lease.address().equals(requesting.address())) {
      track.events().holderUnanswered(client, false, at);
    }
  }

  private void request(ClientRecord client, Dhcp dhcp, Sighting at) {
    DhcpMessage message = dhcp.message();
    Ipv4 requested = message.requested();
    if (!message.ciaddr().isZero()) {
      holder(client, message.ciaddr(), dhcp.to().equals(Ipv4.BROADCAST), at);
    } else if (message.serverId() != null) {
      selecting(client, requested == null ? Ipv4.ZERO : requested, message.serverId(), at);
    } else {
      // Without option 50 it asks for nothing that could be granted; a NAK may answer it.
      asks(client, dhcp, at);
      initReboot(client, requested == null ? Ipv4.ZERO : requested, at);
    }
  }

  private void selecting(ClientRecord client, Ipv4 address, Ipv4 serverId, Sighting at) {
    client.event(at, EventKind.REQUEST_SELECTING, address);
    client.reboot = null;
    if (repeats(client, ClientState.Kind.SELECTING, address, serverId, at)) {
      track.events().requestRepeated(client, at);
      return;
    }
    if (persists(client, address, serverId, at)) {
      return;
    }
    client.selected = new ClientRecord.Selected(address, serverId);
    Attempt attempt = client.attempt();
    if (track.persistence().mayGoOn(client, at)) {
      track.states().perhaps(client, address, serverId, at);
      track.events().tookOffer(client, at);
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
    if (!offerSeen) {
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
    track.life(new LifeSign(at, kind, serverId, true, client.ordinal()));
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

  /** Clings to an old OFFER, with no DISCOVER since: that shows no server that is alive. */
  private boolean persists(ClientRecord client, Ipv4 address, Ipv4 serverId, Sighting at) {
    if (!new ClientRecord.Selected(address, serverId).equals(client.selected)) {
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
      rebinding(client, address, at);
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

  private void rebinding(ClientRecord client, Ipv4 address, Sighting at) {
    ClientRecord.Rebinding old = client.rebinding;
    boolean granted = isDue(client.lease, address, at);
    if (old != null && !old.gaveUp() && old.address().equals(address)) {
      client.rebinding =
          new ClientRecord.Rebinding(
              address, old.granted(), old.first(), at, old.requests() + 1, false);
      if (old.granted() && at.micros() - old.last().micros() > Times.SECOND) {
        track.events().holderUnanswered(client, false, at);
      }
    } else {
      client.rebinding = new ClientRecord.Rebinding(address, granted, at, at, 1, false);
    }
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

  private void decline(ClientRecord client, DhcpMessage message, Sighting at) {
    Ipv4 address = message.requested() == null ? Ipv4.ZERO : message.requested();
    client.event(at, EventKind.DECLINE, address);
    if (track.persistence().mayGoOn(client, at)) {
      return;
    }
    client.declines++;
    client.lease = null;
    track.declined(new SegmentTrack.Declined(at, client, address));
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
    client.informedByBroadcast = dhcp.to().equals(Ipv4.BROADCAST);
    if (address.isRoutable()) {
      client.address = address;
    }
    track.states().changed(client, at.micros());
  }
}
