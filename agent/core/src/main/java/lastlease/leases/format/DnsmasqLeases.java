package lastlease.leases.format;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * dnsmasq's {@code dhcp-leasefile}: a line a lease, {@code END MAC ADDRESS HOSTNAME CLIENT-ID}, and
 * after a line {@code duid …} those of DHCPv6. The end is 0 for a lease without one; built for
 * machines without a clock, dnsmasq writes how long leases last in its place.
 */
final class DnsmasqLeases {
  /** Seconds since 1970 are more, and no lease lasts so long (three years). */
  private static final long A_TIME = 100_000_000;

  private DnsmasqLeases() {}

  static LeaseTable parse(String text) throws Unreadable {
    Map<Ipv4, LeaseEntry> entries = new TreeMap<>();
    int unread = 0;
    List<String> lines = Lines.whole(text);
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("duid")) {
        break;
      }
      LeaseEntry entry = entry(words);
      if (entry != null) {
        entries.put(entry.address(), entry);
      } else {
        unread++;
      }
    }
    if (entries.isEmpty() && unread > 0) {
      throw new Unreadable("no line of it is a lease of dnsmasq (END MAC ADDRESS HOSTNAME ID)");
    }
    return LeaseTable.of(entries, unread);
  }

  private static @Nullable LeaseEntry entry(String[] words) {
    Long end = Words.number(words[0]);
    Ipv4 address = words.length < 4 ? null : Words.address(words[2]);
    if (end == null || address == null) {
      return null;
    }
    return new LeaseEntry(
        address, Words.mac(words[1]), null, end < A_TIME ? null : end, LeaseEntry.State.LEASED);
  }
}
