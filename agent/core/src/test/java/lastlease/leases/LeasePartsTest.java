package lastlease.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.junit.jupiter.api.Test;

/** Large tables, told in parts. */
class LeasePartsTest {
  private static final int MANY = 5_000;
  private static final Ipv4 FIRST = Ipv4.parse("10.0.0.1");

  private final LeaseReadings readings = new LeaseReadings("kea-api:http://127.0.0.1:8000");
  private final LeaseBook book = new LeaseBook();

  private static Ipv4 address(int i) {
    return new Ipv4(FIRST.bits() + i);
  }

  private static LeaseTable table(int from, int to) {
    TreeMap<Ipv4, LeaseEntry> entries = new TreeMap<>();
    List<Ipv4> reserved = new ArrayList<>();
    for (int i = from; i < to; i++) {
      entries.put(
          address(i),
          new LeaseEntry(
              address(i), new MacAddress(i), 1L, 1_795_000_000L, LeaseEntry.State.LEASED));
      reserved.add(address(i));
    }
    return new LeaseTable(
        entries, List.of(new LeasePool(FIRST, address(MANY), 16)), reserved, List.of(), 600L, 0);
  }

  private void takeAll(List<LeaseNews> parts, long micros) {
    for (int i = 0; i < parts.size(); i++) {
      assertEquals(i == parts.size() - 1, book.take(parts.get(i), micros));
    }
  }

  @Test
  void aLargeTableIsToldInPartsAndAddsUpAgain() {
    LeaseTable table = table(0, MANY);
    List<LeaseNews> parts = readings.read(table);
    assertEquals(2 * MANY / LeaseParts.PART + 1, parts.size());
    takeAll(parts, 7);
    assertEquals(table.entries(), book.entries());
    assertEquals(List.copyOf(table.reserved()), List.copyOf(book.reserved()));
    assertEquals(600, book.leaseSeconds());
    assertEquals(MANY + 1, book.scopes().get(0).size());
  }

  @Test
  void ofHalfAReadingNothingIsBelieved() {
    takeAll(readings.read(table(0, MANY)), 7);
    long version = book.version();
    List<LeaseNews> next = readings.read(table(MANY / 2, MANY));
    assertFalse(book.take(next.get(0), 8));
    assertEquals(version, book.version());
    assertEquals(MANY, book.entries().size());
    assertEquals(7, reading().readAt());
    next.subList(1, next.size()).forEach(part -> book.take(part, 9));
    assertEquals(MANY / 2, book.entries().size());
    assertEquals(9, reading().readAt());
  }

  @Test
  void whoBeginsAnewAfterHalfAReadingIsNotMixedWithIt() {
    book.take(readings.read(table(0, MANY)).get(0), 7);
    takeAll(new LeaseReadings("kea-api:http://127.0.0.1:8000").read(table(10, 20)), 8);
    assertEquals(10, book.entries().size());
    assertTrue(book.entries().containsKey(address(10)));
  }

  @Test
  void partsComeBackFromAJournalAsTheyWere() {
    for (LeaseNews part : readings.read(table(0, MANY))) {
      var values = new TreeMap<String, Object>();
      LeaseNewsText.put(part, values);
      assertEquals(part, LeaseNewsText.parse(values));
    }
    assertNull(readings.read(table(0, MANY)).get(0).setup());
  }

  private LeaseBook.Reading reading() {
    return Objects.requireNonNull(book.lastReading());
  }
}
