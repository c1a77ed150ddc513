package lastlease.attack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that would prove something, if they were honest. */
class CertaintyTest {
  private static final long STRANGER = 0xF0DE_F100_0000L;

  private final Room room = new Room();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fourRebindingsInTheNamesOfHolders(boolean ownSource) {
    Venue.quiet(room);
    for (int i = 0; i < 4; i++) {
      int guest = i / 2;
      room.forges(400 + 3 * i, rebind(guest, ownSource ? Forger.OWN : Venue.mac(guest)));
    }
    Bar.of(room).holds();
  }

  private static byte[] rebind(int guest, long source) {
    return Forger.rebind(Venue.mac(guest), 77 + guest, Venue.address(guest), source);
  }

  @Test
  void rebindingsOfAllHoldersForMinutes() {
    Venue.quiet(room);
    for (int i = 0; i < 30; i++) {
      room.forges(300 + 7 * i, rebind(i % 10, Venue.mac(i % 10)));
    }
    Bar.of(room).holds();
  }

  @Test
  void holdersThatSeemToGiveUp() {
    Venue.quiet(room);
    for (int i = 0; i < 4; i++) {
      long mac = Venue.mac(i);
      room.forges(300 + i, rebind(i, mac));
      room.forges(360 + i, rebind(i, mac));
      room.forges(420 + i, Forger.discover(mac, 900 + i, mac));
      room.forges(424 + i, Forger.discover(mac, 900 + i, mac));
      room.forges(432 + i, Forger.discover(mac, 900 + i, mac));
      room.forges(448 + i, Forger.discover(mac, 900 + i, mac));
    }
    Bar.of(room).holds();
  }

  @Test
  void rebindingsBesideAFullPool() {
    Venue.full(room);
    for (int i = 0; i < 8; i++) {
      room.forges(200 + 20 * i, rebind(i % 2, Venue.mac(i % 2)));
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void naksWhileNobodyIsAnswered(boolean ownSource) {
    Venue.full(room);
    long source = ownSource ? Forger.OWN : Venue.SERVER;
    for (int i = 0; i < 20; i++) {
      int guest = 20 + i % 6;
      room.forges(190 + 11 * i, Forger.nak(Venue.mac(guest), 55 + i, Venue.SERVER_IP, source));
    }
    Bar.of(room).holdsInOutage();
  }

  /** Who is refused stops using its address; these go on, and ask for more time in vain. */
  @Test
  void naksToTheHoldersOfADeadServer() {
    Venue.died(room);
    for (int i = 0; i < 800; i++) {
      int guest = i % 10;
      room.forges(
          27 + 1.02 * i, Forger.nak(Venue.mac(guest), 7 * i, Venue.SERVER_IP, Venue.SERVER));
    }
    Bar.of(room).holdsInOutage();
  }

  @Test
  void acksToHoldersWhileNobodyIsAnswered() {
    Venue.full(room);
    for (int i = 0; i < 20; i++) {
      int guest = i % 8;
      room.forges(
          190 + 11 * i,
          Forger.ack(
              Venue.mac(guest), 55 + i, Venue.address(guest), Venue.SERVER_IP, Venue.SERVER));
    }
    Bar.of(room).holdsInOutage();
  }

  @Test
  void rebootsInTheNamesOfHoldersWhileNobodyIsAnswered() {
    Venue.full(room);
    for (int i = 0; i < 8; i++) {
      room.forges(
          190 + 31 * i, Forger.reboot(Venue.mac(i), 66 + i, Venue.address(i), Venue.mac(i)));
    }
    Bar.of(room).holdsInOutage();
  }

  /** Whoever is back takes its address into use as it did when it came. */
  @Test
  void rebootsAndAnnouncementsInTheNamesOfHolders() {
    Venue.died(room);
    int i = 0;
    for (double at = 27; at < 520; at += 20) {
      int guest = i++ % 10;
      room.forges(at, Forger.reboot(Venue.mac(guest), i, Venue.address(guest), Venue.mac(guest)));
      room.forges(at + 5, Forger.arp(Venue.mac(guest), Venue.address(guest), Venue.address(guest)));
    }
    Bar.of(room).holdsInOutage();
  }

  @Test
  void aVenueMadeUpWhole() {
    for (int i = 0; i < 3; i++) {
      long mac = 0xF0DE_F100_0000L + i * 0x3331L;
      room.forges(10 + 5 * i, Forger.discover(mac, 100 + i, Forger.OWN));
      room.forges(
          11 + 5 * i, Forger.select(mac, 100 + i, Venue.address(i), Venue.SERVER_IP, Forger.OWN));
      room.forges(17 + 5 * i, Forger.arp(mac, Venue.address(i), Venue.address(i)));
    }
    Bar.of(room).holds();
  }

  @Test
  void oneNewcomerThatIsServedAndUsesItsAddress() {
    Venue.full(room);
    long mac = STRANGER;
    int address = Venue.address(60);
    room.forges(230, Forger.discover(mac, 700, mac));
    room.forges(230.5, Forger.select(mac, 700, address, Venue.SERVER_IP, mac));
    for (double at = 236; at < 590; at += 40) {
      room.forges(at, Forger.arp(mac, address, address));
    }
    Bar.of(room).holdsInOutage();
  }

  /** What one device shows again and again is the word of one. */
  @ParameterizedTest
  @ValueSource(doubles = {5, 20})
  void oneDeviceThatIsServedAgainAndAgainWhereNobodyIs(double every) {
    Venue.dead(room);
    int i = 0;
    for (double at = 8; at < 590; at += every) {
      room.forges(at, Forger.discover(STRANGER, 700 + i, STRANGER));
      room.forges(
          at + .4,
          Forger.select(STRANGER, 700 + i, Venue.address(60), Venue.SERVER_IP + 56, STRANGER));
      i++;
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void naksToOneHolderAgainAndAgain(boolean ownSource) {
    Venue.full(room);
    long mac = Venue.mac(0);
    for (int i = 0; i < 20; i++) {
      double at = 190 + 17 * i;
      room.forges(at, Forger.reboot(mac, 55 + i, Venue.address(0), ownSource ? Forger.OWN : mac));
      room.forges(
          at + .4, Forger.nak(mac, 55 + i, Venue.SERVER_IP, ownSource ? Forger.OWN : Venue.SERVER));
    }
    Bar.of(room).holdsInOutage();
  }

  @Test
  void acksOfAnotherServerToHolders() {
    Venue.full(room);
    for (int i = 0; i < 60; i++) {
      int guest = i % 8;
      long mac = Venue.mac(guest);
      room.forges(190 + 6 * i, Forger.reboot(mac, 55 + i, Venue.address(guest), mac));
      room.forges(
          190.3 + 6 * i,
          Forger.ack(mac, 55 + i, Venue.address(guest), Venue.SERVER_IP + 56, Forger.OWN));
    }
    Bar.of(room).holdsInOutage();
  }
}
