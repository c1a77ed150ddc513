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
record ClientKind(
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
  enum NewXid {
    PER_ATTEMPT,
    PER_ROUND,
    PER_MESSAGE
  }

  /** What stands in {@code secs}. */
  enum Secs {
    ELAPSED,
    FROM_ONE,
    ZERO,
    SWAPPED
  }

  /** How a link-local address shows. */
  enum Fallback {
    NEVER,
    ARP,
    QUICK_ARP,
    MULTICAST_ONLY
  }

  /** What a client does with an address that it was given. */
  enum OnceBound {
    PROBES,
    LATE_PROBES,
    ANNOUNCES,
    ASKS_GATEWAY,
    SILENT
  }

  /** How a REQUEST is repeated. */
  enum Requests {
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

  boolean probes() {
    return once == OnceBound.PROBES || once == OnceBound.LATE_PROBES;
  }

  int secs(double elapsed) {
    int whole = (int) Math.min(60_000, elapsed);
    return switch (secs) {
      case ELAPSED -> whole;
      case FROM_ONE -> Math.max(1, whole);
      case ZERO -> 0;
      case SWAPPED -> (whole & 0xFF) << 8 | whole >> 8;
    };
  }

  double fallsBack(Random random) {
    return fallsBackAfter + (fallsBackBefore - fallsBackAfter) * random.nextDouble();
  }
}
