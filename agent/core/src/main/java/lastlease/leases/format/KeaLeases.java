package lastlease.leases.format;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Kea's memfile, a log: the last line of an address counts. While it is cleaned up there are
 * several of it, which are read one after another as the server itself does.
 */
final class KeaLeases {
  /** {@code valid_lifetime} of a lease that never ends. */
  private static final long INFINITE = 0xFFFF_FFFFL;

  private static final String LEASED = "0";
  private static final String DECLINED = "1";

  private KeaLeases() {}

  /**
   * Reads the files.
   *
   * @param texts the oldest first
   */
  static LeaseTable parse(List<String> texts) throws Unreadable {
    Map<Ipv4, LeaseEntry> entries = new TreeMap<>();
    int unread = 0;
    for (String text : texts) {
      List<String> lines = Lines.whole(text);
      if (lines.isEmpty()) {
        continue;
      }
      List<String> heading = Arrays.asList(lines.get(0).split(",", -1));
      if (!heading.containsAll(List.of("address", "hwaddr", "valid_lifetime", "expire", "state"))) {
        throw new Unreadable("it does not begin as a lease file of Kea (address,hwaddr,…)");
      }
      for (String line : lines.subList(1, lines.size())) {
        unread += take(line.split(",", -1), heading, entries) ? 0 : 1;
      }
    }
    return LeaseTable.of(entries, unread);
  }

  private static boolean take(String[] words, List<String> heading, Map<Ipv4, LeaseEntry> entries) {
    String address = word(words, heading, "address");
    Ipv4 of = address == null ? null : Words.address(address);
    Long lifetime = Words.number(orEmpty(word(words, heading, "valid_lifetime")));
    Long expire = Words.number(orEmpty(word(words, heading, "expire")));
    String state = word(words, heading, "state");
    if (of == null || lifetime == null || expire == null || state == null) {
      return false;
    }
    boolean declined = state.equals(DECLINED);
    if (lifetime == 0 || !declined && !state.equals(LEASED)) {
      // Deleted, released, or taken back after its end.
      entries.remove(of);
      return true;
    }
    boolean ends = lifetime != INFINITE;
    entries.put(
        of,
        new LeaseEntry(
            of,
            Words.mac(orEmpty(word(words, heading, "hwaddr"))),
            ends ? Long.valueOf(expire - lifetime) : null,
            ends ? expire : null,
            declined ? LeaseEntry.State.DECLINED : LeaseEntry.State.LEASED));
    return true;
  }

  private static @Nullable String word(String[] words, List<String> heading, String name) {
    int at = heading.indexOf(name);
    return at >= 0 && at < words.length ? words[at] : null;
  }

  private static String orEmpty(@Nullable String word) {
    return word == null ? "" : word;
  }
}
