package lastlease.leases.format;

import java.util.Map;
import java.util.TreeMap;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;

/**
 * odhcpd's state file: of each lease a comment, {@code # IFACE MAC ipv4 HOSTNAME END HEX 32
 * ADDRESS/32}, beside lines for name servers and those of DHCPv6. The end is -1 for a lease without
 * one. The MAC address is without colons; newer versions write it with colons and without leading
 * zeros.
 */
final class OdhcpdLeases {
  private OdhcpdLeases() {}

  static LeaseTable parse(String text) throws Unreadable {
    Map<Ipv4, LeaseEntry> entries = new TreeMap<>();
    int unread = 0;
    int comments = 0;
    for (String line : Lines.whole(text)) {
      String[] words = line.split("\\s+", -1);
      comments += words[0].equals("#") ? 1 : 0;
      if (!words[0].equals("#") || words.length < 8 || !words[3].equals("ipv4")) {
        continue;
      }
      Long end = Words.number(words[5]);
      Ipv4 address = words.length < 9 ? null : Words.address(words[8].replaceFirst("/32$", ""));
      if (end == null) {
        unread++;
      } else if (address != null && end != 0) {
        entries.put(
            address,
            new LeaseEntry(
                address, Words.mac(words[2]), null, end < 0 ? null : end, LeaseEntry.State.LEASED));
      }
    }
    if (comments == 0 && !Lines.whole(text).isEmpty()) {
      throw new Unreadable("no line of it is a lease of odhcpd (# IFACE MAC ipv4 HOSTNAME END …)");
    }
    return LeaseTable.of(entries, unread);
  }
}
