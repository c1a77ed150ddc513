package lastlease.diagnose.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lastlease.leases.LeaseBook;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseNews;
import lastlease.leases.LeasePool;
import lastlease.leases.LeaseScope;
import lastlease.leases.LeaseSetup;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.junit.jupiter.api.Test;

/** A count from which leases are taken off as they end. */
class TableCountTest {
  private static final int LASTS = 60;
  private static final Ipv4 FIRST = Ipv4.parse("10.0.0.1");

  private static LeaseBook book(long seed) {
    Random random = new Random(seed);
    List<LeaseEntry> entries = new ArrayList<>();
    List<Ipv4> reserved = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Ipv4 address = new Ipv4(FIRST.bits() + i);
      Long until = random.nextInt(5) == 0 ? null : Long.valueOf(random.nextInt(LASTS));
      boolean declined = random.nextInt(6) == 0;
      entries.add(
          new LeaseEntry(
              address,
              declined ? null : new MacAddress(i),
              null,
              until,
              declined ? LeaseEntry.State.DECLINED : LeaseEntry.State.LEASED));
      if (random.nextInt(4) == 0) {
        reserved.add(address);
      }
    }
    LeasePool pool = new LeasePool(FIRST, new Ipv4(FIRST.bits() + 99), 24);
    LeaseBook book = new LeaseBook();
    book.take(
        new LeaseNews(
            "csv:x",
            true,
            false,
            entries,
            List.of(),
            new LeaseSetup(List.of(pool), reserved, List.of(), null),
            null),
        0);
    return book;
  }

  @Test
  void itIsAtAnyTimeWhatCountingAnewGives() {
    for (long seed = 1; seed <= 20; seed++) {
      LeaseBook book = book(seed);
      LeaseScope here = book.scopes().get(0);
      TableCount kept = TableCount.of(book, here, here::gives, 0);
      for (long second = 0; second <= LASTS; second += 1 + seed % 3) {
        kept.lapse(second);
        TableCount anew = TableCount.of(book, here, here::gives, second);
        String when = "seed " + seed + ", second " + second;
        assertEquals(anew.leased(), kept.leased(), when);
        assertEquals(anew.listed(), kept.listed(), when);
        assertEquals(anew.declined(), kept.declined(), when);
        assertEquals(anew.kept(), kept.kept(), when);
        assertEquals(anew.held(), kept.held(), when);
        assertEquals(anew.devices(), kept.devices(), when);
      }
    }
  }
}
