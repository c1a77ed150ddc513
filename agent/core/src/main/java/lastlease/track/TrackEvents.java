package lastlease.track;

import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a segment, told the moment that it is known; each is one step of one client or
 * server. Whoever judges keeps of it what it needs, so that nobody has to look through everybody.
 * The observation point's own machine and the probes of any lastlease are no part of it.
 */
public interface TrackEvents {
  /**
   * Somebody sends a DISCOVER.
   *
   * @param first it begins an attempt
   */
  void asked(ClientRecord client, Attempt attempt, Sighting at, boolean first);

  /**
   * The DISCOVER before is known to be unanswered now: it is repeated, or the client fell back.
   *
   * @param at when that became known
   * @param since when the unanswered one was sent, core time
   */
  void unanswered(ClientRecord client, Attempt attempt, long since, Sighting at);

  /** An attempt came to nothing: no DISCOVER for so long that nobody waits any more. */
  void gaveUp(ClientRecord client, Attempt attempt, long now);

  /** A newcomer was answered: its REQUEST or an ACK shows it. */
  void served(Served served);

  /**
   * A newcomer is offered an address in view; whether it hears that shows what it does next.
   *
   * @param address null for an OFFER of none (RFC 2563, RFC 8925)
   */
  void offered(ClientRecord client, Attempt attempt, @Nullable Ipv4 address, Sighting at);

  /** A server offers an address to a probe: it has one to give. */
  void offeredToProbe(Sighting at);

  /** A holder was given its own address again: life, but no free address. */
  void servedAgain(ClientRecord client, Sighting at);

  /**
   * What seemed to be a success was none.
   *
   * @param refused the server NAKed what it had offered
   */
  void takenBack(Served served, boolean refused, Sighting at);

  /**
   * What was told as a success was none at all: its client goes on asking as if nobody had said
   * anything.
   */
  void disproved(Served served, Sighting at);

  /**
   * A newcomer takes an OFFER, and may ask on all the same.
   *
   * @param fresh nobody was seen with the address before
   */
  void tookOffer(ClientRecord client, Ipv4 address, boolean fresh, Sighting at);

  /**
   * A device is heard itself, in whose name only other stations had spoken: what was told of it is
   * void.
   */
  void speaksAtLast(ClientRecord client, long now);

  /** A REQUEST for an offered address is repeated. */
  void requestRepeated(ClientRecord client, Sighting at);

  /** A client uses the address that it was served with. */
  void used(Served served, Sighting at);

  /** A server gave a sign of life; it may be told late, {@code sign.at()} says since when. */
  void life(LifeSign sign);

  /** A check of a free address by a server that does so before it offers one. */
  void checked(Sighting at);

  /** A holder of a lease that was granted here goes unanswered. */
  void holderUnanswered(ClientRecord client, boolean asksAnew, Sighting at);

  /** A server refused a REQUEST. */
  void refused(Happenings.Refusal refusal);

  /** A client declined an address. */
  void declined(Happenings.Declined declined);

  /** A client gives its address back. */
  void released(ClientRecord client, Ipv4 address);

  /** A client begins to use link-local. */
  void fellBack(ClientRecord client, Sighting at);

  /** A client has an address now, however it came by it. */
  void settled(ClientRecord client, Sighting at);

  /** A host that is no client uses a routable address. */
  void hostHeard(MacAddress mac, Ipv4 address, Sighting at);

  /** Somebody asks for an address by DISCOVER or INIT-REBOOT, as floods do. */
  void wants(Asked asked);

  /**
   * Somebody takes an OFFER, whom nobody saw ask for one; returns whether that shows a made-up
   * name, to which nobody offered anything.
   */
  boolean takesUnasked(Asked asked);

  /**
   * Nothing can be told of a time: what is under way then came to nothing.
   *
   * @param history it was so long that leases and servers of before are history
   */
  void blind(long from, long to, boolean history);
}
