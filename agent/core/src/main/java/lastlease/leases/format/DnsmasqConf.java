package lastlease.leases.format;

import java.util.ArrayList;
import java.util.List;
import lastlease.leases.LeasePool;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * dnsmasq's configuration, as far as it tells pools: {@code dhcp-range=[tag…,]FIRST,LAST
 * [,NETMASK[,BROADCAST]][,LEASE]}, and {@code dhcp-host} with an address, which is kept for that
 * host. Ranges for DHCPv6, proxies and fixed hosts ({@code static}) are none.
 */
final class DnsmasqConf {
  /** Without a time in the range a lease lasts an hour (dnsmasq(8)). */
  private static final long DEFAULT_LEASE = 3600;

  private DnsmasqConf() {}

  static LeaseTable parse(String text) throws Unreadable {
    List<LeasePool> pools = new ArrayList<>();
    List<Ipv4> reserved = new ArrayList<>();
    Long lease = null;
    for (String line : text.lines().toList()) {
      String bare = line.replaceFirst("(^|\\s)#.*", "").strip().replaceFirst("^--", "");
      int equals = bare.indexOf('=');
      String key = equals < 0 ? bare : bare.substring(0, equals).strip();
      String value = equals < 0 ? "" : bare.substring(equals + 1).strip();
      if (key.equals("dhcp-range")) {
        List<String> words = List.of(value.split("\\s*,\\s*", -1));
        LeasePool pool = pool(words);
        if (pool != null) {
          pools.add(pool);
          Long lasts = Words.lasting(words.get(words.size() - 1));
          lease = lasts == null ? DEFAULT_LEASE : lasts;
        }
      } else if (key.equals("dhcp-host")) {
        for (String word : value.split("\\s*,\\s*", -1)) {
          Ipv4 address = Words.address(word);
          if (address != null) {
            reserved.add(address);
          }
        }
      }
    }
    if (pools.isEmpty()) {
      throw new Unreadable("it has no dhcp-range=FIRST,LAST");
    }
    return new LeaseTable(
        java.util.Map.of(), List.copyOf(pools), List.copyOf(reserved), List.of(), lease, 0);
  }

  private static @Nullable LeasePool pool(List<String> words) {
    int at = 0;
    while (at < words.size() && Words.address(words.get(at)) == null) {
      at++;
    }
    Ipv4 first = at < words.size() ? Words.address(words.get(at)) : null;
    Ipv4 last = at + 1 < words.size() ? Words.address(words.get(at + 1)) : null;
    Ipv4 mask = at + 2 < words.size() ? Words.address(words.get(at + 2)) : null;
    return LeasePool.of(first, last, mask == null ? 0 : Words.prefix(mask));
  }
}
