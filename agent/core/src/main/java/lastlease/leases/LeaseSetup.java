package lastlease.leases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server is set to give, and what it counts: the part of a table that hardly ever changes.
 *
 * @param pools ranges, each as {@code FIRST LAST PREFIX}
 * @param reserved addresses that are kept for one device each
 * @param counts each as {@code NETWORK PREFIX TOTAL ASSIGNED DECLINED}
 * @param leaseSeconds how long leases last
 */
public record LeaseSetup(
    List<LeasePool> pools,
    List<lastlease.wire.Ipv4> reserved,
    List<LeaseCount> counts,
    @Nullable Long leaseSeconds) {

  /** Nothing told. */
  public static final LeaseSetup NONE = new LeaseSetup(List.of(), List.of(), List.of(), null);

  static LeaseSetup of(LeaseTable table) {
    return new LeaseSetup(table.pools(), table.reserved(), table.counts(), table.leaseSeconds());
  }
}
