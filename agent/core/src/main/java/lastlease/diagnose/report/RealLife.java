package lastlease.diagnose.report;

import java.util.Comparator;
import lastlease.reports.Client.Outcome;
import lastlease.reports.Segment;

/**
 * How much life was seen in a segment. Anybody can write any VLAN into a frame: what a single
 * station makes up must not stand before the network where people are, only since it was heard
 * first.
 */
final class RealLife {
  /** So many devices with addresses are hardly one station's; more than that tell nothing more. */
  private static final int A_FEW = 3;

  /** The most first; the order in which they were heard decides between equals. */
  static final Comparator<Segment> FIRST = Comparator.comparingLong(segment -> -of(segment));

  private RealLife() {}

  /** From 0, where nobody was seen with an address, to 4, where this machine itself has one. */
  static long of(Segment segment) {
    if (!segment.ownAddresses().isEmpty()) {
      return A_FEW + 1;
    }
    long bound = segment.totals().byOutcome().getOrDefault(Outcome.BOUND, 0L);
    long used = segment.pools().stream().mapToLong(pool -> pool.inUseAtLeast()).sum();
    return Math.min(A_FEW, Math.max(bound, used));
  }
}
