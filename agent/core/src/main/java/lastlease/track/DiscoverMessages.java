package lastlease.track;

import lastlease.reports.Client.EventKind;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.Observation.Dhcp;

/**
 * DISCOVERs: whether one goes on with an attempt or begins anew, and what either says of what came
 * before (RFC 2131 4.4.1).
 */
final class DiscoverMessages {
  /** Who is refused asks anew at once; whose lease ends meanwhile does a second later or more. */
  private static final long GIVES_UP = 3 * Times.SECOND / 4;

  /** A NAK makes a client begin anew at once; unanswered it waits for 4 s (RFC 2131 4.1). */
  private static final long REFUSED_AT_ONCE = Times.SECOND;

  /** Who is refused begins anew, after ten seconds of delay at most (RFC 2131 4.4.1). */
  private static final long BEGINS_ANEW = 12 * Times.SECOND;

  /** A client that roams begins anew; its retransmissions are closer (Apple 8 s, Android 8 s). */
  private static final long ROAMS = 20 * Times.SECOND;

  /** No client repeats so soon; one that storms counts once (RFC 2131 4.1). */
  private static final long SAME_INSTANT = 3 * Times.SECOND / 10;

  private static final long STORMS = 3 * Times.SECOND;

  private final SegmentTrack track;
  private final RequestMessages.Rebindings rebindings;

  DiscoverMessages(SegmentTrack track) {
    this.track = track;
    this.rebindings = new RequestMessages.Rebindings(track);
  }

  void take(ClientRecord client, Dhcp dhcp, Sighting at) {
    client.discovers(at.micros());
    client.event(at, EventKind.DISCOVER, dhcp.message().requested());
    client.selected = null;
    ClientMessages.wants(track, client, dhcp, at);
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

  /** Undoes what the DISCOVER disproves; returns whether it follows a failed REQUEST. */
  private boolean startsAnew(ClientRecord client, Sighting at) {
    if (rebindings.isOver(client, at)) {
      // That round had its end: whether it was answered, and what became of it since, is not known.
      client.rebinding = null;
    }
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
        && (at.micros() - bound.since().micros() < ClientStates.SILENCE || onlyStopped(client))) {
      client.lease = null;
      if (client.lastServed != null && client.lastServed.takeBack()) {
        track.events().takenBack(client.lastServed, false, at);
      }
      return true;
    }
    if (client.state instanceof ClientState.Refused refused) {
      if (at.micros() - refused.at().micros() <= BEGINS_ANEW) {
        client.lease = null;
      }
      return true;
    }
    return client.state instanceof ClientState.Declined;
  }

  /** Nothing but that it asked no more showed that it was served at last, and it asks again. */
  private static boolean onlyStopped(ClientRecord client) {
    Served served = client.lastServed();
    return served != null && served.isDoubted() && !served.used();
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
          new Happenings.Refusal(
              at, client, null, requesting.kind(), requesting.address(), false, false, false));
    } else if (client.lease != null && client.lease.address().equals(requesting.address())) {
      track.events().holderUnanswered(client, false, at);
    }
  }
}
