package lastlease.leases.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.leases.LeaseCount;
import lastlease.leases.LeasePool;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** Kea's configuration, as far as it tells pools: those of all subnets, in networks or alone. */
final class KeaConf {
  private final List<LeasePool> pools = new ArrayList<>();
  private final List<Ipv4> reserved = new ArrayList<>();

  /** Subnets by their number, as statistics name them. */
  private final Map<Long, String> subnets = new LinkedHashMap<>();

  private @Nullable Long lease;

  private KeaConf() {}

  static LeaseTable parse(String text) throws Unreadable {
    return of(JsonTree.parse(text)).table(List.of());
  }

  static KeaConf of(@Nullable Object tree) throws Unreadable {
    Object server = JsonTree.at(tree, "Dhcp4");
    KeaConf conf = new KeaConf();
    if (server == null) {
      throw new Unreadable("it is no configuration of Kea for DHCPv4 (Dhcp4)");
    }
    conf.lease = JsonTree.number(server, "valid-lifetime");
    JsonTree.list(server, "subnet4").forEach(conf::subnet);
    for (Object network : JsonTree.list(server, "shared-networks")) {
      JsonTree.list(network, "subnet4").forEach(conf::subnet);
    }
    conf.reservations(server);
    return conf;
  }

  private void subnet(Object subnet) {
    String cidr = JsonTree.text(subnet, "subnet");
    Long id = JsonTree.number(subnet, "id");
    if (id != null) {
      subnets.put(id, cidr);
    }
    Long lasts = JsonTree.number(subnet, "valid-lifetime");
    lease = lasts == null ? lease : lasts;
    int prefix = prefix(cidr);
    for (Object pool : JsonTree.list(subnet, "pools")) {
      add(JsonTree.text(pool, "pool"), prefix);
    }
    reservations(subnet);
  }

  private void reservations(@Nullable Object of) {
    for (Object one : JsonTree.list(of, "reservations")) {
      Ipv4 address = Words.address(JsonTree.text(one, "ip-address"));
      if (address != null) {
        reserved.add(address);
      }
    }
  }

  private static int prefix(String cidr) {
    Long length = Words.number(cidr.substring(cidr.indexOf('/') + 1));
    return length == null || length < 1 || length > 32 ? 0 : length.intValue();
  }

  /** {@code 10.0.0.10 - 10.0.0.99}, or {@code 10.0.0.64/26}, of which every address counts. */
  private void add(String range, int prefix) {
    String[] ends = range.split("\\s*-\\s*", -1);
    int length = prefix(range);
    Ipv4 first = Words.address(ends[0].replaceFirst("/.*", "").strip());
    Ipv4 last =
        ends.length == 2
            ? Words.address(ends[1].strip())
            : first == null || length == 0 ? null : new Ipv4(first.bits() | ~mask(length));
    LeasePool pool = LeasePool.of(first, last, prefix);
    if (pool != null) {
      pools.add(pool);
    }
  }

  private static int mask(int length) {
    return LeasePool.mask(Ipv4.BROADCAST, length).bits();
  }

  /** A subnet of a number, CIDR form, or null. */
  @Nullable String subnet(long id) {
    return subnets.get(id);
  }

  LeaseTable table(List<LeaseCount> counts) throws Unreadable {
    if (pools.isEmpty()) {
      throw new Unreadable("it has no pools for DHCPv4");
    }
    return new LeaseTable(Map.of(), List.copyOf(pools), List.copyOf(reserved), counts, lease, 0);
  }
}
