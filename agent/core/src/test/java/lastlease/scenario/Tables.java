package lastlease.scenario;

import java.util.ArrayList;
import java.util.List;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseNews;
import lastlease.leases.LeasePool;
import lastlease.leases.LeaseSetup;
import lastlease.wire.Ipv4;

/** Readings of a server's own table, as scenario files write them. */
final class Tables {
  private static final long USUAL_LEASE = 3600;

  private Tables() {}

  /** {@code leases POOL [NAME=ADDRESS…] [fill=FROM-TO] [declined=ADDRESS] [failed=WHY]}. */
  static LeaseNews news(String[] words, long micros) {
    List<LeasePool> pools = new ArrayList<>();
    List<LeaseEntry> entries = new ArrayList<>();
    long now = micros / 1_000_000;
    for (int i = 1; i < words.length; i++) {
      String name = words[i].replaceFirst("=.*", "");
      String value = words[i].substring(words[i].indexOf('=') + 1);
      switch (name) {
        case "failed" -> {
          return LeaseNews.failed("dnsmasq:leases", value);
        }
        case "declined" ->
            entries.add(
                new LeaseEntry(Ipv4.parse(value), null, null, null, LeaseEntry.State.DECLINED));
        case "fill" -> fill(value, entries, now);
        default -> {
          if (words[i].contains("=")) {
            entries.add(
                new LeaseEntry(
                    Ipv4.parse(value),
                    Names.mac(name),
                    null,
                    now + USUAL_LEASE,
                    LeaseEntry.State.LEASED));
          } else if (words[i].contains("-") && words[i].length() > 1) {
            String[] ends = words[i].split("-", -1);
            pools.add(new LeasePool(Ipv4.parse(ends[0]), Ipv4.parse(ends[1]), 24));
          }
        }
      }
    }
    return new LeaseNews(
        "dnsmasq:leases",
        true,
        false,
        entries,
        List.of(),
        new LeaseSetup(pools, List.of(), List.of(), null),
        null);
  }

  /** Leases of devices of which nothing else is told, from an earlier time. */
  private static void fill(String range, List<LeaseEntry> entries, long now) {
    String[] ends = range.split("-", -1);
    Ipv4 last = Ipv4.parse(ends[1]);
    for (Ipv4 at = Ipv4.parse(ends[0]); at.compareTo(last) <= 0; at = new Ipv4(at.bits() + 1)) {
      entries.add(
          new LeaseEntry(
              at,
              new lastlease.wire.MacAddress(0x3C22_FC00_0000L | at.bits() & 0xFFFF),
              now - 4 * USUAL_LEASE,
              now + 4 * USUAL_LEASE,
              LeaseEntry.State.LEASED));
    }
  }
}
