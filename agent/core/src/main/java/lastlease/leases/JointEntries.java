package lastlease.leases;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import lastlease.wire.Ipv4;

/** Leases of all tables, and which subnets of the usual size hold any. */
final class JointEntries {
  private final NavigableMap<Ipv4, LeaseEntry> entries = new TreeMap<>();
  private final NavigableMap<Ipv4, Integer> networks = new TreeMap<>();

  void put(LeaseEntry entry) {
    if (entries.put(entry.address(), entry) == null) {
      networks.merge(LeaseScope.usualNetwork(entry.address()), 1, Integer::sum);
    }
  }

  void remove(Ipv4 address) {
    if (entries.remove(address) != null) {
      networks.computeIfPresent(
          LeaseScope.usualNetwork(address), (network, n) -> n == 1 ? null : n - 1);
    }
  }

  /** By address. */
  Map<Ipv4, LeaseEntry> all() {
    return Collections.unmodifiableMap(entries);
  }

  /** Lowest addresses of the /24s that hold any, in order. */
  Collection<Ipv4> networks() {
    return networks.keySet();
  }

  /** Addresses of one of these. */
  Collection<Ipv4> of(Ipv4 network) {
    return entries.subMap(network, true, new Ipv4(network.bits() | 0xFF), true).keySet();
  }
}
