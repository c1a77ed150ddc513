package lastlease.diagnose.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.TreeSet;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

class WiderPoolTest {
  private static final Ipv4 FIRST = Ipv4.parse("10.77.0.10");
  private static final Pools.Subnet SUBNET =
      new Pools.Subnet(Ipv4.parse("10.77.0.0"), 24, true, new TreeSet<>(List.of(FIRST)), List.of());

  @Test
  void aWiderPoolStaysInItsSubnet() {
    assertEquals(Ipv4.parse("10.77.0.254"), WiderPool.lastOf(FIRST, 245, SUBNET));
    assertNull(WiderPool.lastOf(FIRST, 246, SUBNET), "the broadcast address");
    assertEquals(254, WiderPool.hosts(24));
  }

  @Test
  void aNetworkThatHoldsItHasRoomForTheVenuesOwnDevices() {
    assertEquals(23, WiderPool.prefixFor(300));
    assertEquals(24, WiderPool.prefixFor(244));
    assertEquals(23, WiderPool.prefixFor(245));
  }
}
