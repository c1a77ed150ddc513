package lastlease.track;

import lastlease.track.lease.Attempt;
import lastlease.track.lease.Lease;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * Who goes on asking was not served, whatever frame says so: a client that has an address stops. So
 * a DISCOVER that only repeats the one before undoes every answer between the two, forged or never
 * heard. From then on an answer counts for that client only when it has stopped asking, and for a
 * while in the whole segment only when it has stood for a moment.
 */
final class Persistence {
  /** Retransmissions are 64 s apart at most (RFC 2131 4.1); Apple's rounds 60 s. */
  private static final long LONGEST_PAUSE = 66 * Times.SECOND;

  /**
   * A segment in which somebody answers in vain is doubted for so long: until whoever asked then is
   * taken to ask no more, since no client that goes on is silent for longer (Windows XP pauses five
   * minutes, RFC 3927 appendix A; dhclient 230 s, measured).
   */
  private static final long DOUBTED = 300 * Times.SECOND;

  private final TrackEvents events;
  private long disproved = Long.MIN_VALUE / 2;

  Persistence(TrackEvents events) {
    this.events = events;
  }

  /**
   * The attempt that a DISCOVER goes on with, though it seemed to be over; or null. A
   * retransmission has the xid of the one before; who begins anew draws another (RFC 2131 4.4.1).
   * That its {@code secs} count on tells less: dhclient's do when it begins anew, too (measured).
   */
  static @Nullable Attempt resumed(ClientRecord client, int xid, Sighting at) {
    Attempt before = client.lastAttempt;
    if (before == null || client.attempt() != null || !before.hasXid(xid)) {
      return null;
    }
    long gap = at.micros() - before.last().micros();
    return gap <= ClientStates.IN_PROGRESS ? before : null;
  }

  /** Undoes what was taken for an answer since the last DISCOVER of an attempt. */
  void disprove(ClientRecord client, Attempt attempt, Sighting at) {
    disproved = at.micros();
    client.disproved++;
    client.rebinding = null;
    client.reboot = null;
    Lease lease = client.lease;
    if (lease != null && lease.granted().micros() >= attempt.last().micros()) {
      client.lease = null;
    }
    Served served = client.lastServed;
    if (served != null && served.attempt() == attempt && served.takeBack()) {
      events.disproved(served, at);
    }
  }

  /** How long a client must have asked no more to be taken for served, microseconds. */
  static long silence(ClientRecord client) {
    return client.isDoubted() ? LONGEST_PAUSE : ClientStates.SILENCE;
  }

  /** Whether a client asked so lately that it may ask again: then no answer is believed yet. */
  boolean mayGoOn(ClientRecord client, Sighting at) {
    Attempt attempt = client.lastAttempt;
    return attempt != null
        && (client.isDoubted() || at.micros() - disproved < DOUBTED)
        && at.micros() - attempt.last().micros() < silence(client);
  }
}
