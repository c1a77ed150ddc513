package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lastlease.lab.Prerequisites.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Three rooms, a seat in each: rooms A and B are VLANs of one Kea, room C has a dnsmasq. One pool
 * runs dry; one room is cut off, and in trouble meanwhile; the first server dies. The picture tells
 * each in turn, and never more than the frames prove.
 */
@Lab({Tool.DNSMASQ, Tool.KEA, Tool.BUSYBOX})
@Execution(ExecutionMode.CONCURRENT)
final class ThreeRoomsIT {
  private static final String KEA_MAC = "02:00:00:00:00:fd";
  private static final Duration LONG = RoomsOfAnEvent.LONG;
  private final List<String> figures = new ArrayList<>();

  @Test
  void thePictureTellsEachInTurn(Venue uplinks, Venue a, Venue b, Venue c) {
    RoomsOfAnEvent event = new RoomsOfAnEvent(uplinks);
    Host kea = a.host("kea", KEA_MAC).address("10.1.0.1/24");
    b.plugIn(kea, "eth1", KEA_MAC);
    Command.run("ip", "-n", kea.namespace(), "addr", "add", "10.2.0.1/24", "dev", "eth1");
    Process server = Server.keaOfTwo(kea, "10.1.0", 3, "10.2.0", 20);
    Server dnsmasq =
        Server.dnsmasq(
            c.host("dnsmasq", "02:00:00:00:00:fc"), "10.3.0.1", new Server.Pool(10, 60, 3600));
    List<Host> seats = List.of(event.seat(a), event.seat(b), event.seat(c));
    for (String room : List.of("Room A", "Room B", "Room C")) {
      event.await(room + " is heard", now -> state(now, room, "presence").equals("HEARD"));
    }
    for (int i = 0; i < 2; i++) {
      guest(a, 'A', i);
      guest(b, 'B', i);
      guest(c, 'C', i);
    }
    event.await(
        "all are well",
        now ->
            List.of("Room A", "Room B", "Room C").stream()
                .allMatch(room -> state(now, room, "verdict").equals("HEALTHY")));
    // Nobody heard from which machine these are: nothing says that they are one.
    assertEquals("10.2.0.1", event.picture().at("/servers/1/id"), event.said());
    aPoolRunsDry(event, kea, a, b);
    aRoomIsCutOff(event, seats.get(2), dnsmasq, c);
    theServerDies(event, server, b);
    List<String> opened =
        event.told().stream().filter(line -> line.contains("\"OPENED\"")).toList();
    assertEquals(
        opened.size(),
        opened.stream()
            .map(line -> RoomsOfAnEvent.group(line, "\"incident\":\"([^\"]+)\""))
            .distinct()
            .count(),
        "nothing is opened twice: " + opened);
    figures.forEach(System.out::println);
  }

  private void aPoolRunsDry(RoomsOfAnEvent event, Host kea, Venue a, Venue b) {
    for (int i = 2; i < 6; i++) {
      guest(a, 'A', i);
    }
    awaitOpened(event, "Room A");
    delay(event, "a pool runs dry", "Room A");
    // A gateway looks for its hosts all day: by that both seats hear that it is one machine.
    for (String sought : List.of("10.1.0.250", "10.2.0.250")) {
      Command.attempt(
          "ip", "netns", "exec", kea.namespace(), "busybox", "ping", "-c1", "-W1", sought);
    }
    event.await(
        "one server of two addresses",
        now ->
            now.at("/servers/0/ids/1").equals("10.2.0.1")
                && now.at("/servers/0/mac").equals(KEA_MAC));
    for (int i = 2; i < 5; i++) {
      guest(b, 'B', i);
      Patience.pause(3);
    }
    event.await(
        "room B speaks for the server of room A",
        now ->
            RoomsOfAnEvent.incidents(now, "Room A").stream()
                .anyMatch(
                    at ->
                        now.at(at + "/cross/0/code").equals("SERVER_LIVES_OTHER_POOL")
                            && now.at(at + "/cross/0/room").equals("Room B")));
    Pointers now = event.picture();
    assertEquals("CRITICAL", state(now, "Room A", "severity"));
    assertEquals("HEALTHY", state(now, "Room B", "verdict"));
    assertEquals("POOL_EXHAUSTED", now.at("/verdict"));
    assertTrue(event.page().contains("Room B"), event.page());
  }

  /** Its seat is out of reach for longer than it waits for the hub: it tells by itself. */
  private void aRoomIsCutOff(RoomsOfAnEvent event, Host seat, Server server, Venue c) {
    Instant cut = Instant.now();
    RoomsOfAnEvent.uplink(seat, false);
    server.die();
    for (int i = 2; i < 6; i++) {
      guest(c, 'C', i);
    }
    event.await("room C is silent", now -> state(now, "Room C", "presence").equals("SILENT"));
    assertEquals("UNDETERMINED", state(event.picture(), "Room C", "verdict"));
    figure("a cut is told after", Duration.between(cut, Instant.now()));
    Patience.await("the seat tells", LONG, () -> seat.read("own.out").contains("OPENED"));
    figure(
        "and the seat tells by itself after",
        Duration.between(cut, RoomsOfAnEvent.at(seat.read("own.out"))));
    assertTrue(event.opened("Room C").isEmpty(), "the hub cannot know: " + event.told());
    RoomsOfAnEvent.uplink(seat, true);
    Instant back = Instant.now();
    awaitOpened(event, "Room C");
    figure(
        "after it, from the uplink's return to the hub's alert",
        Duration.between(back, RoomsOfAnEvent.at(event.opened("Room C").orElseThrow())));
    event.await("room C is heard", now -> state(now, "Room C", "presence").equals("HEARD"));
  }

  private void theServerDies(RoomsOfAnEvent event, Process server, Venue b) {
    server.destroyForcibly();
    for (int i = 5; i < 9; i++) {
      guest(b, 'B', i);
    }
    awaitOpened(event, "Room B");
    delay(event, "the server dies", "Room B");
    Pointers now = event.picture();
    // It served room B long after room A's pool was dry: these are two.
    assertEquals(1, RoomsOfAnEvent.incidents(now, "Room A").size(), event.said());
    assertEquals(1, RoomsOfAnEvent.incidents(now, "Room B").size(), event.said());
    assertTrue(
        !RoomsOfAnEvent.incidents(now, "Room A").equals(RoomsOfAnEvent.incidents(now, "Room B")),
        event.said());
  }

  private static void awaitOpened(RoomsOfAnEvent event, String room) {
    try {
      Patience.await("the alert of " + room, LONG, () -> event.opened(room).isPresent());
    } catch (LabException e) {
      throw new LabException(e.getMessage() + event.said(), e);
    }
  }

  private static String state(Pointers picture, String room, String field) {
    return RoomsOfAnEvent.room(picture, room, field);
  }

  private void delay(RoomsOfAnEvent event, String what, String room) {
    event.await(room + " in the picture", now -> !RoomsOfAnEvent.incidents(now, room).isEmpty());
    Pointers now = event.picture();
    Instant detected =
        Instant.parse(now.at(RoomsOfAnEvent.incidents(now, room).get(0) + "/detected"));
    Instant arrived = RoomsOfAnEvent.at(event.opened(room).orElseThrow());
    figure(what + ", from the seat's detection to the hub's alert", elapsed(detected, arrived));
  }

  private static Duration elapsed(Instant from, Instant to) {
    return Duration.between(from, to);
  }

  private void figure(String what, Duration time) {
    figures.add(String.format(Locale.ROOT, "%s: %.2f s", what, time.toMillis() / 1000.0));
  }

  private static void guest(Venue room, char name, int i) {
    String mac = String.format(Locale.ROOT, "f0:18:98:00:%02x:%02x", (int) name, i);
    new Station(room.host("guest" + i, mac), Station.Kind.SILENT, "guest" + i).arrive();
  }
}
