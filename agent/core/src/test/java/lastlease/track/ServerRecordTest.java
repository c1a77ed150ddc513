package lastlease.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

class ServerRecordTest {
  private static final int ADDRESSES_KEPT = 4096;
  private static final int NET = 10 << 24;
  private static final Sighting AT = new Sighting(0, 0, 1);

  private final ServerRecord server = new ServerRecord(new Ipv4(NET), AT);

  @Test
  void clientsBeyondTheAddressesKeptAreCounted() {
    for (int client = 1; client <= ADDRESSES_KEPT + 100; client++) {
      server.gave(new Ipv4(NET + client), client, AT);
    }

    assertEquals(ADDRESSES_KEPT, server.given().size());
    assertEquals(ADDRESSES_KEPT + 100, server.clients());
  }

  @Test
  void clientsOfFewAddressesAreBounded() {
    for (int client = 1; client <= Clients.LIMIT + 100; client++) {
      server.gave(new Ipv4(NET + client % 8), client, AT);
    }

    assertEquals(8, server.given().size());
    assertEquals(Clients.LIMIT, server.clients());
  }
}
