package lastlease.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.junit.jupiter.api.Test;

class ServerRecordTest {
  private static final int ADDRESSES_KEPT = 4096;
  private static final int NET = 10 << 24;
  private static final Sighting AT = new Sighting(0, 0, 1);

  private static final MacAddress ONE = new MacAddress(0x3C22_FB00_0001L);
  private static final MacAddress OTHER = new MacAddress(0x9C8E_CD00_0001L);

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

  @Test
  void whoIsOnlyHeardByArpKeepsNobodyFromAnswering() {
    server.heardFrom(ONE, at(0));
    assertFalse(server.repliesFrom(OTHER, at(5)));
    server.heardFrom(ONE, at(6));
    assertFalse(server.answersItself(at(7)));
    assertEquals(ONE, server.mac());
  }

  @Test
  void whoAnsweredItselfAMomentAgoAnswersItself() {
    server.heardFrom(ONE, at(0));
    assertTrue(server.repliesFrom(ONE, at(5)));
    server.heardFrom(OTHER, at(60));
    assertTrue(server.answersItself(at(65)));
    assertFalse(server.answersItself(at(66)), "a minute has passed, and another one was heard");
    server.heardFrom(ONE, at(70));
    assertTrue(server.answersItself(at(130)));
  }

  @Test
  void anotherMachineInItsPlaceHasNotAnsweredYet() {
    server.repliesFrom(ONE, at(0));
    server.heardFrom(OTHER, at(601));
    assertEquals(OTHER, server.mac());
    assertFalse(server.answersItself(at(602)));
    assertTrue(server.repliesFrom(OTHER, at(603)));
    assertTrue(server.answersItself(at(604)));
  }

  private static long at(double seconds) {
    return Math.round(seconds * Times.SECOND);
  }
}
