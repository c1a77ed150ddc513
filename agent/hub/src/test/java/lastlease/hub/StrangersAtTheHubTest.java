package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import lastlease.capture.journal.Blocks;
import lastlease.hub.intake.Tenant;
import lastlease.hub.seat.SeatView;
import lastlease.hub.secret.Tokens;
import lastlease.reports.EventReport;
import lastlease.reports.Verdict;
import lastlease.uplink.Protocol;
import lastlease.uplink.Uplink;
import org.junit.jupiter.api.Test;

/** Whom a hub trusts, and what it makes of those whom it does not. */
class StrangersAtTheHubTest extends HubCase {
  @Test
  void onlyTheHubOfTheJoinCommandIsTrusted() throws Exception {
    Path journal = Story.whole(seat("a"), BEGIN);
    try (House house = new House(home.resolve("hub"), clock, Map.of()).secured().open("osaka")) {
      String token = house.tenant("osaka").tokens().join();
      String mine = house.address() + "#sha256=" + house.pin();
      String others = house.address() + "#sha256=" + "ab".repeat(32);
      try (Uplink fooled = house.uplink(others, token, "Fooled", journal)) {
        house.await("it is told", () -> house.said.toString().contains("its certificate is not"));
        assertTrue(fooled.isInReach(), "it has only just begun");
        assertEquals(0, house.tenant("osaka").event().sessions());
      }
      try (Uplink uplink = house.uplink(mine, token, "Room A", journal)) {
        awaitAll(house, "osaka", journal);
        assertTrue(uplink.isInReach());
      }
    }
    try (Stream<Path> files = Files.list(home.resolve("hub"))) {
      List<Path> kept = files.filter(file -> file.toString().endsWith(".pem")).toList();
      assertEquals(2, kept.size(), "a key and a certificate");
      for (Path file : kept) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
  }

  @Test
  void garbageAndStrangersHarmNobodyAndAreToldOnce() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    long seed = 16;
    Random random = new Random(seed);
    long began = System.nanoTime();
    try (House house = house("osaka")) {
      String token = house.tenant("osaka").tokens().join();
      assertEquals(200, House.send(house.post(token, "A", SESSION, 0, all)).statusCode());
      String before = json(only(house, "osaka"));
      for (int i = 0; i < 200; i++) {
        byte[] garbage = new byte[random.nextInt(400) + 1];
        random.nextBytes(garbage);
        int status = House.send(house.post(token, "liar", SESSION, 0, garbage)).statusCode();
        assertEquals(400, status, "seed " + seed + ", " + i);
      }
      for (int i = 0; i < 200; i++) {
        byte[] bent = Arrays.copyOf(all, Blocks.whole(all, all.length / 2));
        for (int j = 0; j < 20; j++) {
          bent[60 + random.nextInt(bent.length - 60)] = (byte) random.nextInt();
        }
        String session = SESSION.substring(3) + String.format("%03x", i);
        House.send(house.post(token, "liar", session, 0, bent));
      }
      for (int i = 0; i < Integer.getInteger("hub.guesses", 1_000); i++) {
        if (i % 10 == 0) {
          assertEquals(401, House.send(house.post("wrong" + i, "A", SESSION, 0, all)).statusCode());
        } else {
          assertEquals(401, house.get("/osaka/?token=" + i, "wrong").statusCode());
        }
      }
      long minutes = (System.nanoTime() - began) / 60_000_000_000L;
      long lines = house.said.stream().filter(line -> line.contains("wrong token")).count();
      assertTrue(lines >= 1 && lines <= minutes + 1, lines + " lines in " + minutes + " min");
      assertTrue(house.said.stream().filter(line -> line.contains("is refused")).count() < 100);
      SeatView honest =
          house.tenant("osaka").event().runs().stream()
              .filter(run -> run.id().seat().equals("A"))
              .findFirst()
              .orElseThrow();
      assertEquals(before, json(Objects.requireNonNull(honest.shown())));
      String view = house.tenant("osaka").tokens().view();
      assertEquals(200, house.get("/osaka/", view).statusCode());
    }
  }

  @Test
  void aSeatOfAnotherLanguageIsToldSoAndANewerOneOfTheSameIsUnderstood() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house = house("osaka")) {
      String token = house.tenant("osaka").tokens().join();
      HttpResponse<String> other =
          House.send(house.post(token, "New", SESSION, 0, all).setHeader(Protocol.LANGUAGE, "2"));
      assertEquals(426, other.statusCode());
      assertTrue(other.body().contains("bring both to one version"), other.body());
      assertTrue(house.said.toString().contains("speaks protocol 1, the seat 2"));
      HttpResponse<String> newer =
          House.send(
              house.post(token, "Newer", SESSION, 0, all).header("Lastlease-Unheard-Of", "1"));
      assertEquals(200, newer.statusCode());
    }
  }

  @Test
  void whatANewerSeatRecordsBesideIsPassedOverAndAnOlderSeatIsTold() throws Exception {
    byte[] old = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    String text = new String(old, StandardCharsets.ISO_8859_1);
    // Records of a kind that nobody has heard of, as long as those that they stand for.
    byte[] newer =
        text.replace("\"kind\":\"advance\"", "\"kind\":\"novelty\"")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertFalse(Arrays.equals(old, newer));
    try (House house = house("osaka")) {
      Tenant tenant = house.tenant("osaka");
      String other = SESSION.replace('0', 'f');
      HttpResponse<String> answer =
          House.send(
              house
                  .post(tenant.tokens().join(), "New", other, 0, newer)
                  .header("Lastlease-Unheard-Of", "1"));
      assertEquals(200, answer.statusCode(), answer.body());
      assertEquals(
          200, House.send(house.post(tenant.tokens().join(), "Old", SESSION, 0, old)).statusCode());
      List<EventReport.Room> rooms = tenant.event().picture().rooms();
      assertEquals(List.of("New", "Old"), rooms.stream().map(EventReport.Room::id).toList());
      rooms.forEach(room -> assertEquals(Verdict.POOL_EXHAUSTED, room.verdict(), room.id()));
      assertEquals(2, house.said.size(), "that they joined, and nothing else: " + house.said);
    }
  }

  @Test
  void eventsKnowNothingOfEachOther() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house = house("osaka", "kyoto")) {
      Tokens osaka = house.tenant("osaka").tokens();
      Tokens kyoto = house.tenant("kyoto").tokens();
      assertEquals(200, House.send(house.post(osaka.join(), "A", SESSION, 0, all)).statusCode());
      assertEquals(0, house.tenant("kyoto").event().sessions());
      assertEquals(401, house.get("/osaka/", kyoto.view()).statusCode());
      assertEquals(401, house.get("/osaka/", osaka.join()).statusCode(), "a seat cannot look");
      assertEquals(
          401,
          House.send(house.post(osaka.view(), "A", SESSION, 0, all)).statusCode(),
          "a viewer cannot send");
    }
  }
}
