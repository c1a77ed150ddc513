package lastlease.reports;

import java.util.List;

/**
 * Which pool size and which lease time would have carried what was seen: the arrivals and stays
 * that were heard, replayed. Told where a pool of known size was too small, or nearly.
 *
 * @param clients devices that were replayed: those that asked for an address in view, without the
 *     own machine
 * @param clientsOmitted devices that were seen and are not replayed, since there were too many
 * @param held addresses that others hold all the time: the server's own table lists them for
 *     devices that never spoke in view
 * @param sizes of the pool, ascending; the first is what it has
 * @param leases by lease time, ascending
 */
public record WhatIf(
    long clients, long clientsOmitted, long held, List<Long> sizes, List<Lease> leases) {

  /**
   * What a lease time makes of them.
   *
   * @param needed addresses in use at once at most, if there were enough
   * @param refused devices without an address for more than a minute, one number for each size
   */
  public record Lease(long seconds, long needed, List<Long> refused) {}
}
