package lastlease.track.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.track.around.AddressBook;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.junit.jupiter.api.Test;

/** Made-up hosts that ask by ARP for made-up addresses. */
class AddressChecksBoundTest {
  private static final MacAddress SERVER = new MacAddress(0x0011_2233_4455L);

  private final AddressChecks checks = new AddressChecks();
  private long now = Times.SECOND;

  private void checkAndGive(int number) {
    now += 10 * Times.SECOND;
    checks.discover(now);
    checks.request(SERVER, new Ipv4(0x0A09_0000 + number), null, true, now + 1000);
    checks.given(new Ipv4(0x0A09_0000 + number), now + 2000);
  }

  @Test
  void hundredsThatAskForHundredsEachAreForgottenAndTheServerIsNot() {
    for (int i = 1; i <= 4; i++) {
      checkAndGive(i);
    }
    assertTrue(checks.isChecker(SERVER));
    for (int host = 0; host < 200; host++) {
      for (int target = 0; target < 500; target++) {
        checks.request(
            new MacAddress(0x0200_0000_0000L + host),
            new Ipv4(0x0A0A_0000 + target),
            null,
            false,
            ++now);
      }
    }
    assertTrue(checks.size() <= 80_000, checks.size() + " entries");
    assertTrue(checks.forgotten() > 60, checks.forgotten() + " hosts");
    assertTrue(checks.isChecker(SERVER), "one that proved to check stays");
  }

  @Test
  void theBookOfAddressesForgetsWhatWasUnusedForLongestAndCountsIt() {
    AddressBook book = new AddressBook();
    for (int i = 0; i < 1000; i++) {
      book.used(new Ipv4(0x0A09_0000 + i), new MacAddress(0x0200_0000_0000L + i), i);
    }
    assertEquals(2000, book.size());
    book.keep(200);
    assertEquals(200, book.size());
    assertEquals(1800, book.forgotten());
    assertTrue(book.use(new Ipv4(0x0A09_0000 + 999)) != null);
    assertTrue(book.use(new Ipv4(0x0A09_0000)) == null);
  }
}
