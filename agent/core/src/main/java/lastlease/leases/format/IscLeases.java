package lastlease.leases.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * ISC dhcpd's lease file (dhcpd.leases(5)), a log: the last declaration of an address counts. One
 * without its closing brace is still being written.
 */
final class IscLeases {
  private static final Pattern LEASE = Pattern.compile("(?m)^lease\\s+([0-9.]+)\\s*\\{");
  private static final Pattern STATE = Pattern.compile("(?m)^\\s*binding state (\\w+);");
  private static final Pattern MAC = Pattern.compile("hardware ethernet ([0-9a-fA-F:]+);");
  private static final Pattern TIME =
      Pattern.compile(
          "(?m)^\\s*(starts|ends|cltt) (?:(never)|epoch ([0-9]+)|"
              + "\\d (\\d+)/(\\d+)/(\\d+) (\\d+):(\\d+):(\\d+))\\s*;");

  private IscLeases() {}

  static LeaseTable parse(String text) throws Unreadable {
    Map<Ipv4, LeaseEntry> entries = new TreeMap<>();
    Matcher lease = LEASE.matcher(text);
    int found = 0;
    int unread = 0;
    for (int at = 0; lease.find(at); ) {
      int end = closing(text, lease.end());
      if (end < 0) {
        at = lease.end();
        continue;
      }
      at = end;
      found++;
      Ipv4 address = Words.address(lease.group(1));
      if (address == null) {
        unread++;
        continue;
      }
      entries.remove(address);
      LeaseEntry entry = entry(address, text.substring(lease.end(), end));
      if (entry != null) {
        entries.put(address, entry);
      }
    }
    boolean comment = text.startsWith("#") || text.isBlank() || text.contains("server-duid");
    if (found == 0 && !comment && !text.stripLeading().startsWith("lease ")) {
      throw new Unreadable("it does not look like a lease file of ISC dhcpd (lease 10.0.0.1 { …)");
    }
    return LeaseTable.of(entries, unread);
  }

  /**
   * Where the brace stands that closes a declaration, or -1. What is in quotes is text that clients
   * chose; a pattern that steps over it goes as deep as it is long.
   */
  private static int closing(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else {
          quoted = c != '"';
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '}') {
        return c == '}' ? i : -1;
      }
    }
    return -1;
  }

  private static @Nullable LeaseEntry entry(Ipv4 address, String body) {
    Matcher state = STATE.matcher(body);
    String binding = state.find() ? state.group(1) : "active";
    boolean abandoned = binding.equals("abandoned");
    if (!abandoned && !binding.equals("active")) {
      return null;
    }
    Matcher mac = MAC.matcher(body);
    MacAddress device = mac.find() ? Words.mac(mac.group(1)) : null;
    Long starts = null;
    Long ends = null;
    Matcher time = TIME.matcher(body);
    while (time.find()) {
      Long at = seconds(time);
      if (time.group(1).equals("ends")) {
        ends = at;
      } else if (at != null) {
        starts = starts == null ? at : Long.valueOf(Math.max(starts, at));
      }
    }
    // An abandoned one is taken again only when no other is left, whatever end it has.
    return new LeaseEntry(
        address,
        device,
        starts,
        abandoned ? null : ends,
        abandoned ? LeaseEntry.State.DECLINED : LeaseEntry.State.LEASED);
  }

  private static @Nullable Long seconds(Matcher time) {
    if (time.group(2) != null) {
      return null;
    }
    if (time.group(3) != null) {
      return Words.number(time.group(3));
    }
    int[] parts = new int[6];
    for (int i = 0; i < parts.length; i++) {
      Long part = Words.number(time.group(4 + i));
      parts[i] = part == null ? 0 : (int) Math.min(9999, part);
    }
    try {
      return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
          .toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
