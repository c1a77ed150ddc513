package lastlease.leases.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.leases.LeasePool;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * ISC dhcpd's configuration, as far as it tells pools: each {@code range}, with the netmask of the
 * {@code subnet} that was declared last before it. Fixed addresses lie outside of ranges there.
 */
final class IscConf {
  private static final Pattern WORDS =
      Pattern.compile(
          "subnet\\s+[0-9.]+\\s+netmask\\s+([0-9.]+)"
              + "|\\brange\\s+(?:dynamic-bootp\\s+)?([0-9.]+)(?:\\s+([0-9.]+))?\\s*;"
              + "|\\bdefault-lease-time\\s+([0-9]+)\\s*;");

  private IscConf() {}

  static LeaseTable parse(String text) throws Unreadable {
    List<LeasePool> pools = new ArrayList<>();
    int prefix = 0;
    Long lease = null;
    Matcher words = WORDS.matcher(text.replaceAll("(?m)#.*$", ""));
    while (words.find()) {
      if (words.group(1) != null) {
        Ipv4 mask = Words.address(words.group(1));
        prefix = mask == null ? 0 : Words.prefix(mask);
      } else if (words.group(2) != null) {
        LeasePool pool = pool(words.group(2), words.group(3), prefix);
        if (pool != null) {
          pools.add(pool);
        }
      } else {
        lease = Words.number(words.group(4));
      }
    }
    if (pools.isEmpty()) {
      throw new Unreadable("it has no range FIRST LAST;");
    }
    return new LeaseTable(java.util.Map.of(), List.copyOf(pools), List.of(), List.of(), lease, 0);
  }

  private static @Nullable LeasePool pool(String from, @Nullable String to, int prefix) {
    Ipv4 first = Words.address(from);
    Ipv4 last = to == null ? first : Words.address(to);
    return LeasePool.of(first, last, prefix);
  }
}
