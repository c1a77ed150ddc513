package lastlease.leases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** Makes news of the readings of one table: what changed from one to the next. */
public final class LeaseReadings {
  private final String source;
  private @Nullable LeaseTable last;

  public LeaseReadings(String source) {
    this.source = source;
  }

  /** The table was read: news in one part or several, to be told one after the other. */
  public List<LeaseNews> read(LeaseTable table) {
    LeaseTable before = last == null ? LeaseTable.EMPTY : last;
    boolean first = last == null;
    last = table;
    List<LeaseEntry> put = new ArrayList<>();
    for (LeaseEntry entry : table.entries().values()) {
      if (!entry.equals(before.entries().get(entry.address()))) {
        put.add(entry);
      }
    }
    List<Ipv4> gone = new ArrayList<>();
    for (Map.Entry<Ipv4, LeaseEntry> old : before.entries().entrySet()) {
      if (!table.entries().containsKey(old.getKey())) {
        gone.add(old.getKey());
      }
    }
    LeaseSetup setup = LeaseSetup.of(table);
    return LeaseParts.of(
        new LeaseNews(
            source,
            first,
            false,
            put,
            gone,
            first || !setup.equals(LeaseSetup.of(before)) ? setup : null,
            null));
  }

  /** It could not be read; what was known of it stands. */
  public LeaseNews failed(String why) {
    return LeaseNews.failed(source, why);
  }
}
