package lastlease.diagnose.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lastlease.diagnose.detect.HeardSegment;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.given.Settings.PoolOption;
import lastlease.track.ClientRecord;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

/** A size that was configured, until what is seen contradicts it. Addresses are 10.77.1.HOST. */
class DeclaredSizeTest {
  private static final long PHONE = 0x3C22_FB00_0000L;

  private final HeardSegment segment = new HeardSegment();

  private DeclaredSize declared(String... pools) {
    List<PoolOption> options = List.of(pools).stream().map(PoolOption::parse).toList();
    return new DeclaredSize(segment.track, new Settings(options, List.of()));
  }

  /** Somebody is served and uses the address; when that was, core time. */
  private long serves(int host, double seconds) {
    long mac = PHONE + host;
    segment.discover(seconds, mac, host);
    segment.takes(seconds + .2, mac, host, host);
    segment.announces(seconds + .4, mac, host);
    ClientRecord client = segment.client(mac);
    assertNotNull(client);
    return client.lastSeen();
  }

  private void serves(DeclaredSize size, int from, int to) {
    for (int host = from; host <= to; host++) {
      size.compare(serves(host, host));
    }
  }

  private int given() {
    ServerRecord venue = PoolSize.venue(segment.track);
    return venue == null ? 0 : venue.given().size();
  }

  @Test
  void whereNoneWasConfiguredThereIsNoSizeAndNothingOutgrowsIt() {
    DeclaredSize size = declared();
    serves(size, 1, 4);
    assertEquals(0, size.size());
    assertFalse(size.isOutgrown());
  }

  @Test
  void theSizeOfAnotherSegmentIsNotThisOnes() {
    assertEquals(0, declared("wlan0.20=90").size());
    assertEquals(7, declared("wlan0.20=90", "test=7").size());
  }

  @Test
  void thatTheVenueMadeItLargerStays() {
    DeclaredSize size = declared("10");
    assertEquals(10, size.size());
    assertFalse(size.isOutgrown());
    size.outgrow();
    assertEquals(0, size.size());
    assertTrue(size.isOutgrown());
    serves(size, 1, 2);
    assertTrue(size.isOutgrown());
  }

  /** 1.3 times as many: an address or two may be reserved beside the pool. */
  @Test
  void clearlyMoreInUseThanItHasShowsThatItIsAnother() {
    DeclaredSize size = declared("10");
    serves(size, 1, 12);
    assertEquals(12, given());
    assertEquals(10, size.size());
    assertFalse(size.isOutgrown());
    serves(size, 13, 13);
    assertEquals(0, size.size());
    assertTrue(size.isOutgrown());
  }

  /** Nobody says that it became smaller again. */
  @Test
  void itStaysAnotherWhenFewAreLeft() {
    DeclaredSize size = declared("3");
    serves(size, 1, 4);
    assertTrue(size.isOutgrown());
    long nightLater = serves(4, 5) + 40_000 * Times.SECOND;
    segment.track.blind(nightLater - 39_000 * Times.SECOND, nightLater);
    size.compare(serves(5, 50_000));
    assertEquals(1, given(), "what was given before the night is history");
    assertEquals(0, size.size());
    assertTrue(size.isOutgrown());
  }

  @Test
  void twoAddressesOutsideOfItsRangeAndNoneInsideAreAnotherPools() {
    DeclaredSize size = declared("10.77.1.100-10.77.1.109");
    serves(size, 1, 1);
    assertEquals(10, size.size(), "one may be a reservation");
    serves(size, 2, 2);
    assertEquals(0, size.size());
    assertTrue(size.isOutgrown());
  }

  /** That was no proof that it is another, but that nothing of it had been seen yet. */
  @Test
  void oneInsideOfItShowsThatItIsTheVenuesAfterAll() {
    DeclaredSize size = declared("10.77.1.100-10.77.1.109");
    serves(size, 1, 3);
    assertTrue(size.isOutgrown());
    serves(size, 104, 104);
    assertEquals(10, size.size());
    assertFalse(size.isOutgrown());
  }
}
