package lastlease.track;

import lastlease.track.lease.Lease;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of REBINDING: one for each time that a lease comes near its end. A round ends with the
 * lease that it asks to extend (RFC 2131 4.4.5); a host that holds its address after that was
 * answered, by unicast that no other seat sees.
 */
final class Rebindings {
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
   * that a fifth is left, and less; of a lease of unknown length the time until then tells as much.
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
