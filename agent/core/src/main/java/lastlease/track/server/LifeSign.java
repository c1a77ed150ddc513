package lastlease.track.server;

import java.util.stream.Stream;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * A frame that proves that a server lives.
 *
 * @param server its identifier where known
 * @param ownPath on the path that newcomers use, not by unicast that bypasses a relay
 * @param witness ordinal of the client that it concerned, 0 for none
 * @param unforgeable the answer to a question of the agent's own machine, with a random xid that
 *     nobody else can have seen in time
 * @param offer an OFFER of an address, which its client has not taken yet, and may never have heard
 * @param claimed nothing but the frame itself shows it: who it concerns did not act on it
 * @param known core time at which it was known: what a client does later may prove it
 * @param shownBy what that client did later, null where the frame itself shows it
 */
public record LifeSign(
    Sighting at,
    LifeKind kind,
    @Nullable Ipv4 server,
    boolean ownPath,
    int witness,
    boolean unforgeable,
    boolean offer,
    boolean claimed,
    long known,
    @Nullable Sighting shownBy) {
  /** A frame that is known for what it is at once. */
  public LifeSign(
      Sighting at,
      LifeKind kind,
      @Nullable Ipv4 server,
      boolean ownPath,
      int witness,
      boolean unforgeable,
      boolean offer) {
    this(at, kind, server, ownPath, witness, unforgeable, offer, false, at.micros(), null);
  }

  public LifeSign(Sighting at, LifeKind kind, @Nullable Ipv4 server, boolean ownPath, int witness) {
    this(at, kind, server, ownPath, witness, false, false);
  }

  /**
   * Core time of the latest moment that it may speak of. A lease that outlives its end was extended
   * at some time until it was heard to be in use; whatever else is known later happened at its
   * time.
   */
  public long latest() {
    return kind == LifeKind.LEASE_OUTLIVED ? known : at.micros();
  }

  /** The same, known only later. */
  public LifeSign knownAt(long now) {
    return new LifeSign(
        at, kind, server, ownPath, witness, unforgeable, offer, claimed, now, shownBy);
  }

  /** The same, which nothing shows but what its client did later. */
  public LifeSign shownBy(Sighting later) {
    return new LifeSign(
        at, kind, server, ownPath, witness, unforgeable, offer, claimed, known, later);
  }

  /** The frames that show it. */
  public Stream<Sighting> seen() {
    return shownBy == null ? Stream.of(at) : Stream.of(at, shownBy);
  }

  /** The same, which confirms nothing: anybody can have made it up. */
  public LifeSign onlyClaimed() {
    return new LifeSign(
        at, kind, server, ownPath, witness, unforgeable, offer, true, known, shownBy);
  }
}
