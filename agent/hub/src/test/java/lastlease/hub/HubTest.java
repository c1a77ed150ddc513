package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import lastlease.capture.Blocks;
import lastlease.capture.Journal;
import lastlease.cli.Receiver;
import lastlease.core.Input;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Presence;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.reports.render.Json;
import lastlease.uplink.Protocol;
import lastlease.uplink.Uplink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub in this process, with real uplinks over the loopback. */
class HubTest {
  private static final String SESSION = "0123456789abcdef0123456789abcdef";
  private static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");

  @TempDir private Path home = Path.of("");
  private final Ticking clock = new Ticking(BEGIN.plusSeconds(100));

  private House house(String... events) throws IOException {
    return new House(home.resolve("hub"), clock, Map.of()).open(events);
  }

  private Path seat(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  private static void awaitAll(House house, String event, Path journal)
      throws IOException, InterruptedException {
    long size = Files.size(journal);
    house.await(
        "all is there",
        () -> {
          try {
            Path there = house.journal(event);
            return there != null && Files.size(there) == size;
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static String json(PoolReport report) throws IOException {
    StringWriter text = new StringWriter();
    Json.write(report, text, false);
    return text.toString();
  }

  private static PoolReport only(House house, String event) {
    List<SeatView> runs = house.tenant(event).event().runs();
    assertEquals(1, runs.size());
    return Objects.requireNonNull(runs.get(0).shown());
  }

  @Test
  void aJournalArrivesByteForByteAndTheRoomIsTold() throws Exception {
    Path journal = Story.whole(seat("a"), BEGIN);
    try (House house = house("osaka");
        Uplink uplink = house.uplink("osaka", "Room A", journal)) {
      awaitAll(house, "osaka", journal);
      assertArrayEquals(
          Files.readAllBytes(journal),
          Files.readAllBytes(Objects.requireNonNull(house.journal("osaka"))));
      house.await(
          "the picture has it",
          () -> house.tenant("osaka").event().picture().verdict() == Verdict.POOL_EXHAUSTED);
      EventReport picture = house.tenant("osaka").event().picture();
      assertEquals("Room A", picture.rooms().get(0).id());
      assertEquals(List.of("Room A"), picture.incidents().get(0).rooms());
      assertTrue(uplink.isInReach());
      String view = house.tenant("osaka").tokens().view();
      assertTrue(house.get("/osaka/", view).body().contains("Room A"));
      assertTrue(house.get("/osaka/?view=wall&lang=ja", view).body().contains("枯渇"));
      assertTrue(house.get("/osaka/event.json", view).body().contains("lastlease.event/1"));
      assertTrue(
          house.get("/osaka/metrics", view).body().contains("lastlease_event_incident_open{"));
      EventReport.Room room = picture.rooms().get(0);
      String link = "/osaka/room?seat=Room+A&session=" + room.session();
      assertEquals(200, house.get(link, view).statusCode());
      assertTrue(house.get(link + "&format=json", view).body().contains("\"revealed\" : false"));
    }
  }

  @Test
  void afterARestartTheReportIsTheSameByteForByte() throws Exception {
    Path journal = Story.whole(seat("a"), BEGIN);
    String before;
    try (House house = house("osaka");
        Uplink uplink = house.uplink("osaka", "Room A", journal)) {
      awaitAll(house, "osaka", journal);
      house.await(
          "it is diagnosed", () -> !house.tenant("osaka").event().picture().incidents().isEmpty());
      assertNotNull(uplink);
      before = json(only(house, "osaka"));
    }
    try (House house = house("osaka")) {
      assertEquals(before, json(only(house, "osaka")));
    }
  }

  @Test
  void aJournalOfTwoLinkTypesIsReadFromBothFilesAlsoAfterARestart() throws Exception {
    Path directory = seat("a");
    int beside = 0;
    try (Journal journal = Story.journal(directory)) {
      for (Input input : Story.inputs(BEGIN)) {
        Input raw = Story.withoutEthernet(input);
        beside += raw == input ? 0 : 1;
        journal.add(raw);
      }
    }
    assertTrue(beside > 10, beside + " frames");
    Path journal = directory.resolve("journal.pcapng");
    String before;
    try (House house = house("osaka");
        Uplink uplink = house.uplink("osaka", "Room A", journal)) {
      awaitAll(house, "osaka", journal);
      house.await(
          "it is diagnosed", () -> !house.tenant("osaka").event().picture().incidents().isEmpty());
      assertTrue(uplink.isInReach());
      assertEquals(Story.frames(), only(house, "osaka").input().frames());
      before = json(only(house, "osaka"));
    }
    try (House house = house("osaka")) {
      assertEquals(before, json(only(house, "osaka")));
    }
  }

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
  void noByteIsTakenTwice() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house = house("osaka")) {
      String token = house.tenant("osaka").tokens().join();
      int half = Blocks.whole(all, all.length / 2);
      byte[] first = Arrays.copyOf(all, half);
      assertEquals(200, House.send(house.post(token, "A", SESSION, 0, first)).statusCode());
      HttpResponse<String> again = House.send(house.post(token, "A", SESSION, 0, first));
      assertEquals(409, again.statusCode());
      assertEquals(half, again.headers().firstValueAsLong(Protocol.POSITION).orElse(-2));
      byte[] rest = Arrays.copyOfRange(all, half, all.length);
      assertEquals(
          409, House.send(house.post(token, "A", SESSION, half + 4, rest)).statusCode(), "a gap");
      assertEquals(200, House.send(house.post(token, "A", SESSION, half, rest)).statusCode());
      assertArrayEquals(all, Files.readAllBytes(Objects.requireNonNull(house.journal("osaka"))));
    }
  }

  @Test
  void whatACrashCutIsSentAgain() throws Exception {
    Path journal = Story.whole(seat("a"), BEGIN);
    try (House house = house("osaka");
        Uplink uplink = house.uplink("osaka", "Room A", journal)) {
      awaitAll(house, "osaka", journal);
      assertTrue(uplink.isInReach());
    }
    Path there;
    try (House house = house("osaka")) {
      there = Objects.requireNonNull(house.journal("osaka"));
    }
    byte[] bytes = Files.readAllBytes(there);
    Files.write(there, Arrays.copyOf(bytes, bytes.length / 2 + 1));
    try (House house = house("osaka");
        Uplink uplink = house.uplink("osaka", "Room A", journal)) {
      awaitAll(house, "osaka", journal);
      assertTrue(uplink.isInReach());
      assertArrayEquals(bytes, Files.readAllBytes(there));
    }
  }

  @Test
  void aSeatWhoseMachineLostTheEndOfItsJournalBeginsAnew() throws Exception {
    Path journal = Story.whole(seat("a"), BEGIN);
    byte[] all = Files.readAllBytes(journal);
    try (House house = house("osaka")) {
      try (Uplink uplink = house.uplink("osaka", "Room A", journal)) {
        awaitAll(house, "osaka", journal);
        assertTrue(uplink.isInReach());
      }
      Files.write(journal, Arrays.copyOf(all, Blocks.whole(all, all.length / 2)));
      try (Journal resumed = Story.journal(seat("a"));
          Uplink uplink = house.uplink("osaka", "Room A", journal)) {
        resumed.add(new Input.End(BEGIN.plusSeconds(200).toEpochMilli() * 1000));
        resumed.flush();
        uplink.grown(true);
        awaitAll(house, "osaka", journal);
        assertArrayEquals(
            Files.readAllBytes(journal),
            Files.readAllBytes(Objects.requireNonNull(house.journal("osaka"))));
        house.await(
            "the room has ended",
            () ->
                house.tenant("osaka").event().picture().rooms().stream()
                    .anyMatch(room -> room.presence() == Presence.ENDED));
      }
    }
  }

  @Test
  void anOutageLosesNothing() throws Exception {
    List<Input> inputs = Story.inputs(BEGIN);
    Path directory = seat("a");
    Path file = directory.resolve("journal.pcapng");
    String address;
    int half = inputs.size() / 2;
    try (Journal journal = Story.journal(directory)) {
      Uplink uplink;
      try (House first = house("osaka")) {
        address = first.address();
        uplink = first.uplink("osaka", "Room A", file);
        for (Input input : inputs.subList(0, half)) {
          journal.add(input);
        }
        journal.flush();
        uplink.grown(true);
        awaitAll(first, "osaka", file);
      }
      for (Input input : inputs.subList(half, inputs.size())) {
        journal.add(input);
      }
      journal.flush();
      uplink.close();
      assertTrue(address.startsWith("http://127.0.0.1:"));
      try (House second = house("osaka");
          Uplink back = second.uplink("osaka", "Room A", file)) {
        awaitAll(second, "osaka", file);
        assertTrue(back.isInReach());
        second.await(
            "the verdict is there",
            () -> second.tenant("osaka").event().picture().verdict() == Verdict.POOL_EXHAUSTED);
      }
    }
  }

  @Test
  void aSeatWhoseJournalIsFullTellsByItselfAndItsRoomBecomesUnknown() throws Exception {
    List<Input> inputs = Story.inputs(BEGIN);
    Path directory = seat("a");
    Path file = directory.resolve("journal.pcapng");
    try (House house = house("osaka");
        Journal journal = Journal.open(file, 3_000)) {
      journal.begin(1);
      journal.add(inputs.get(0));
      journal.flush();
      try (Uplink uplink = house.uplink("osaka", "Room A", file)) {
        awaitAll(house, "osaka", file);
        assertTrue(uplink.tells());
        for (Input input : inputs) {
          journal.add(input);
        }
        journal.flush();
        assertTrue(journal.isFull());
        uplink.grown(journal.goesOn());
        assertFalse(uplink.tells());
        house.await("both say so", () -> house.said.toString().contains("alerts come from here"));
        assertTrue(house.said.toString().contains("\"Room A\" records no more"));
        assertEquals(Files.size(file), Files.size(house.journal("osaka")), "what there is arrived");
      }
      EventReport.Room last = house.tenant("osaka").event().picture().rooms().get(0);
      clock.pass(Duration.ofSeconds(21));
      EventReport.Room room = house.tenant("osaka").event().picture().rooms().get(0);
      assertEquals(Presence.HEARD, last.presence());
      assertEquals(Presence.SILENT, room.presence());
      assertEquals(Verdict.UNDETERMINED, room.verdict());
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
      for (int i = 0; i < 1_000; i++) {
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

  @Test
  void anIncidentOfTwoRoomsIsOneAlertAlsoAfterRestarts() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    byte[] earlier = Files.readAllBytes(Story.whole(seat("b"), BEGIN.minusSeconds(5)));
    try (Receiver receiver = new Receiver(0)) {
      Map<String, String> config =
          Map.of("alert.webhook", receiver.address(), "alert.desktop", "false");
      House house = new House(home.resolve("hub"), clock, config).open("osaka");
      try (house) {
        String token = house.tenant("osaka").tokens().join();
        House.send(house.post(token, "A", SESSION, 0, all));
        Receiver.Got first = receiver.next();
        assertTrue(first.body().contains("\"OPENED\""), first.body());
        assertTrue(first.body().contains("\"segment\":\"A\""), first.body());
        // A room that was out of reach, and whose trouble began before.
        House.send(house.post(token, "B", SESSION, 0, earlier));
        EventReport picture = house.tenant("osaka").event().picture();
        assertEquals(1, picture.incidents().size());
        assertEquals(List.of("A", "B"), picture.incidents().get(0).rooms());
        house.tenant("osaka").intake().tick();
        assertTrue(receiver.isQuiet(700));
      }
      for (int i = 0; i < 3; i++) {
        try (House again = new House(home.resolve("hub"), clock, config).open("osaka")) {
          again.tenant("osaka").intake().tick();
          assertTrue(receiver.isQuiet(400), "restart " + i);
        }
      }
    }
  }

  @Test
  void aSeatThatFallsSilentIsUnknown() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house = house("osaka")) {
      Tenant tenant = house.tenant("osaka");
      House.send(house.post(tenant.tokens().join(), "A", SESSION, 0, all));
      assertEquals(Presence.HEARD, tenant.event().picture().rooms().get(0).presence());
      clock.pass(Duration.ofSeconds(21));
      EventReport.Room room = tenant.event().picture().rooms().get(0);
      assertEquals(Presence.SILENT, room.presence());
      assertEquals(Verdict.UNDETERMINED, room.verdict());
    }
  }
}
