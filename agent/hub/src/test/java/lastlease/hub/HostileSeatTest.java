package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lastlease.capture.Journal;
import lastlease.core.Input;
import lastlease.reports.Verdict;
import lastlease.uplink.Protocol;
import lastlease.uplink.Uplink;
import lastlease.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the join token harms no room but the one that they send for. */
class HostileSeatTest {
  private static final String SESSION = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba98765432100123456789abcdef";
  private static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");

  @TempDir private Path home = Path.of("");
  private final Ticking clock = new Ticking(BEGIN.plusSeconds(100));

  private House house() throws IOException {
    return new House(home.resolve("hub"), clock, Map.of()).open("osaka");
  }

  private Path seat(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  private static void assertServes(House house) throws Exception {
    Tenant tenant = house.tenant("osaka");
    tenant.intake().tick();
    String view = tenant.tokens().view();
    assertEquals(200, house.get("/osaka/event.json", view).statusCode());
    assertEquals(200, house.get("/osaka/", view).statusCode());
    assertEquals(200, house.get("/osaka/metrics", view).statusCode());
  }

  @Test
  void aClockThatNoMachineHasIsRefused() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house = house()) {
      String token = house.tenant("osaka").tokens().join();
      for (String ahead : new String[] {"-300000000000000", "999999999999999999"}) {
        HttpResponse<String> answer =
            House.send(house.post(token, "A", SESSION, 0, all).header(Protocol.CLOCK, ahead));
        assertEquals(400, answer.statusCode(), ahead);
        assertServes(house);
      }
      // A machine without a battery begins in 1970.
      assertEquals(
          200,
          House.send(
                  house.post(token, "A", SESSION, 0, all).header(Protocol.CLOCK, "-1795874500000"))
              .statusCode());
      assertServes(house);
    }
  }

  @Test
  void aClockOnDiskThatNoMachineHasIsNone() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    Path journal;
    try (House house = house()) {
      String token = house.tenant("osaka").tokens().join();
      assertEquals(200, House.send(house.post(token, "A", SESSION, 0, all)).statusCode());
      journal = Objects.requireNonNull(house.journal("osaka"));
    }
    Files.writeString(journal.resolveSibling("clock"), "-300000000000000");
    try (House house = house()) {
      assertServes(house);
      assertEquals(Verdict.POOL_EXHAUSTED, house.tenant("osaka").event().picture().verdict());
    }
  }

  @Test
  void aJournalHasADozenLinkTypesAtMostAndNoneOfMoreThan16Bits() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house = house()) {
      String token = house.tenant("osaka").tokens().join();
      assertEquals(200, House.send(house.post(token, "A", SESSION, 0, all)).statusCode());
      int taken = 0;
      for (int linkType = 0; linkType < 100; linkType++) {
        taken += beside(house, token, linkType, all) == 200 ? 1 : 0;
      }
      assertEquals(11, taken, "with the main file a dozen");
      assertEquals(413, beside(house, token, 50, all));
      assertEquals(400, beside(house, token, 65_536, all));
      try (Stream<Path> files = Files.walk(home.resolve("hub"))) {
        assertEquals(12, files.filter(file -> file.toString().endsWith(".pcapng")).count());
      }
      assertServes(house);
    }
  }

  private static int beside(House house, String token, int linkType, byte[] all) throws Exception {
    return House.send(
            house
                .post(token, "A", SESSION, 0, all)
                .setHeader(Protocol.FILE, Integer.toString(linkType)))
        .statusCode();
  }

  /** A journal that no hub can diagnose. */
  private Path ofNoTime() throws IOException {
    Path directory = seat("liar");
    try (Journal journal = Story.journal(directory)) {
      long micros = Instant.parse("+200000-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
      List<Input> inputs = Story.inputs(BEGIN);
      journal.add(inputs.get(0));
      Frame frame = ((Input.Captured) inputs.get(1)).frame();
      journal.add(
          new Input.Captured(
              new Frame(
                  0,
                  frame.number(),
                  micros,
                  "wlan0",
                  frame.linkType(),
                  frame.bytes(),
                  frame.originalLength())));
    }
    return directory.resolve("journal.pcapng");
  }

  @Test
  void whatIsOfNoTimeIsKeptAndTheSeatHearsThatNobodyReadsIt() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    byte[] nonsense = Files.readAllBytes(ofNoTime());
    try (House house = house()) {
      String token = house.tenant("osaka").tokens().join();
      assertEquals(200, House.send(house.post(token, "A", SESSION, 0, all)).statusCode());
      HttpResponse<String> answer = House.send(house.post(token, "Liar", OTHER, 0, nonsense));
      assertEquals(422, answer.statusCode(), answer.body());
      assertEquals(
          nonsense.length, answer.headers().firstValueAsLong(Protocol.POSITION).orElse(-1));
      assertServes(house);
      HttpResponse<String> question =
          House.send(house.post(token, "Liar", OTHER, nonsense.length, new byte[0]));
      assertEquals(422, question.statusCode());
      assertEquals(
          1, house.said.stream().filter(line -> line.contains("cannot be diagnosed")).count());
      assertEquals(Verdict.POOL_EXHAUSTED, house.tenant("osaka").event().picture().verdict());
    }
    try (House house = house()) {
      assertServes(house);
    }
  }

  @Test
  void aSeatThatNobodyReadsKnowsIt() throws Exception {
    Path journal = ofNoTime();
    try (House house = house();
        Uplink uplink = house.uplink("osaka", "Liar", journal)) {
      house.await("it is told", () -> house.said.toString().contains("it refuses what this seat"));
      assertTrue(uplink.isInReach(), "it has only just begun");
    }
  }
}
