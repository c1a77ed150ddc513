package lastlease.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import lastlease.reports.Segment;
import lastlease.reports.Segment.Level;
import lastlease.simulator.Packets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames that make a seat believe that it sees what others send to each other. */
class VantageTest {
  /** What goes on beside. */
  enum Beside {
    FULL(Venue::full),
    FULL_AND_ALIVE(Venue::fullAndAlive),
    DIED(Venue::died),
    DEAD(Venue::dead);

    private final Consumer<Room> made;

    Beside(Consumer<Room> made) {
      this.made = made;
    }
  }

  private static final long STRANGER = 0xF0DE_F100_0000L;

  private final Room room = new Room();

  /** An access point carries to this seat what goes to all, and to no station else. */
  @Test
  void whatGoesToAllShowsNothingOfOthersTraffic() {
    Venue.healthy(room);
    for (int i = 0; i < 8; i++) {
      room.forges(2 + i, ack(i, Packets.EVERYBODY));
    }
    assertEquals(Level.BROADCASTS, level(room.attacked()));
  }

  private static byte[] ack(int i, long station) {
    long mac = STRANGER + i * 0x1234L;
    return Forger.unicastAck(
        mac, 9 + i, Venue.address(70 + i), Venue.SERVER_IP, station, Venue.SERVER);
  }

  private static Level level(Room.Played played) {
    Segment segment = played.report().segments().get(0);
    return segment.vantage().level();
  }

  /** A switch floods what goes to a station that it does not know. */
  @ParameterizedTest
  @EnumSource
  void whatASwitchFloods(Beside beside) {
    beside.made.accept(room);
    room.forges(2, ack(0, STRANGER));
    room.forges(3, ack(1, STRANGER + 0x1234L));
    assertEquals(Level.FULL, level(room.attacked()));
    Bar.of(room).holdsInOutage();
  }

  @Test
  void whatASwitchFloodsWhereNothingIsWrong() {
    Venue.healthy(room);
    room.forges(2, ack(0, STRANGER));
    room.forges(3, ack(1, STRANGER + 0x1234L));
    Bar.of(room).holds("10.9.0.1");
    assertEquals(
        room.honest().report().segments().get(0).verdict(),
        room.attacked().report().segments().get(0).verdict());
  }
}
