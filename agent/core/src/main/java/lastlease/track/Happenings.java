package lastlease.track;

import java.util.ArrayDeque;
import java.util.Deque;
import lastlease.track.moment.Sighting;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** What happened in a segment that verdicts look back at: the last 4000 of each kind. */
public final class Happenings {
  private static final int KEPT = 4000;

  private final Deque<Served> served = new ArrayDeque<>();
  private final Deque<LifeSign> lifeSigns = new ArrayDeque<>();
  private final Deque<Refusal> refusals = new ArrayDeque<>();
  private final Deque<Crossing> crossings = new ArrayDeque<>();
  private final Deque<Declined> declined = new ArrayDeque<>();
  private final Deque<Lost> lost = new ArrayDeque<>();
  private final Deque<Gap> gaps = new ArrayDeque<>();
  private long servedTotal;
  private @Nullable Sighting firstServed;

  /**
   * A client that a server refused.
   *
   * @param byNamedServer by the very server whose offer the client took
   * @param foreign by another server than the one that the client asked
   * @param seen the NAK was; else the client began anew at once
   */
  public record Refusal(
      Sighting at,
      ClientRecord client,
      @Nullable Ipv4 server,
      ClientState.Kind kind,
      Ipv4 address,
      boolean byNamedServer,
      boolean foreign,
      boolean seen) {}

  /** A client that was offered or granted addresses by two servers in one attempt. */
  public record Crossing(ClientRecord client, Ipv4 one, Ipv4 other, Sighting at) {}

  /** An address that a client declined. */
  public record Declined(Sighting at, ClientRecord client, Ipv4 address) {}

  /** A time of blindness, core time. */
  public record Gap(long from, long to) {}

  /** Frames that never reached the agent, as it learned at a core time. */
  public record Lost(long micros, long frames) {}

  void add(Served one) {
    if (servedTotal++ == 0) {
      firstServed = one.at();
    }
    keep(served, one);
  }

  void add(LifeSign one) {
    keep(lifeSigns, one);
  }

  void add(Refusal one) {
    keep(refusals, one);
  }

  void add(Crossing one) {
    keep(crossings, one);
  }

  void add(Declined one) {
    keep(declined, one);
  }

  void add(Gap one) {
    keep(gaps, one);
  }

  void add(Lost one) {
    keep(lost, one);
  }

  private static <T> void keep(Deque<T> facts, T fact) {
    facts.add(fact);
    if (facts.size() > KEPT) {
      facts.remove();
    }
  }

  /** Newcomers served, oldest first, those that were taken back included. */
  public Deque<Served> served() {
    return served;
  }

  /** The first newcomer that was served, null for none. */
  public @Nullable Sighting firstServed() {
    return firstServed;
  }

  /** Newcomers ever served, those that were taken back included. */
  public long servedTotal() {
    return servedTotal;
  }

  /** Signs of life, oldest first. */
  public Deque<LifeSign> lifeSigns() {
    return lifeSigns;
  }

  public Deque<Refusal> refusals() {
    return refusals;
  }

  /** Clients of two servers at once, oldest first. */
  public Deque<Crossing> crossings() {
    return crossings;
  }

  public Deque<Declined> declined() {
    return declined;
  }

  /** Times of blindness, oldest first. */
  public Deque<Gap> gaps() {
    return gaps;
  }

  /** Frames known to be lost since a core time. */
  public long lostSince(long micros) {
    long frames = 0;
    for (var newest = lost.descendingIterator(); newest.hasNext(); ) {
      Lost one = newest.next();
      if (one.micros() < micros) {
        break;
      }
      frames += one.frames();
    }
    return frames;
  }
}
