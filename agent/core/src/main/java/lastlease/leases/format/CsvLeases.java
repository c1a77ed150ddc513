package lastlease.leases.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * A table of anybody's making: {@code ADDRESS,MAC,END} a line, a heading or none. The end is in
 * seconds since 1970 or as in RFC 3339; empty for a lease without one.
 */
final class CsvLeases {
  private CsvLeases() {}

  static LeaseTable parse(String text) throws Unreadable {
    Map<Ipv4, LeaseEntry> entries = new TreeMap<>();
    int unread = 0;
    List<String> lines = Lines.whole(text);
    for (String line : lines) {
      String[] words = line.split("[,;\t]", -1);
      Ipv4 address = Words.address(words[0].strip());
      if (address == null) {
        boolean heading = line.equals(lines.get(0)) || line.startsWith("#");
        unread += heading ? 0 : 1;
        continue;
      }
      String end = words.length > 2 ? words[2].strip() : "";
      Long until = end(end);
      if (until == null && !end.isEmpty()) {
        unread++;
        continue;
      }
      entries.put(
          address,
          new LeaseEntry(
              address,
              words.length > 1 ? Words.mac(words[1].strip().toLowerCase(Locale.ROOT)) : null,
              null,
              until,
              LeaseEntry.State.LEASED));
    }
    if (entries.isEmpty() && unread > 0) {
      throw new Unreadable("no line of it is a lease (ADDRESS,MAC,END)");
    }
    return LeaseTable.of(entries, unread);
  }

  private static @Nullable Long end(String word) {
    Long seconds = Words.number(word);
    if (seconds != null || word.isEmpty()) {
      return seconds;
    }
    try {
      return Instant.parse(word.replace(' ', 'T')).getEpochSecond();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
