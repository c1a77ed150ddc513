package lastlease.track.around;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.junit.jupiter.api.Test;

class AddressBookTest {
  private static final int LIMIT = 100_000;
  private static final int NET = 10 << 24;

  private final AddressBook book = new AddressBook();

  private static MacAddress mac(int number) {
    return new MacAddress(0x0200_0000_0000L + number);
  }

  private void used(int host) {
    book.used(new Ipv4(NET + host), mac(host), host);
  }

  @Test
  void hostsUnusedForLongestLeaveFirst() {
    for (int host = 1; host <= LIMIT; host++) {
      used(host);
    }
    used(1);

    used(LIMIT + 1);

    assertEquals(LIMIT, book.hosts().size());
    assertEquals(new Ipv4(NET + LIMIT + 1), book.of(mac(LIMIT + 1)));
    assertEquals(new Ipv4(NET + 1), book.of(mac(1)));
    assertNull(book.of(mac(2)));
  }
}
