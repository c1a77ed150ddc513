package lastlease.track.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.junit.jupiter.api.Test;

/**
 * The checks of a queue, 3 s each, behind a gateway that looks for hosts as well. A check is three
 * ARP requests, a second apart (Linux: mcast_solicit, retrans_time_ms).
 */
class InsistentChecksTest {
  private static final MacAddress GATEWAY = new MacAddress(0x0011_2233_4455L);

  private final AddressChecks checks = new AddressChecks();
  private int recognised;

  private void asks(int target, double seconds) {
    recognised += checks.request(GATEWAY, new Ipv4(target), null, true, at(seconds)) ? 1 : 0;
  }

  private static long at(double seconds) {
    return (long) (seconds * Times.SECOND);
  }

  /** One newcomer whose address was checked: from then on the gateway is known to check. */
  private void isKnownToCheck() {
    checks.discover(at(1));
    checks.request(GATEWAY, new Ipv4(0x0A00_0001), null, true, at(1.1));
    checks.given(new Ipv4(0x0A00_0001), at(4));
  }

  /**
   * @param times ARP requests of a check
   */
  private void queue(int length, int times) {
    for (int i = 0; i < length; i++) {
      double begins = 100 + 3 * i;
      asks(0x0A00_0100 + i, begins);
      asks(0x0A00_0800 + 2 * i, begins + .4 + .1 * (i % 4));
      for (int again = 1; again < times; again++) {
        asks(0x0A00_0100 + i, begins + again);
      }
      asks(0x0A00_0801 + 2 * i, begins + 2.3 - .3 * (i % 3));
    }
  }

  @Test
  void whatIsAskedForAgainAndAgainShowsTheQueueAmongOtherQuestions() {
    isKnownToCheck();
    queue(10, 3);
    assertEquals(7, recognised, "from the fourth on, each once");
  }

  @Test
  void questionsThatAreAskedOnceAmongOthersShowNone() {
    isKnownToCheck();
    queue(10, 1);
    assertEquals(0, recognised);
  }

  @Test
  void whoNeverGaveWhatItHadCheckedHasNoQueue() {
    queue(10, 3);
    assertEquals(0, recognised);
    assertFalse(checks.known());
  }
}
