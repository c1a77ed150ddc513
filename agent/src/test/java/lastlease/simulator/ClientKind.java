package lastlease.simulator;

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
    double randomMac) {

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
