package lastlease.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

/** Which servers of too many are known. */
class ServersTest {
  private static final Ipv4 REAL = Ipv4.parse("10.0.0.1");
  private static final Ipv4 GUEST = Ipv4.parse("10.0.0.50");

  private final Servers servers = new Servers();

  private static Sighting at(long seconds) {
    return new Sighting(seconds * 1_000_000, 0, seconds);
  }

  private void invent(int first, int count) {
    for (int i = first; i < first + count; i++) {
      servers.heard(new Ipv4(0x0B00_0000 + i), at(i));
    }
  }

  @Test
  void whoeverInventsThousandsKeepsNoLaterOneOut() {
    invent(1, 5000);
    servers.heard(REAL, at(6000));
    assertNotNull(servers.find(REAL));
    assertTrue(servers.all().size() <= 1000, "" + servers.all().size());
  }

  @Test
  void whoGaveAddressesStaysThoughItIsSilentForLongest() {
    ServerRecord real = servers.heard(REAL, at(0));
    servers.gave(real, GUEST, 1, at(0));
    invent(1, 5000);
    assertEquals(real, servers.find(REAL));
  }
}
