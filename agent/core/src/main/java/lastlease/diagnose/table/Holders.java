package lastlease.diagnose.table;

import lastlease.leases.LeaseEntry;
import lastlease.reports.Segment.Level;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.around.AddressBook;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whose the leases of a table are, as far as this seat hears: those of devices that never spoke in
 * view, and those of devices that have left. Walks over the table; for reports and advice only.
 *
 * @param leases that run
 * @param silent of these, of devices that were never heard here
 * @param left of these, of devices that neither this seat nor the server has heard of for {@code
 *     leftSeconds} at least
 * @param leftSeconds seconds; null where none has left, or it cannot be told
 */
public record Holders(int leases, int silent, int left, @Nullable Long leftSeconds) {
  /** Silent for so long at an event, and to the server, too: it has left. */
  static final long LEFT = 7200 * Times.SECOND;

  /**
   * Counts.
   *
   * @param watchedSince core time since when the segment is watched
   */
  static Holders of(ServerTable table, SegmentTrack track, long watchedSince, long now) {
    int leases = 0;
    int silent = 0;
    int left = 0;
    boolean hears =
        (track.vantage().level() == Level.FULL || track.vantage().level() == Level.BROADCASTS)
            && now - watchedSince >= AddressBook.HEARD_WITHIN;
    for (LeaseEntry entry : table.entries().values()) {
      if (entry.state() != LeaseEntry.State.LEASED
          || !entry.holds(now / Times.SECOND)
          || !table.counts(entry.address())) {
        continue;
      }
      leases++;
      Long heard = heard(entry, track);
      silent += heard == null ? 1 : 0;
      if (hears && now - contact(table, entry, heard, watchedSince) >= LEFT) {
        left++;
      }
    }
    return new Holders(leases, silent, left, left == 0 ? null : Long.valueOf(LEFT / Times.SECOND));
  }

  /** When anybody heard of it last: this seat, or the server as far as its table tells. */
  private static long contact(
      ServerTable table, LeaseEntry entry, @Nullable Long heard, long watchedSince) {
    Long told = entry.since();
    Long until = entry.until();
    Long lasts = table.leaseSeconds();
    if (told == null && until != null && lasts != null) {
      told = until - lasts;
    }
    long server = told == null ? Long.MIN_VALUE : told * Times.SECOND;
    long here = heard == null ? Long.MIN_VALUE : heard;
    long known = Math.max(server, here);
    // Nobody knows of the time before this seat listened.
    return known == Long.MIN_VALUE ? watchedSince : known;
  }

  private static @Nullable Long heard(LeaseEntry entry, SegmentTrack track) {
    MacAddress mac = entry.mac();
    if (mac == null) {
      return null;
    }
    ClientRecord client = track.clients().find(mac);
    Ipv4 address = track.addresses().of(mac);
    AddressBook.Use use = address == null ? null : track.addresses().use(address);
    long last = client == null ? Long.MIN_VALUE : client.lastSeen();
    if (use != null && use.mac().equals(mac)) {
      last = Math.max(last, use.last());
    }
    return last == Long.MIN_VALUE ? null : Long.valueOf(last);
  }
}
