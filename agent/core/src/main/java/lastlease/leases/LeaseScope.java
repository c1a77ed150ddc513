package lastlease.leases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.wire.Ipv4;

/**
 * A subnet that a server gives addresses of.
 *
 * @param network its lowest address
 * @param prefix 1 to 32
 * @param pools its ranges; empty where the server does not tell them
 */
public record LeaseScope(Ipv4 network, int prefix, List<LeasePool> pools) {
  private static final int USUAL_PREFIX = 24;

  /** CIDR form. */
  public String cidr() {
    return network + "/" + prefix;
  }

  /** Whether an address is of the subnet. */
  public boolean isNear(Ipv4 address) {
    return LeasePool.mask(address, prefix).equals(network);
  }

  /** Whether an address may be given from it: is in a pool, where pools are told. */
  public boolean gives(Ipv4 address) {
    return pools.isEmpty()
        ? isNear(address)
        : pools.stream().anyMatch(pool -> pool.contains(address));
  }

  /** The subnet's highest address. */
  public Ipv4 highest() {
    return new Ipv4(network.bits() | ~LeasePool.mask(Ipv4.BROADCAST, prefix).bits());
  }

  /** Addresses of its pools, those in several counted once; 0 where they are not told. */
  public int size() {
    long size = 0;
    long counted = -1;
    List<LeasePool> ordered = new ArrayList<>(pools);
    ordered.sort(java.util.Comparator.comparing(LeasePool::first));
    for (LeasePool pool : ordered) {
      long first = Integer.toUnsignedLong(pool.first().bits());
      long last = Integer.toUnsignedLong(pool.last().bits());
      size += Math.max(0, last - Math.max(counted, first - 1));
      counted = Math.max(counted, last);
    }
    return (int) Math.min(Integer.MAX_VALUE, size);
  }

  /** The subnets that are told of: of pools, of counts, else of the leases themselves. */
  static List<LeaseScope> of(Collection<LeaseSetup> setups, JointEntries leased, int most) {
    Map<String, LeaseScope> scopes = new LinkedHashMap<>();
    for (LeaseSetup setup : setups) {
      for (LeasePool pool : setup.pools()) {
        LeaseScope scope =
            scopes.computeIfAbsent(
                pool.network() + "/" + pool.subnetPrefix(),
                cidr -> new LeaseScope(pool.network(), pool.subnetPrefix(), new ArrayList<>()));
        if (!scope.pools().contains(pool)) {
          scope.pools().add(pool);
        }
      }
      for (LeaseCount count : setup.counts()) {
        scopes.computeIfAbsent(
            count.network() + "/" + count.prefix(),
            cidr -> new LeaseScope(count.network(), count.prefix(), new ArrayList<>()));
      }
    }
    List<LeaseScope> told = List.copyOf(scopes.values());
    for (Ipv4 network : leased.networks()) {
      if (scopes.size() < most && !isTold(told, network, leased)) {
        scopes.put(network + "/" + USUAL_PREFIX, new LeaseScope(network, USUAL_PREFIX, List.of()));
      }
    }
    return List.copyOf(scopes.values());
  }

  /** Whether all that is leased of a /24 is of subnets that are told of. */
  private static boolean isTold(List<LeaseScope> told, Ipv4 network, JointEntries leased) {
    List<LeaseScope> parts = new ArrayList<>();
    for (LeaseScope scope : told) {
      if (scope.prefix() <= USUAL_PREFIX && scope.isNear(network)) {
        return true;
      }
      if (scope.prefix() > USUAL_PREFIX && usualNetwork(scope.network()).equals(network)) {
        parts.add(scope);
      }
    }
    return !parts.isEmpty()
        && leased.of(network).stream()
            .allMatch(address -> parts.stream().anyMatch(scope -> scope.isNear(address)));
  }

  static Ipv4 usualNetwork(Ipv4 address) {
    return LeasePool.mask(address, USUAL_PREFIX);
  }
}
