package lastlease.track;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * When a host began to ask by ARP for one free address after another. A server that checks one
 * address at a time, with a queue before it, begins the next check when the last one ends: at equal
 * distances, without a pause (measured: dnsmasq each 3 s, udhcpd each 2 s). A gateway that looks
 * for hosts keeps no such time; who scans does so when nobody waits, too.
 */
final class CheckRhythm {
  /** Within a check the same address is asked for each second. */
  static final long REPEATS = 5 * Times.SECOND;

  private static final int KEPT = 7;

  /** So many distances must be equal; among six, two may differ for a frame that is lost. */
  private static final int EQUAL = 4;

  /** A check is no shorter: ISC's one second, less a little. */
  private static final long LEAST = Times.SECOND * 9 / 10;

  /** And no longer: dnsmasq's three seconds, and a little. */
  private static final long MOST = 4 * Times.SECOND;

  /** By this share a distance may differ: an access point sends broadcasts at each DTIM only. */
  private static final double EVEN = 0.1;

  /** A host that asks while nobody waits, an eighth as often as else, has other reasons. */
  private static final int IDLE_SHARE = 8;

  /** What it did long ago counts less and less. */
  private static final int REMEMBERED = 200;

  private final Deque<Long> began = new ArrayDeque<>();
  private int idle;
  private int busy;

  /**
   * Asks for an address that nobody uses, and not as a repetition.
   *
   * @param waiting newcomers wait for an answer
   */
  void asks(boolean waiting, long now) {
    idle += waiting ? 0 : 1;
    busy += waiting ? 1 : 0;
    if (idle + busy > REMEMBERED) {
      idle /= 2;
      busy /= 2;
    }
    began.add(now);
    if (began.size() > KEPT) {
      began.remove();
    }
  }

  /** Whether the last of them came at equal distances, and hardly one failed to come. */
  boolean isSteady() {
    if (began.size() <= EQUAL || idle * IDLE_SHARE > busy) {
      return false;
    }
    long[] times = began.stream().mapToLong(Long::longValue).toArray();
    long[] distances =
        IntStream.range(1, times.length).mapToLong(i -> times[i] - times[i - 1]).toArray();
    long[] sorted = distances.clone();
    Arrays.sort(sorted);
    long check = sorted[sorted.length / 2];
    return check >= LEAST
        && check <= MOST
        && sorted[sorted.length - 1] <= (2 + EVEN) * check
        && Arrays.stream(distances).filter(one -> Math.abs(one - check) <= EVEN * check).count()
            >= EQUAL;
  }
}
