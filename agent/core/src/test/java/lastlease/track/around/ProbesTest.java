package lastlease.track.around;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.junit.jupiter.api.Test;

/** When an OFFER to the stranger as whom lastlease probes shows that an address is free. */
class ProbesTest {
  private static final MacAddress STRANGER = MacAddress.parse("02:00:00:00:00:01");
  private static final Ipv4 ADDRESS = Ipv4.parse("10.0.0.9");

  private final Probes probes = new Probes(mac -> true);

  private boolean showsFree(Ipv4 address, long seconds) {
    return probes.showsFree(STRANGER, address, seconds * Times.SECOND);
  }

  @Test
  void theSameAddressMayBeKeptForTheStrangerAndIsNone() {
    assertTrue(showsFree(ADDRESS, 0));
    assertFalse(showsFree(ADDRESS, 60));
    assertFalse(showsFree(ADDRESS, 180), "each OFFER keeps it anew");
  }

  @Test
  void afterALongerPauseAnybodyCouldHaveHadIt() {
    assertTrue(showsFree(ADDRESS, 0));
    assertTrue(showsFree(ADDRESS, 300));
  }

  @Test
  void anotherAddressIsFree() {
    assertTrue(showsFree(ADDRESS, 0));
    assertTrue(showsFree(Ipv4.parse("10.0.0.10"), 10));
    assertFalse(showsFree(Ipv4.parse("0.0.0.0"), 20));
  }
}
