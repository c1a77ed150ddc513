package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lastlease.hub.disk.SeatFolders;
import lastlease.hub.intake.Tenant;
import org.junit.jupiter.api.Test;

/** What is erased is gone, and nothing else is. */
class ErasingTest extends HubCase {
  @Test
  void erasingLeavesNothing() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house = house("osaka", "kyoto")) {
      for (String name : List.of("osaka", "kyoto")) {
        String token = house.tenant(name).tokens().join();
        assertEquals(200, House.send(house.post(token, name, SESSION, 0, all)).statusCode());
      }
    }
    SeatFolders.erase(home.resolve("hub").resolve("osaka"));
    try (Stream<Path> left = Files.walk(home.resolve("hub"))) {
      assertTrue(left.noneMatch(path -> path.toString().contains("osaka")));
    }
    try (House house = house("osaka", "kyoto")) {
      assertEquals(0, house.tenant("osaka").event().sessions());
      assertEquals(1, house.tenant("kyoto").event().sessions());
    }
  }

  @Test
  void oldSessionsAreErasedAndYoungOnesStay() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    String other = SESSION.replace('0', 'f');
    try (House house =
        new House(home.resolve("hub"), clock, Map.of()).retain(Duration.ofDays(7)).open("osaka")) {
      Tenant tenant = house.tenant("osaka");
      String token = tenant.tokens().join();
      House.send(house.post(token, "Old", SESSION, 0, all));
      clock.pass(Duration.ofDays(4));
      House.send(house.post(token, "Young", other, 0, all));
      clock.pass(Duration.ofDays(4));
      tenant.intake().tick();
      assertEquals(
          List.of("Young"), tenant.event().runs().stream().map(run -> run.id().seat()).toList());
      try (Stream<Path> left = Files.walk(home.resolve("hub"))) {
        assertTrue(left.noneMatch(path -> path.toString().contains(SESSION)));
      }
    }
  }

  /** A name that is refused by now, or a journal that nobody can read: it goes by its age, too. */
  @Test
  void whatCouldNotBeOpenedIsErasedByItsFiles() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house =
        new House(home.resolve("hub"), clock, Map.of()).retain(Duration.ofDays(7)).open("osaka")) {
      Tenant tenant = house.tenant("osaka");
      House.send(house.post(tenant.tokens().join(), "Young", SESSION, 0, all));
      Path seats = home;
      try (Stream<Path> found = Files.walk(home.resolve("hub"))) {
        for (Path path : found.filter(one -> one.endsWith(SESSION)).toList()) {
          seats = path.resolve("..").resolve("..").normalize();
        }
      }
      Path old = Files.createDirectories(seats.resolve("old").resolve(SESSION));
      Path young = Files.createDirectories(seats.resolve("young").resolve(SESSION));
      for (Path session : List.of(old, young)) {
        Files.writeString(session.resolve("journal"), "damaged");
      }
      clock.pass(Duration.ofDays(1));
      FileTime before = FileTime.from(clock.instant().minus(Duration.ofDays(8)));
      for (Path path : List.of(old.resolve("journal"), old, old.getParent())) {
        Files.setLastModifiedTime(path, before);
      }
      for (Path path : List.of(young.resolve("journal"), young, young.getParent())) {
        Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
      }
      tenant.intake().tick();
      assertFalse(Files.exists(old));
      assertTrue(Files.exists(young.resolve("journal")));
      assertEquals(1, tenant.event().sessions());
    }
  }
}
