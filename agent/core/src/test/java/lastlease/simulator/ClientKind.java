package lastlease.simulator;

import java.util.List;
import java.util.Random;

/**
 * A kind of client: its timers and habits.
 *
 * @param broadcastFlag share of these that ask for broadcast replies
 * @param fallback how it takes a link-local address
 * @param fallsBackAfter seconds after the first DISCOVER, at least; may be below 0
 * @param fallsBackBefore the same, at most
 * @param once what it does with a new address
 * @param asksV6Only it asks for option 108
 * @param randomMac share of these with a randomised address
 * @param requests how long it waits for the answer to its REQUEST
 * @param vendorClass option 60, empty without
 * @param asksFor option 55
 */
public record ClientKind(
    String name,
    Gaps gaps,
    NewXid newXid,
    Secs secs,
    double broadcastFlag,
    Fallback fallback,
    double fallsBackAfter,
    double fallsBackBefore,
    OnceBound once,
    boolean asksV6Only,
    boolean rapidCommit,
    double randomMac,
    Requests requests,
    String vendorClass,
    List<Integer> asksFor) {

  /** When a new transaction identifier is chosen. */
  public enum NewXid {
    PER_ATTEMPT,
    PER_ROUND,
    PER_MESSAGE
  }

  /** What stands in {@code secs}. */
  public enum Secs {
    ELAPSED,
    FROM_ONE,
    ZERO,
    SWAPPED,
    /** A switch was seen with 34,233 in its first one. */
    SINCE_BOOT
  }

  /** How a link-local address shows. */
  public enum Fallback {
    NEVER,
    ARP,
    QUICK_ARP,
    MULTICAST_ONLY
  }

  /** What a client does with an address that it was given. */
  public enum OnceBound {
    PROBES,
    LATE_PROBES,
    ANNOUNCES,
    ASKS_GATEWAY,
    SILENT
  }

  /** How a REQUEST is repeated. */
  public enum Requests {
    DOUBLING(4, 8, 16, 32),
    QUICK_DOUBLING(2, 4, 8, 16),
    THREE_TIMES(3, 3, 3);

    private final double[] gaps;

    Requests(double... gaps) {
      this.gaps = gaps;
    }

    int tries() {
      return gaps.length;
    }

    /** Seconds after the n-th, from 1. */
    double gap(int n) {
      return gaps[n - 1];
    }
  }

  /** The same DHCP, of somebody who has no host behind it. */
  public ClientKind mute() {
    return habits(gaps, secs, Fallback.NEVER, OnceBound.SILENT);
  }

  /** The same with another clock. */
  public ClientKind timed(Gaps otherGaps, Secs otherSecs) {
    return habits(otherGaps, otherSecs, fallback, once);
  }

  private ClientKind habits(Gaps g, Secs s, Fallback f, OnceBound o) {
    return new ClientKind(
        name,
        g,
        newXid,
        s,
        broadcastFlag,
        f,
        fallsBackAfter,
        fallsBackBefore,
        o,
        asksV6Only,
        rapidCommit,
        randomMac,
        requests,
        vendorClass,
        asksFor);
  }

  public boolean probes() {
    return once == OnceBound.PROBES || once == OnceBound.LATE_PROBES;
  }

  public int secs(double elapsed) {
    int whole = (int) Math.min(60_000, elapsed);
    return switch (secs) {
      case ELAPSED -> whole;
      case FROM_ONE -> Math.max(1, whole);
      case ZERO -> 0;
      case SWAPPED -> (whole & 0xFF) << 8 | whole >> 8;
      case SINCE_BOOT -> Math.min(0xFFFF, 34_233 + whole);
    };
  }

  public double fallsBack(Random random) {
    return fallsBackAfter + (fallsBackBefore - fallsBackAfter) * random.nextDouble();
  }
}
