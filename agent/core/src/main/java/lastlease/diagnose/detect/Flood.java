package lastlease.diagnose.detect;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import lastlease.diagnose.detect.madeup.Forgeries;
import lastlease.diagnose.detect.madeup.Ghosts;
import lastlease.diagnose.incident.Claim;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.Asked;
import lastlease.track.ClientRecord;
import lastlease.track.ClientRecord.MadeUp;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A flood of requests under made-up names. Randomised addresses alone mean nothing: half of all
 * normal clients have one. What betrays a flood is what no real device sends ({@link Forgeries}),
 * whatever its rate, or many clients that never behave like hosts ({@link Ghosts}).
 */
public final class Flood implements CatalogueEntry {
  /** Fewer made-up names are a test, a broken program, or chance. */
  private static final int TOLD = 10;

  /** From so many it is likely (the report contract). */
  private static final int LIKELY = 20;

  /** A pause of a flood; after a longer one it is another. */
  private static final long PAUSE = 300 * Times.SECOND;

  /** It is over when no made-up name asked for so long. */
  private static final long OVER = 60 * Times.SECOND;

  /** Of those served, a flood must be so large a part to be what took the addresses. */
  private static final int PART = 2;

  private static final long A_MINUTE = 60 * Times.SECOND;

  private static final long BURST = 10 * Times.SECOND;

  /** Frames in a minute. */
  private static final long SLOW = 60;

  private static final int VICTIMS_KEPT = 1000;

  /** Of the names that came with a flood, so small a part may be devices of that moment. */
  private static final int PART_HOSTS = 5;

  private final SegmentTrack track;
  private final ObjLongConsumer<ClientRecord> madeUp;
  private final Set<ClientRecord> hit = new LinkedHashSet<>();
  private final Forgeries forgeries;
  private final Ghosts ghosts;
  private @Nullable Sighting first;
  private @Nullable MacAddress source;
  private boolean manySources;
  private long until;
  private long lastHit = Long.MIN_VALUE / 2;
  private long names;
  private long hosts;
  private long asked;
  private final Set<ClientRecord> given = new HashSet<>();
  private long took;
  private long others;

  /**
   * @param madeUp told of each client that turns out to be made up, and when, core time
   */
  public Flood(SegmentTrack track, ObjLongConsumer<ClientRecord> madeUp) {
    this.track = track;
    this.madeUp = madeUp;
    this.forgeries = new Forgeries(track, this::add, this::cameWithIt);
    this.ghosts = new Ghosts(track, forgeries::sharesXid, this::ranAt, this::cameWithIt);
  }

  /**
   * A flood as far as it was seen.
   *
   * @param source the Ethernet source, null for many
   * @param first its first frame
   * @param until core time of the latest
   * @param names that it made up so far
   * @param asked DISCOVERs and INIT-REBOOT REQUESTs under these names
   * @param took addresses that it was given
   */
  public record Seen(
      @Nullable MacAddress source, Sighting first, long until, long names, long asked, long took) {

    /** What is claimed of it. */
    public Claim claim() {
      boolean likely = names >= LIKELY;
      return Claim.of(
          Verdict.STARVATION_ATTACK,
          likely ? Confidence.LIKELY : Confidence.POSSIBLE,
          likely ? Severity.CRITICAL : Severity.WARNING);
    }
  }

  /** Whether a client is a name that a flood made up. */
  public boolean isFlooder(ClientRecord client) {
    return client.isMadeUp();
  }

  /** Somebody asks for an address. */
  public void wants(Asked one) {
    if (one.client().isMadeUp()) {
      asked++;
      until = one.micros();
    }
    forgeries.wants(one);
    ghosts.wants(one, one.client().isMadeUp());
  }

  /** Somebody takes an OFFER, whom nobody saw ask for one. */
  public void takesUnasked(Asked one) {
    if (one.client().isMadeUp()) {
      asked++;
      until = one.micros();
    }
    forgeries.takesUnasked(one);
  }

  public void served(Served one) {
    if (one.client().isMadeUp()) {
      if (one.attempt() != null) {
        // A server grants what it offered, and offers to who asks (RFC 2131 4.3.1, 4.3.2).
        takes(one.client());
      }
    } else {
      others++;
      ghosts.served(one);
    }
  }

  /** What was offered was refused after all, or the client begins anew. */
  public void takenBack(Served one) {
    if (given.remove(one.client())) {
      took--;
    }
  }

  /** A client has an address now: a server was seen to acknowledge it, or it is not known how. */
  public void settled(ClientRecord client) {
    if (client.acked() && client.isMadeUp()) {
      takes(client);
    }
  }

  private void takes(ClientRecord client) {
    if (given.add(client)) {
      took++;
    }
  }

  public void used(Served one) {
    ghosts.used(one);
  }

  /** Nobody could be heard for a time: silence in it tells nothing. */
  public void blind() {
    ghosts.blind();
  }

  /** Clients are known no more. */
  public void forget(Set<ClientRecord> gone) {
    for (ClientRecord client : gone) {
      client.madeUp(MadeUp.NO);
      given.remove(client);
      hit.remove(client);
    }
    forgeries.forget(gone);
    ghosts.forget(gone);
  }

  /**
   * A name in a crowd of made-up ones, or one that was not heard again: most likely made up, unless
   * it is known to behave like a host.
   */
  private void cameWithIt(ClientRecord client, Sighting at, @Nullable MacAddress from, long now) {
    if (!client.usedArp() && client.linkLocal() == null) {
      add(client, at, from, now, false);
    }
  }

  /**
   * A device uses ARP. Whoever was taken for a made-up name only since it began to ask amid them is
   * none, as long as few are: no tool is known that gives its names a life after their request.
   *
   * @return whether it was taken for one until now
   */
  public boolean isHost(ClientRecord client) {
    if (client.madeUp() != MadeUp.AMID || (hosts + 1) * PART_HOSTS > names) {
      return false;
    }
    hosts++;
    isNone(client);
    return true;
  }

  private void isNone(ClientRecord client) {
    client.madeUp(MadeUp.NO);
    names--;
    asked -= Math.max(1, client.asks());
    if (given.remove(client)) {
      took--;
    }
  }

  /**
   * A device is heard itself, in whose name others had spoken: whatever they made up, it is real.
   *
   * @return whether it was taken for a made-up name until now
   */
  public boolean speaksAtLast(ClientRecord client) {
    boolean was = client.isMadeUp() && names > 0;
    if (was) {
      isNone(client);
    }
    forgeries.forget(Set.of(client));
    return was;
  }

  /** A client turned out to be made up, by its own request. */
  private void add(ClientRecord client, Sighting at, @Nullable MacAddress from, long now) {
    add(client, at, from, now, true);
  }

  private void add(
      ClientRecord client, Sighting at, @Nullable MacAddress from, long now, boolean forged) {
    if (at.micros() - until > PAUSE) {
      first = null;
      source = null;
      manySources = false;
      names = 0;
      hosts = 0;
      asked = 0;
      took = 0;
      given.clear();
      hit.clear();
    }
    MadeUp before = client.madeUp();
    if (before == MadeUp.FORGED || before == MadeUp.AMID && !forged) {
      // Said before: amid a crowd of one instant, each frame says it of twenty.
      return;
    }
    if (client.mac() != null && track.clients().find(client.mac()) != client) {
      // It is known no more: nobody would forget it again.
      return;
    }
    client.madeUp(forged ? MadeUp.FORGED : MadeUp.AMID);
    if (before != MadeUp.NO) {
      return;
    }
    until = Math.max(until, Math.max(client.lastAsked(), at.micros()));
    if (first == null || at.micros() < first.micros()) {
      first = at;
    }
    manySources |= from == null || source != null && !source.equals(from);
    source = from;
    names++;
    // Who only takes an OFFER asks by that.
    asked += Math.max(1, client.asks());
    Served served = client.lastServed();
    if (served != null && served.attempt() != null || client.acked()) {
      takes(client);
    }
    madeUp.accept(client, now);
  }

  /** The flood of now, or null. */
  public @Nullable Seen seen() {
    return first == null || names < TOLD
        ? null
        : new Seen(manySources ? null : source, first, until, names, asked, took);
  }

  /** Whether it goes on, and may be why newcomers that ask since a time find no address. */
  public boolean explains(long began, long now) {
    Seen seen = seen();
    return seen != null
        && now - Math.max(seen.until(), lastHit) <= PAUSE
        && seen.names() >= LIKELY
        && seen.names() * PART >= others
        && (isFast(seen, now) || seen.took() >= LIKELY && seen.took() * PART >= others)
        && began >= seen.first().micros();
  }

  /**
   * What a single station sends beside its own traffic takes no pool in a hurry, and may be there
   * to hide a real outage: then both are told.
   */
  private static boolean isFast(Seen seen, long now) {
    long lasted = seen.until() - seen.first().micros();
    // What was offered and not taken is free again after a minute at most (ISC, udhcpd).
    long least = now - seen.until() <= A_MINUTE ? BURST : A_MINUTE;
    // One frame a second is 61 of them from the first to the last of a minute.
    return (seen.asked() + seen.took() - 1) * A_MINUTE / Math.max(least, lasted) > SLOW;
  }

  /** Whether it is known, and ran at a core time. */
  private boolean ranAt(long micros) {
    return first != null
        && names >= LIKELY
        && first.micros() <= micros
        && micros <= until + Times.SECOND;
  }

  /** Newcomers find no address because of it. */
  public void hits(Set<ClientRecord> victims, long now) {
    lastHit = now;
    for (ClientRecord victim : victims) {
      if (hit.size() < VICTIMS_KEPT) {
        hit.add(victim);
      }
    }
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    Seen seen = seen();
    if (seen == null || Math.max(seen.until(), lastHit) <= since) {
      return null;
    }
    return new Finding(
        seen.claim(),
        seen.first().micros(),
        Math.max(seen.until(), lastHit),
        List.copyOf(hit),
        FloodEvidence.evidence(track, seen).list(),
        FloodEvidence.advice(track, seen));
  }

  @Override
  public boolean isCheap() {
    return true;
  }

  @Override
  public long ceasesAfter(long since) {
    return OVER;
  }
}
