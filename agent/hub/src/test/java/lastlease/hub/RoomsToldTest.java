package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lastlease.capture.journal.Journal;
import lastlease.cli.Receiver;
import lastlease.core.Input;
import lastlease.hub.intake.Tenant;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Presence;
import lastlease.reports.Verdict;
import lastlease.uplink.Uplink;
import org.junit.jupiter.api.Test;

/** What a hub tells of rooms: once, and nothing of those that it does not hear. */
class RoomsToldTest extends HubCase {
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

  @Test
  void aSeatWhoseJournalIsFullTellsByItselfAndItsRoomBecomesUnknown() throws Exception {
    List<Input> inputs = Story.inputs(BEGIN);
    Path directory = seat("a");
    Path file = directory.resolve("journal.pcapng");
    Map<String, String> alerts = Map.of("alert.webhook", "http://127.0.0.1:1/");
    try (House house = new House(home.resolve("hub"), clock, alerts).open("osaka");
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
}
