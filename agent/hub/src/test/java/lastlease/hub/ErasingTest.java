package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    DiskIntake.erase(home.resolve("hub").resolve("osaka"));
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
}
