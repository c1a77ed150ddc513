package lastlease.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lastlease.reports.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that point at somebody who did nothing. */
class InnocentsTest {
  private static final int INNOCENT = 0x0A09_0039;
  private static final String INNOCENT_IP = "10.9.0.57";
  private static final int FAR = 0xC0A8_4201;
  private static final String FAR_IP = "192.168.66.1";
  private static final long STRANGER = 0xF0DE_F100_0000L;

  private final Room room = new Room();

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void requestsThatNameSomebodyAsTheServer(int requests) {
    Venue.healthy(room);
    for (int i = 0; i < requests; i++) {
      room.forges(200 + 7 * i, request(i, FAR + 50 + i, INNOCENT));
    }
    Bar.of(room).holds(INNOCENT_IP);
  }

  private static byte[] request(int i, int address, int server) {
    long mac = STRANGER + i * 0x1234L;
    return Forger.select(mac, 300 + i, address, server, mac);
  }

  @Test
  void requestsThatNameSomebodyInTheNamesOfGuests() {
    Venue.healthy(room);
    for (int i = 0; i < 4; i++) {
      long mac = Venue.mac(i);
      room.forges(300 + 7 * i, Forger.discover(mac, 500 + i, mac));
      room.forges(300.5 + 7 * i, Forger.select(mac, 500 + i, FAR + 60 + i, INNOCENT, mac));
    }
    Bar.of(room).holds(INNOCENT_IP);
  }

  @Test
  void requestsThatNameSomebodyAndAddressesThatAreUsed() {
    Venue.healthy(room);
    for (int i = 0; i < 6; i++) {
      room.forges(200 + 9 * i, request(i, FAR + 50 + i, INNOCENT));
      room.forges(206 + 9 * i, Forger.arp(STRANGER + i * 0x1234L, FAR + 50 + i, FAR + 50 + i));
    }
    Bar.of(room).holds(INNOCENT_IP);
  }

  @Test
  void requestsBeforeTheVenuesServerServedAnybody() {
    Venue.healthy(room);
    room.forges(.5, request(0, FAR + 50, FAR));
    room.forges(1.5, request(1, FAR + 51, FAR));
    room.forges(6.5, Forger.arp(STRANGER, FAR + 50, FAR + 50));
    room.forges(7.5, Forger.arp(STRANGER + 0x1234, FAR + 51, FAR + 51));
    Bar.of(room).holds("10.9.0.1", FAR_IP);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersInSomebodysName(boolean toGuests) {
    Venue.healthy(room);
    for (int i = 0; i < 6; i++) {
      long to = toGuests ? Venue.mac(4 + i) : STRANGER + i;
      double at = toGuests ? 5.1 + 31 * (4 + i) : 150 + 31 * i;
      int xid = toGuests ? Venue.xid(4 + i, 0) : i;
      room.forges(at, Forger.offer(to, xid, FAR + 50 + i, INNOCENT, Venue.mac(2)));
    }
    Bar.of(room).holds(INNOCENT_IP, mac(2));
  }

  @Test
  void naksOfTheVenuesGuestsInSomebodysName() {
    Venue.healthy(room);
    for (int i = 0; i < 8; i++) {
      room.forges(
          5.45 + 31 * (3 + i),
          Forger.nak(Venue.mac(3 + i), Venue.xid(3 + i, 0), INNOCENT, Venue.mac(2)));
    }
    Bar.of(room).holds(INNOCENT_IP, mac(2));
  }

  private static String mac(int guest) {
    return new lastlease.wire.MacAddress(Venue.mac(guest)).toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 40, 200})
  void discoversInAGuestsFrames(int frames) {
    Venue.healthy(room);
    for (int i = 0; i < frames; i++) {
      room.forges(200 + 1.01 * i, Forger.discover(STRANGER + i * 7919L, i * 7, Venue.mac(2)));
    }
    Bar.of(room).holds(mac(2));
  }

  @Test
  void discoversInTheServersFrames() {
    Venue.healthy(room);
    for (int i = 0; i < 60; i++) {
      room.forges(200 + 1.01 * i, Forger.discover(STRANGER + i * 7919L, i * 7, Venue.SERVER));
    }
    Bar.of(room).holds("3c:22:fb:00:00:01", "10.9.0.1");
  }

  /**
   * Somebody claims the server's address by ARP before the server is heard: what the server answers
   * is heard all the same.
   */
  @Test
  void theServersAddressClaimedByArpBeforeItSpeaks() {
    Venue.healthy(room);
    for (int i = 0; i < 16; i++) {
      double at = 5 + 31 * i;
      int address = Venue.address(i);
      room.sends(
          at + .2,
          Forger.offer(Venue.mac(i), Venue.xid(i, 0), address, Venue.SERVER_IP, Venue.SERVER));
      room.sends(
          at + .6,
          Forger.ack(Venue.mac(i), Venue.xid(i, 0), address, Venue.SERVER_IP, Venue.SERVER));
    }
    for (int i = 0; i < 290; i++) {
      room.forges(2.05 * i, Forger.arp(Forger.OWN, Venue.SERVER_IP, Venue.SERVER_IP));
    }
    Bar.of(room).holds("10.9.0.1");
    Segment.Server server = room.attacked().report().segments().get(0).servers().get(0);
    assertEquals("10.9.0.1", server.id());
    assertEquals(16, server.offers());
    assertEquals(16, server.acks());
  }
}
