package lastlease.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import lastlease.reports.Segment;
import org.junit.jupiter.api.Test;

/** Frames that would ring all night. */
class StormTest {
  private static final long STRANGER = 0xF0DE_F100_0000L;

  private final Room room = new Room();

  @Test
  void madeUpVictimsThatAreServedAgain() {
    Venue.healthy(room);
    for (int round = 0; round < 8; round++) {
      double at = 60 + 65 * round;
      for (int i = 0; i < 3; i++) {
        long mac = STRANGER + (round * 3 + i) * 0x1234L;
        for (int ask = 0; ask < 4; ask++) {
          room.forges(at + 4 * ask + i, Forger.discover(mac, 40 * round + i, mac));
        }
      }
      for (int i = 0; i < 3; i++) {
        long mac = STRANGER + (round * 3 + i) * 0x1234L;
        room.forges(
            at + 30 + i,
            Forger.select(mac, 40 * round + i, Venue.address(60 + i), Venue.SERVER_IP, mac));
      }
    }
    Bar.of(room).holds();
  }

  @Test
  void floodsWithPauses() {
    Venue.healthy(room);
    Random random = new Random(3);
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 55; i++) {
        long mac = random.nextLong() & 0xFFFF_FFFF_FFFFL | 0x0100_0000_0000L;
        room.forges(20 + 115 * round + i * .9, Forger.discover(mac, random.nextInt(), Forger.OWN));
      }
    }
    Bar.of(room).holds();
  }

  @Test
  void conflictsNowAndThen() {
    Venue.healthy(room);
    for (int i = 0; i < 90; i++) {
      long mac = STRANGER + i;
      room.forges(
          20 + 6 * i + 30 * (i / 10),
          Forger.decline(mac, i, Venue.address(i % 8), Venue.SERVER_IP, mac));
    }
    Bar.of(room).holds();
  }

  @Test
  void refusalsNowAndThen() {
    Venue.healthy(room);
    for (int i = 0; i < 60; i++) {
      long mac = STRANGER + i;
      double at = 20 + 3 * i + 60 * (i / 6);
      room.forges(at, Forger.reboot(mac, i, Venue.address(i % 8), mac));
      room.forges(at + .1, Forger.nak(mac, i, Venue.SERVER_IP, Venue.SERVER));
    }
    Bar.of(room).holds();
  }

  @Test
  void linkLocalOfStrangers() {
    Venue.healthy(room);
    for (int i = 0; i < 300; i++) {
      long mac = STRANGER + i * 0x1234L;
      room.forges(20 + 1.01 * i, Forger.arp(mac, 0xA9FE_3000 + i, 0xA9FE_3000 + i));
    }
    Bar.of(room).holds();
  }

  /** Whoever was heard first is not told first: the network where people are is. */
  @Test
  void aNetworkThatWasMadeUpBeforeStandsLast() {
    Venue.full(room);
    for (int i = 0; i < 20; i++) {
      long mac = 0xF0DE_F100_0000L + i % 2;
      room.forges(1 + 4 * i, tagged(66, Forger.discover(mac, 7, mac)));
    }
    List<String> told = room.attacked().report().segments().stream().map(Segment::id).toList();
    assertEquals(List.of("capture", "capture.66"), told);
  }

  private static byte[] tagged(int vlan, byte[] frame) {
    return ByteBuffer.allocate(frame.length + 4)
        .put(frame, 0, 12)
        .putShort((short) 0x8100)
        .putShort((short) vlan)
        .put(frame, 12, frame.length - 12)
        .array();
  }
}
