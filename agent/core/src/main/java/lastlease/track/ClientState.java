package lastlease.track;

import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Where a client stands, as far as the frames tell. Each state carries only its own data.
 *
 * <pre>
 * state        entered by                                   left by
 * Idle         RELEASE; first frame of any other kind       any below
 * Discovering  DISCOVER                                     REQUEST, ACK, use of an address
 * Requesting   REQUEST of any kind                          ACK, NAK, DECLINE, DISCOVER, ARP for the
 *                                                           address, silence of 9 s (INIT-REBOOT:
 *                                                           10 s)
 * Bound        ACK; ARP for the address; silence after a    RELEASE, DECLINE, NAK, DISCOVER, another
 *              REQUEST                                      REQUEST; link-local ARP
 * Uses         ARP from an address that nobody was seen     as Bound
 *              to give it; renewals nobody answered in view
 * Refused      NAK from the server that was asked, or that  DISCOVER, REQUEST, ACK; use of the
 *              granted the lease                            address all the same
 * Declined     DECLINE                                      DISCOVER, REQUEST, ACK
 * </pre>
 *
 * Link-local use is kept beside the state: a client goes on asking while it uses 169.254/16.
 */
public sealed interface ClientState {
  /** Nothing under way. */
  record Idle() implements ClientState {}

  /** Asks for an address. */
  record Discovering(Attempt attempt) implements ClientState {}

  /**
   * Asks for one address (RFC 2131 4.3.2 names the kinds).
   *
   * @param gap microseconds between its last two REQUESTs, 0 after the first
   */
  record Requesting(
      Kind kind,
      Ipv4 address,
      @Nullable Ipv4 server,
      Sighting first,
      Sighting last,
      int count,
      long gap,
      @Nullable Attempt attempt,
      @Nullable Served served)
      implements ClientState {
    Requesting(
        Kind kind,
        Ipv4 address,
        @Nullable Ipv4 server,
        Sighting first,
        Sighting last,
        int count,
        @Nullable Attempt attempt,
        @Nullable Served served) {
      this(kind, address, server, first, last, count, 0, attempt, served);
    }

    /** The same REQUEST, sent once more. */
    Requesting again(Sighting at) {
      long since = at.micros() - last.micros();
      return new Requesting(kind, address, server, first, at, count + 1, since, attempt, served);
    }
  }

  /** Has a routable address. */
  record Bound(Ipv4 address, Sighting since, Basis basis) implements ClientState {}

  /**
   * Uses a routable address that nobody was seen to give it: set by hand, or of an earlier lease
   * (RFC 2131 3.2), or told in somebody's name.
   */
  record Uses(Ipv4 address, Sighting since) implements ClientState {}

  /**
   * NAKed: the address may not be used.
   *
   * @param before how it had the address, or was about to get it: who goes on to use it was not
   *     refused anything (RFC 2131 4.4.5)
   */
  record Refused(Sighting at, Ipv4 address, ClientState before) implements ClientState {}

  /** Declined an address that somebody else uses. */
  record Declined(Sighting at, Ipv4 address) implements ClientState {}

  /** Kinds of REQUEST. */
  enum Kind {
    SELECTING,
    INIT_REBOOT,
    RENEWING,
    REBINDING
  }

  /** How it is known that a client is bound, strongest first. */
  enum Basis {
    /** The ACK was seen. */
    ACK,
    /** The client probes, announces or uses the address in ARP. */
    ARP,
    /** A REQUEST that was neither repeated nor followed by anything. */
    SILENCE
  }
}
