package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import lastlease.capture.journal.Blocks;
import lastlease.capture.journal.Journal;
import lastlease.core.Input;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Presence;
import lastlease.reports.Verdict;
import lastlease.uplink.Protocol;
import lastlease.uplink.Uplink;
import org.junit.jupiter.api.Test;

/** Journals arrive at a hub byte for byte, whatever breaks on the way. */
class JournalsArriveTest extends HubCase {
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
  void aConnectionEndsWhereTheSeatWantsItAndGoesOnElse() throws Exception {
    byte[] all = Files.readAllBytes(Story.whole(seat("a"), BEGIN));
    try (House house = house("osaka")) {
      String token = house.tenant("osaka").tokens().join();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
        socket.setSoTimeout(20_000);
        InputStream in = socket.getInputStream();
        ask(socket, token, all, 0, "keep-alive");
        String first = answer(in);
        assertTrue(first.contains("HTTP/1.1 200 OK"), first);
        assertTrue(first.contains("Connection: keep-alive"), first);
        ask(socket, token, new byte[0], all.length, "TE, Close");
        // To its end: it is closed at once, not only when nobody has asked for long.
        String last = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(last.contains("HTTP/1.1 200 OK"), last);
        assertTrue(last.contains("Connection: close"), last);
      }
    }
  }

  private static void ask(Socket socket, String token, byte[] blocks, long at, String connection)
      throws IOException {
    String head =
        "POST %s HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer %s\r\n%s: 1\r\n%s: A\r\n%s: %s\r\n"
            .formatted(
                Protocol.PATH, token, Protocol.LANGUAGE, Protocol.SEAT, Protocol.SESSION, SESSION);
    String rest =
        "%s: main\r\n%s: %d\r\nConnection: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(Protocol.FILE, Protocol.POSITION, at, connection, blocks.length);
    OutputStream out = socket.getOutputStream();
    out.write((head + rest).getBytes(StandardCharsets.US_ASCII));
    out.write(blocks);
    out.flush();
  }

  /** An answer whose text is one empty line. */
  private static String answer(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("it ended: " + text);
      }
      text.append((char) c);
    }
    return text.toString();
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
}
