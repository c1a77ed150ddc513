package lastlease.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lastlease.capture.journal.Journal;
import lastlease.hub.intake.Tenant;
import lastlease.reports.Verdict;
import lastlease.uplink.HubAddress;
import lastlease.uplink.Protocol;
import lastlease.uplink.Uplink;
import lastlease.words.Words;
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

  @Test
  void aNameThatNobodyCanReadIsRefusedInOneClearLine() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house = house()) {
      String token = house.tenant("osaka").tokens().join();
      // C1, a replacement for bytes that are no UTF-8, writing direction, zero width.
      for (String name : new String[] {"A%C2%9B", "A%FF", "A%E2%80%AE", "A%E2%80%8B", "%C2%A0"}) {
        HttpResponse<String> answer = House.send(house.post(token, name, SESSION, 0, all));
        assertEquals(400, answer.statusCode(), name);
        assertEquals(
            "a seat's name has 1 to 64 characters that can be seen", answer.body().strip());
      }
      HttpResponse<String> inJapanese =
          House.send(house.post(token, "A%FF", SESSION, 0, all).header("Accept-Language", "ja-JP"));
      assertEquals("観測点の名前は表示できる文字で1〜64文字です", inJapanese.body().strip());
      assertEquals(0, house.tenant("osaka").event().sessions());
      assertEquals(
          List.of(
              "a seat at 127.0.0.1 is refused: a seat's name has 1 to 64 characters that can be"
                  + " seen"),
          house.said);
      assertEquals(400, House.send(house.post(token, "A", SESSION + "0", 0, all)).statusCode());
      assertServes(house);
    }
  }

  @Test
  void aNameOnDiskThatNobodyCanReadIsComplainedOf() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    Path journal;
    try (House house = house()) {
      String token = house.tenant("osaka").tokens().join();
      assertEquals(200, House.send(house.post(token, "A", SESSION, 0, all)).statusCode());
      journal = Objects.requireNonNull(house.journal("osaka"));
    }
    Path name = Objects.requireNonNull(journal.getParent()).resolveSibling("name");
    for (byte[] wrong : List.of("A\u009b".getBytes(UTF_8), new byte[] {'A', (byte) 0xFF})) {
      Files.write(name, wrong);
      try (House house = house()) {
        assertEquals(
            List.of(name + " cannot be read: it is no name that a seat may have"), house.said);
        assertServes(house);
      }
    }
  }

  private static int beside(House house, String token, int linkType, byte[] all) throws Exception {
    return House.send(
            house
                .post(token, "A", SESSION, 0, all)
                .setHeader(Protocol.FILE, Integer.toString(linkType)))
        .statusCode();
  }

  /** A journal that no hub can diagnose: it describes an interface in no bytes, and goes on. */
  private Path unreadable() throws IOException {
    Path directory = seat("liar");
    Path file = directory.resolve("journal.pcapng");
    try (Journal journal = Story.journal(directory)) {
      journal.add(Story.inputs(BEGIN).get(0));
    }
    ByteBuffer description = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    description.putInt(1).putInt(12).putInt(12);
    Files.write(file, description.array(), StandardOpenOption.APPEND);
    return file;
  }

  @Test
  void whatCannotBeReadIsKeptAndTheSeatHearsThatNobodyReadsIt() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    byte[] nonsense = Files.readAllBytes(unreadable());
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
    Path journal = unreadable();
    try (House house = house();
        Uplink uplink = house.uplink("osaka", "Liar", journal)) {
      house.await("it is told", () -> house.said.toString().contains("it refuses what this seat"));
      assertTrue(uplink.isInReach(), "it has only just begun");
    }
  }

  @Test
  void aSeatHearsInItsOwnLanguageWhy() throws Exception {
    Path journal = unreadable();
    try (House house = house()) {
      Uplink.Plan plan =
          new Uplink.Plan(
              HubAddress.parse(house.address()),
              "Liar",
              house.tenant("osaka").tokens().join(),
              "test",
              Locale.JAPAN);
      Words japanese = Words.of(Locale.JAPAN);
      CompletableFuture<String> refused = new CompletableFuture<>();
      try (Uplink uplink =
          new Uplink(
              plan,
              journal,
              System.currentTimeMillis(),
              saying -> {
                if (saying.key().equals("uplink.refused")) {
                  refused.complete(japanese.say(saying));
                }
              })) {
        uplink.start();
        assertTrue(
            refused.get(1, TimeUnit.MINUTES).startsWith("ハブ: この観測点が送るものを拒否しました: 送られた内容を診断できません: "),
            refused.join());
      }
    }
  }
}
