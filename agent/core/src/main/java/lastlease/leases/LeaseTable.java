package lastlease.leases;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of a server's table or configuration says; what it does not say is empty.
 *
 * @param entries addresses that are not free, by address; ended leases may be among them
 * @param pools ranges that addresses are given from
 * @param reserved addresses that are kept for one device each
 * @param counts of subnets, where single leases are not told
 * @param leaseSeconds how long leases last
 * @param unread lines that could not be understood
 */
public record LeaseTable(
    Map<Ipv4, LeaseEntry> entries,
    List<LeasePool> pools,
    List<Ipv4> reserved,
    List<LeaseCount> counts,
    @Nullable Long leaseSeconds,
    int unread) {

  /** Nothing known. */
  public static final LeaseTable EMPTY =
      new LeaseTable(Map.of(), List.of(), List.of(), List.of(), null, 0);

  /** A text that is no such table at all. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * @param message in words for the user
     */
    public Unreadable(String message) {
      super(message);
    }
  }

  /**
   * A table that tells leases only.
   *
   * @param unread lines that say nothing
   */
  public static LeaseTable of(Map<Ipv4, LeaseEntry> entries, int unread) {
    return new LeaseTable(new TreeMap<>(entries), List.of(), List.of(), List.of(), null, unread);
  }
}
