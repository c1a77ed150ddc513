package lastlease.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.junit.jupiter.api.Test;

class ClientsTest {
  private final Clients clients = new Clients();
  private int made;

  private ClientRecord make(int frames, boolean bound) {
    ClientRecord client = clients.ofMac(new MacAddress(++made));
    client.frames = frames;
    client.lastSeen = made;
    if (bound) {
      client.state =
          new ClientState.Bound(
              new Ipv4(0x0A00_0000 + made), new Sighting(made, 0, 0), ClientState.Basis.ACK);
    }
    return client;
  }

  private void fill(int count, int frames, boolean bound) {
    for (int i = 0; i < count; i++) {
      make(frames, bound);
    }
  }

  @Test
  void whoHasAnAddressLeavesLastAndTheLongestUnseenFirst() {
    fill(10_000, 5, true);
    fill(50_000, 5, false);
    fill(2_600, 1, false);
    assertTrue(clients.isCrowded());
    List<ClientRecord> gone = clients.clearUp(Clients.LIMIT, client -> false, client -> false);
    assertEquals(12_600, gone.size());
    assertEquals(12_600, clients.omitted());
    assertEquals(2_600, gone.stream().filter(one -> one.frames == 1).count(), "strangers");
    assertEquals(0, gone.stream().filter(ClientRecord::isBound).count(), "holders");
    assertNull(clients.find(new MacAddress(10_001)), "the longest unseen of those done with");
    assertNotNull(clients.find(new MacAddress(60_000)));
  }

  @Test
  void ofHoldersAloneTheLongestUnseenLeave() {
    fill(62_501, 5, true);
    assertEquals(12_501, clients.clearUp(Clients.LIMIT, client -> false, client -> false).size());
    assertNull(clients.find(new MacAddress(12_501)));
    assertNotNull(clients.find(new MacAddress(12_502)));
  }

  @Test
  void whatAFloodMadeUpLeavesBeforeAnybody() {
    fill(50_000, 1, false);
    fill(12_501, 9, true);
    List<ClientRecord> gone =
        clients.clearUp(Clients.LIMIT, client -> false, ClientRecord::isBound);
    assertEquals(12_501, gone.stream().filter(ClientRecord::isBound).count());
  }

  @Test
  void whoIsSparedStaysAndIsNotLookedAtWithEachFrame() {
    fill(62_501, 5, true);
    assertEquals(List.of(), clients.clearUp(Clients.LIMIT, client -> true, client -> false));
    assertFalse(clients.isCrowded());
    fill(12_499, 5, true);
    assertFalse(clients.isCrowded());
    fill(2, 5, true);
    assertTrue(clients.isCrowded());
  }
}
