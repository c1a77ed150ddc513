package lastlease.attack;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that make a real exhaustion look like something else. */
class RenamingTest {
  private static final long STRANGER = 0xF0DE_F100_0000L;

  private final Room room = new Room();

  @ParameterizedTest
  @ValueSource(ints = {24, 60, 240})
  void aSmallFloodBeside(int frames) {
    Venue.full(room);
    Random random = new Random(11);
    for (int i = 0; i < frames; i++) {
      long mac = random.nextLong() & 0xFFFF_FFFF_FFFFL | 0x0100_0000_0000L;
      room.forges(200 + 1.01 * i, Forger.discover(mac, random.nextInt(), Forger.OWN));
    }
    Bar.of(room).holdsInOutage();
  }

  @Test
  void aSmallFloodBefore() {
    Venue.full(room);
    Random random = new Random(12);
    for (int i = 0; i < 58; i++) {
      long mac = random.nextLong() & 0xFFFF_FFFF_FFFFL | 0x0100_0000_0000L;
      room.forges(50 + 1.01 * i, Forger.discover(mac, random.nextInt(), Forger.OWN));
    }
    Bar.of(room).holdsInOutage();
  }

  /** Faster than a single station's minute, for a moment: the real outage is told soon after. */
  @ParameterizedTest
  @ValueSource(doubles = {105, 112, 118})
  void aBurstOfNamesRightBefore(double at) {
    Venue.full(room);
    Random random = new Random(11);
    for (int i = 0; i < 25; i++) {
      long mac = random.nextLong() & 0xFFFF_FFFF_FFFFL | 0x0100_0000_0000L;
      room.forges(at + .4 * i, Forger.discover(mac, random.nextInt(), Forger.OWN));
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @ValueSource(doubles = {15, 20, 25})
  void madeUpNewcomersThatAreServed(double every) {
    Venue.full(room);
    int i = 0;
    for (double at = 130; at < 590; at += every) {
      newcomer(i++, at, false);
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @ValueSource(doubles = {15, 20, 25})
  void madeUpNewcomersThatUseTheirAddresses(double every) {
    Venue.full(room);
    int i = 0;
    for (double at = 130; at < 590; at += every) {
      newcomer(i++, at, true);
    }
    Bar.of(room).holdsInOutage();
  }

  private void newcomer(int i, double at, boolean uses) {
    long mac = STRANGER + i * 0x2_0101L;
    int address = Venue.address(60 + i);
    room.forges(at, Forger.discover(mac, 700 + i, mac));
    room.forges(at + .5, Forger.select(mac, 700 + i, address, Venue.SERVER_IP, mac));
    if (uses) {
      room.forges(at + 6, Forger.arp(mac, address, address));
    }
  }

  @Test
  void conflictsBeside() {
    Venue.full(room);
    for (int i = 0; i < 40; i++) {
      long mac = STRANGER + i;
      room.forges(
          180 + 5 * i, Forger.decline(mac, i, Venue.address(i % 8), Venue.SERVER_IP, Forger.OWN));
    }
    Bar.of(room).holdsInOutage();
  }

  @Test
  void aStormOfRefusalsBeside() {
    Venue.full(room);
    for (int i = 0; i < 40; i++) {
      long mac = STRANGER + i;
      room.forges(150 + 5 * i, Forger.reboot(mac, i, Venue.address(i % 8), mac));
      room.forges(150.2 + 5 * i, Forger.nak(mac, i, Venue.SERVER_IP, Venue.SERVER));
    }
    // A stranger and the server, each from its own address: as in a pool that is full indeed.
    Bar.of(room).outageIsTold();
  }

  @Test
  void addressChecksBeside() {
    Venue venue = Venue.full(room);
    int i = 0;
    for (Venue.Ask ask : venue.asks()) {
      room.forges(
          ask.at() + .3, Forger.arp(Venue.SERVER, Venue.SERVER_IP, Venue.address(60 + i++)));
    }
    Bar.of(room).holdsInOutage();
  }

  @Test
  void rebootsOfStrangersBeside() {
    Venue.full(room);
    for (int i = 0; i < 300; i++) {
      long mac = STRANGER + i * 0x1_1111L;
      room.forges(110 + 1.01 * i, Forger.reboot(mac, i * 31, Venue.address(i % 8), mac));
    }
    Bar.of(room).holdsInOutage();
  }

  /** The same of another server all the time: nobody was heard to ask for that, but others are. */
  @Test
  void namesThatTakeAllTheTimeWhatTheyNeverAskedFor() {
    Venue.died(room);
    for (int i = 0; i < 850; i++) {
      long mac = STRANGER + i * 0x2_0101L;
      room.forges(
          24 + 1.02 * i,
          Forger.select(mac, 700 + i, Venue.address(60 + i % 90), Venue.SERVER_IP + 56, mac));
    }
    Bar.of(room).holdsInOutage();
  }

  /** They take OFFERs that nobody saw them ask for: a server gives nothing to these. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void namesThatTakeWhatTheyNeverAskedFor(boolean ownSource) {
    Venue.full(room);
    for (int i = 0; i < 110; i++) {
      long mac = STRANGER + i * 0x2_0101L;
      long source = ownSource ? Forger.OWN : mac;
      room.forges(
          125 + 1.05 * i,
          Forger.select(mac, 700 + i, Venue.address(60 + i % 90), Venue.SERVER_IP, source));
    }
    Bar.of(room).holdsInOutage();
  }
}
