package lastlease.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.leases.format.LeaseFormat;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

/** News of readings, and the book that they add up to. */
class LeaseBookTest {
  private static final String ONE = "1795000000 f0:18:98:00:00:01 192.168.5.10 * *\n";
  private static final String TWO = "1795000000 f0:18:98:00:00:02 192.168.5.11 * *\n";

  private final LeaseReadings readings = new LeaseReadings("dnsmasq:leases");
  private final LeaseBook book = new LeaseBook();

  private LeaseNews read(String text) throws Unreadable {
    List<LeaseNews> news = readings.read(LeaseFormat.DNSMASQ.parse(List.of(text)));
    news.forEach(part -> assertTrue(book.take(part, 5)));
    assertEquals(1, news.size());
    return news.get(0);
  }

  @Test
  void newsAreWhatChanged() throws Unreadable {
    assertTrue(read(ONE).whole());
    LeaseNews second = read(ONE + TWO);
    assertEquals(1, second.put().size());
    assertEquals(List.of(Ipv4.parse("192.168.5.10")), read(TWO).gone());
    assertEquals(List.of(Ipv4.parse("192.168.5.11")), List.copyOf(book.entries().keySet()));
  }

  @Test
  void aReadingWithoutNewsChangesNothing() throws Unreadable {
    read(ONE);
    long version = book.version();
    LeaseNews same = read(ONE);
    assertNull(same.setup());
    assertEquals(version, book.version());
  }

  @Test
  void whatCannotBeReadKeepsWhatWasKnown() throws Unreadable {
    read(ONE);
    book.take(readings.failed("no permission"), 9);
    LeaseBook.Reading reading = Objects.requireNonNull(book.lastReading());
    assertEquals("no permission", reading.failure());
    assertEquals(5, reading.readAt());
    assertEquals(1, book.entries().size());
  }

  @Test
  void theTimeOfReadingIsTheRealOneWhateverTimeItIsTakenFor() throws Unreadable {
    readings.read(LeaseFormat.DNSMASQ.parse(List.of(ONE))).forEach(news -> book.take(news, 5, 99));
    LeaseBook.Reading reading = Objects.requireNonNull(book.lastReading());
    assertEquals(5, reading.takenAt());
    assertEquals(99, reading.readAt());
  }

  @Test
  void aConfigurationTellsThePoolAndNoLeases() throws Unreadable {
    LeaseReadings conf = new LeaseReadings("exec:dnsmasq-conf:ssh router cat dnsmasq.conf");
    conf.read(
            LeaseFormat.DNSMASQ_CONF.parse(
                List.of("dhcp-range=192.168.5.10,192.168.5.19,255.255.255.0,1h\n")))
        .forEach(news -> book.take(news, 1));
    assertFalse(book.tellsLeases());
    read(ONE);
    assertTrue(book.tellsLeases());
    assertEquals(1, book.scopes().size());
    assertEquals(10, book.scopes().get(0).size());
  }

  @Test
  void leasesBesideThePoolsSubnetAreASubnetOfTheirOwn() throws Unreadable {
    read(ONE + "1795000000 f0:18:98:00:00:03 10.0.0.9 * *\n");
    assertEquals(
        List.of("10.0.0.0/24", "192.168.5.0/24"),
        book.scopes().stream().map(LeaseScope::cidr).toList());
  }

  @Test
  void whatOneOfTwoServersDropsIsStillTheOthers() throws Unreadable {
    LeaseReadings peer = new LeaseReadings("isc:peer");
    LeaseTable both = LeaseFormat.DNSMASQ.parse(List.of(ONE + TWO));
    read(ONE + TWO);
    peer.read(both).forEach(news -> book.take(news, 6));
    read(TWO);
    assertEquals(2, book.entries().size());
    new LeaseReadings("dnsmasq:leases")
        .read(LeaseFormat.DNSMASQ.parse(List.of("")))
        .forEach(news -> book.take(news, 7));
    assertEquals(2, book.entries().size());
    peer.read(LeaseFormat.DNSMASQ.parse(List.of(TWO))).forEach(news -> book.take(news, 8));
    assertEquals(List.of(Ipv4.parse("192.168.5.11")), List.copyOf(book.entries().keySet()));
  }

  @Test
  void halfASubnetThatIsToldOfLeavesTheOtherHalf() throws Unreadable {
    new LeaseReadings("dnsmasq-conf:x")
        .read(
            LeaseFormat.DNSMASQ_CONF.parse(
                List.of("dhcp-range=192.168.5.10,192.168.5.19,255.255.255.128,1h\n")))
        .forEach(news -> book.take(news, 1));
    read(ONE);
    assertEquals(List.of("192.168.5.0/25"), book.scopes().stream().map(LeaseScope::cidr).toList());
    read(ONE + "1795000000 f0:18:98:00:00:03 192.168.5.200 * *\n");
    assertEquals(
        List.of("192.168.5.0/25", "192.168.5.0/24"),
        book.scopes().stream().map(LeaseScope::cidr).toList());
    read(ONE);
    assertEquals(1, book.scopes().size());
  }

  @Test
  void rangesThatOverlapCountOnce() {
    LeasePool one = new LeasePool(Ipv4.parse("10.0.0.1"), Ipv4.parse("10.0.0.20"), 24);
    LeasePool other = new LeasePool(Ipv4.parse("10.0.0.11"), Ipv4.parse("10.0.0.30"), 24);
    LeaseScope scope = new LeaseScope(Ipv4.parse("10.0.0.0"), 24, List.of(other, one));
    assertEquals(30, scope.size());
  }
}
