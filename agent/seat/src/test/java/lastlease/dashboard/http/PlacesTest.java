package lastlease.dashboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(10, 3);

  @Test
  void nobodyGetsMoreThanTheirShareAndOthersStillFindAPlace() {
    for (int i = 0; i < 3; i++) {
      assertTrue(places.take("a"));
    }
    assertFalse(places.take("a"));
    assertTrue(places.isGreedy("a"));
    assertTrue(places.take("b"));
    places.leave("a");
    assertTrue(places.take("a"));
    assertEquals(4, places.taken());
  }

  @Test
  void thisMachineMayHaveAllButNoMore() {
    for (int i = 0; i < 10; i++) {
      assertTrue(places.take(Origin.HERE));
    }
    assertFalse(places.take(Origin.HERE));
    assertFalse(places.isGreedy(Origin.HERE));
    assertFalse(places.take("a"));
  }

  private static String origin(String address) throws UnknownHostException {
    return Origin.of(InetAddress.getByName(address)).name();
  }

  @Test
  void anIpv6NetworkIsOneAndIpv4AddressesAreMany() throws UnknownHostException {
    assertEquals(origin("2001:db8::1"), origin("2001:db8::ffff:2"));
    assertFalse(origin("2001:db8::1").equals(origin("2001:db8:0:1::1")));
    assertFalse(origin("10.0.0.1").equals(origin("10.0.0.2")));
    assertEquals(Origin.HERE, origin("127.0.0.9"));
    assertEquals(Origin.HERE, origin("::1"));
  }
}
