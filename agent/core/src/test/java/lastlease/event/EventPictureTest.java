package lastlease.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Presence;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;

class EventPictureTest {
  private static final String SERVER = "10.0.0.1";
  private static final String MAC = "02:00:00:00:00:01";
  private static final String POOL = "10.0.0.0/22";

  private static EventReport join(Seats... seats) {
    return EventPicture.join(
        Seats.TOOL, "event", Seats.at(600), Stream.of(seats).map(Seats::report).toList());
  }

  private static Seats room(String name) {
    return new Seats(name).pool(POOL);
  }

  private static List<String> names(EventReport report) {
    return report.rooms().stream().map(EventReport.Room::id).toList();
  }

  private static EventReport.Joined only(EventReport report) {
    assertEquals(1, report.incidents().size(), () -> report.incidents().toString());
    return report.incidents().get(0);
  }

  @Test
  void theWorstRoomStandsFirstAndTheUnknownBeforeTheWell() {
    EventReport report =
        join(
            room("A").server(SERVER, MAC),
            room("B").heard(570),
            room("C").fails(Verdict.SERVER_SLOW, Confidence.LIKELY, 500, 590),
            room("D").fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 500, 590),
            room("E").now(Verdict.UNDETERMINED));
    assertEquals(List.of("D", "C", "B", "E", "A"), names(report));
    assertEquals(Verdict.POOL_EXHAUSTED, report.verdict());
  }

  @Test
  void aSilentSeatIsUnknownNotHealthy() {
    EventReport report = join(room("A").server(SERVER, MAC).heard(579));
    EventReport.Room room = report.rooms().get(0);
    assertEquals(Presence.SILENT, room.presence());
    assertEquals(Verdict.UNDETERMINED, room.verdict());
    assertNull(room.confidence());
    assertEquals(Verdict.HEALTHY, room.lastVerdict());
    assertEquals(Seats.at(579), room.asOf());
    assertEquals(Verdict.UNDETERMINED, report.verdict());
    assertEquals(Presence.HEARD, join(room("A").heard(580)).rooms().get(0).presence());
  }

  @Test
  void aSeatThatHasEndedOrCatchesUpIsToldApart() {
    EventReport report = join(room("A").ended(), room("B").behind(60_000));
    assertEquals(Presence.ENDED, report.rooms().get(0).presence());
    assertEquals(Verdict.UNDETERMINED, report.rooms().get(0).verdict());
    assertEquals(Presence.CATCHING_UP, report.rooms().get(1).presence());
    assertEquals(Verdict.HEALTHY, report.rooms().get(1).verdict());
  }

  @Test
  void onePoolThatFailsInTwoRoomsIsOneIncident() {
    EventReport report =
        join(
            room("A")
                .server(SERVER, MAC)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 180, 590),
            room("B")
                .server(SERVER, null)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 200, 590));
    EventReport.Joined one = only(report);
    assertEquals(List.of("A", "B"), one.rooms());
    assertEquals(SERVER, one.server());
    assertEquals(POOL, one.subnet());
    assertEquals(Seats.at(180), one.began());
    assertEquals(Seats.at(188), one.detected());
    assertEquals(6, one.clients());
    assertEquals(Confidence.LIKELY, one.confidence());
    assertEquals(EventReport.CrossCode.SAME_POOL_FAILS_ELSEWHERE, one.cross().get(0).code());
  }

  @Test
  void aForecastIsJoinedAsOneByTheClockOfTheHub() {
    EventReport.Joined ahead = only(join(room("A").offset(5_000).filling(500, 905)));
    assertEquals(Seats.at(900), ahead.fullAt());
    EventReport.Joined full =
        only(join(room("A").fails(Verdict.POOL_NEARLY_FULL, Confidence.CONFIRMED, 500, 590)));
    assertNull(full.fullAt());
  }

  @Test
  void troubleAtOtherTimesOrOfAnotherPoolIsNotJoined() {
    EventReport report =
        join(
            room("A")
                .server(SERVER, MAC)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 100, 150, 160.0),
            room("B")
                .server(SERVER, MAC)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 200, 590));
    assertEquals(2, report.incidents().size());
    EventReport other =
        join(
            room("A")
                .server(SERVER, MAC, 150, 300)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 100, 590),
            new Seats("B")
                .pool("10.9.0.0/24")
                .server(SERVER, MAC)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 100, 590));
    assertEquals(2, other.incidents().size(), "the server was heard meanwhile");
  }

  @Test
  void aServerThatServesAnotherRoomIsNotDead() {
    EventReport report =
        join(
            room("A")
                .server(SERVER, MAC)
                .fails(Verdict.SERVER_UNREACHABLE, Confidence.LIKELY, 300, 590),
            new Seats("C")
                .pool("10.9.0.0/24")
                .server("10.9.0.1", MAC, LifeKind.NEWCOMER_SERVED, 400, 420));
    EventReport.Joined one = only(report);
    EventReport.Cross cross = one.cross().get(0);
    assertEquals(EventReport.CrossCode.SERVER_LIVES_OTHER_POOL, cross.code());
    assertEquals("C", cross.room());
    assertEquals(2, cross.count());
    assertEquals(Seats.at(420), cross.lastAt());
    assertEquals(2, cross.frames().size());
    assertEquals(1, report.servers().size(), "one machine by its MAC");
    assertEquals(List.of(SERVER, "10.9.0.1"), report.servers().get(0).ids());
  }

  @Test
  void aSignBesideTheUnansweredDoesNotCount() {
    EventReport report =
        join(
            room("A")
                .server(SERVER, MAC)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 300, 500),
            room("B").server(SERVER, MAC, 299, 300.5, 550));
    assertEquals(List.of(), only(report).cross(), "before, at once, and after the last of them");
  }

  @Test
  void oneOtherSeatMakesItLikelyTwoConfirm() {
    Seats sick =
        room("A").server(SERVER, MAC).fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 300, 590);
    Seats witness = room("B").server(SERVER, MAC, LifeKind.NAK, 400);
    EventReport.Joined likely = only(join(sick, witness));
    assertEquals(Confidence.LIKELY, likely.confidence());
    assertEquals(List.of(Verdict.SERVER_UNREACHABLE), likely.rivals());
    EventReport.Joined confirmed =
        only(join(sick, witness, room("C").server(SERVER, MAC, LifeKind.NAK, 450)));
    assertEquals(Confidence.CONFIRMED, confirmed.confidence());
    assertEquals(List.of(), confirmed.rivals());
  }

  @Test
  void aSeatThatLiesCannotConfirmForOthers() {
    Seats honest =
        room("A").server(SERVER, MAC).fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 300, 590);
    Seats liar =
        room("L")
            .server(SERVER, MAC, LifeKind.NAK, 400, 410, 420)
            .fails(Verdict.POOL_EXHAUSTED, Confidence.CONFIRMED, 290, 595);
    EventReport.Joined one = only(join(honest, liar));
    assertEquals(List.of("A", "L"), one.rooms());
    assertEquals(Confidence.LIKELY, one.confidence());
    assertEquals(Confidence.CONFIRMED, only(join(liar)).confidence(), "of its own room it may");
  }

  @Test
  void aLiarWhoSaysThatTheServerLivesDoesNotHideThatItIsDead() {
    Seats sick =
        room("A")
            .server(SERVER, MAC)
            .fails(Verdict.SERVER_UNREACHABLE, Confidence.CONFIRMED, 300, 590);
    EventReport.Joined one =
        only(join(sick, room("L").server(SERVER, MAC, LifeKind.REPLY, 400, 410)));
    assertEquals(Verdict.SERVER_UNREACHABLE, one.verdict());
    assertEquals(Confidence.LIKELY, one.confidence());
    assertTrue(one.rivals().contains(Verdict.POOL_EXHAUSTED));
  }

  @Test
  void aPoolThatServesElsewhereIsNotEmpty() {
    EventReport.Joined one =
        only(
            join(
                room("A")
                    .server(SERVER, MAC)
                    .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 300, 590),
                room("B").server(SERVER, MAC, LifeKind.NEWCOMER_SERVED, 400, 410, 420, 430)));
    assertEquals(EventReport.CrossCode.POOL_SERVES_ELSEWHERE, one.cross().get(0).code());
    assertEquals(Confidence.POSSIBLE, one.confidence());
    assertTrue(one.rivals().contains(Verdict.SELECTIVE_FAILURE));
  }

  @Test
  void poolsThatFallSilentTogetherAreTheServer() {
    EventReport report =
        join(
            room("A")
                .server(SERVER, MAC, 290)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 300, 590),
            new Seats("B")
                .pool("10.9.0.0/24")
                .server("10.9.0.1", MAC, 295)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 310, 590));
    EventReport.Joined one = only(report);
    assertEquals(Verdict.SERVER_UNREACHABLE, one.verdict());
    assertEquals(Confidence.LIKELY, one.confidence());
    assertEquals(List.of(Verdict.POOL_EXHAUSTED), one.rivals());
    assertNull(one.subnet());
    assertEquals(EventReport.CrossCode.SILENT_IN_OTHER_POOLS, one.cross().get(0).code());
  }

  /** Only so many signs are told: that none of then is left is no silence. */
  @Test
  void aSilenceLongAgoIsNoneWhereNotAllIsTold() {
    double[] later = IntStream.range(0, Segment.SIGNS).mapToDouble(i -> 700 + i).toArray();
    EventReport report =
        join(
            room("A")
                .server(SERVER, MAC, later)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 300, 590),
            new Seats("B")
                .pool("10.9.0.0/24")
                .server("10.9.0.1", MAC, later)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 310, 590));
    assertEquals(
        List.of(Verdict.POOL_EXHAUSTED, Verdict.POOL_EXHAUSTED),
        report.incidents().stream().map(EventReport.Joined::verdict).toList());
  }

  /** The seat of B is gone, and A serves again from the pool that both had: it is over. */
  @Test
  void aSilentSeatKeepsNothingOpenThatIsOver() {
    Seats over =
        room("A")
            .server(SERVER, MAC, 290, 560)
            .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 300, 550, 550.0);
    Seats silent =
        room("B")
            .server(SERVER, MAC, 290)
            .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 310, 500)
            .heard(505);
    EventReport.Joined one = only(join(over, silent));
    assertEquals(List.of("A", "B"), one.rooms());
    assertEquals(Seats.at(550), one.ended());
    assertTrue(only(join(over, silent.heard(600))).open());
  }

  @Test
  void anOlderExhaustionStaysWhenTheServerDiesLater() {
    EventReport report =
        join(
            room("A")
                .server(SERVER, MAC, 90)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 100, 590),
            new Seats("B")
                .pool("10.9.0.0/24")
                .server("10.9.0.1", MAC, 295)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 300, 590),
            new Seats("C")
                .pool("10.8.0.0/24")
                .server("10.8.0.1", MAC, 280)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, 305, 590));
    assertEquals(2, report.incidents().size());
    List<List<String>> rooms = report.incidents().stream().map(EventReport.Joined::rooms).toList();
    assertTrue(rooms.contains(List.of("A")) && rooms.contains(List.of("B", "C")));
  }

  @Test
  void homeRoutersOfOneAddressAreTwoServers() {
    EventReport report =
        join(
            new Seats("A").pool("192.168.1.0/24").server("192.168.1.1", "02:00:00:00:00:0a"),
            new Seats("B").pool("192.168.1.0/24").server("192.168.1.1", "02:00:00:00:00:0b"));
    assertEquals(2, report.servers().size());
  }

  @Test
  void serversBehindOneRouterAreNotOneMachine() {
    EventReport report =
        join(
            room("A").server("10.5.0.1", MAC).server("10.5.0.2", MAC),
            room("B").server("10.5.0.3", MAC));
    assertEquals(3, report.servers().size());
  }

  @Test
  void aDeviceThatWalksThroughThreeRoomsCountsOnceAsItStandsInTheLast() {
    EventReport report =
        join(
            room("A").client("d1", Client.Outcome.UNANSWERED, 10, 20),
            room("B").client("d1", Client.Outcome.BOUND, 100, 110),
            room("C")
                .client("d1", Client.Outcome.WAITING, 50, 60)
                .client("d2", Client.Outcome.BOUND, 50, 60));
    assertEquals(2, report.devices().distinct());
    assertEquals(1, report.devices().inSeveralRooms());
    assertEquals(2, report.devices().byOutcome().get(Client.Outcome.BOUND));
    assertEquals(0, report.devices().byOutcome().get(Client.Outcome.UNANSWERED));
  }

  @Test
  void clocksThatDifferAreBroughtTogether() {
    EventReport report =
        join(
            room("A")
                .server(SERVER, MAC)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 300, 350, 360.0),
            room("B")
                .server(SERVER, MAC)
                .offset(3600_000)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 3900, 3950, 3960.0));
    EventReport.Joined one = only(report);
    assertEquals(Seats.at(300), one.members().get(1).began());
    assertEquals(Seats.at(360), one.ended());
  }

  @Test
  void aLaterSessionOfASeatTellsItsRoom() {
    EventReport report =
        join(
            room("A")
                .server(SERVER, MAC)
                .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 50, 90)
                .heard(100),
            room("A").server(SERVER, MAC).begun(200));
    assertEquals(1, report.rooms().size());
    assertEquals(Verdict.HEALTHY, report.rooms().get(0).verdict());
    assertEquals(Seats.at(100), only(report).ended(), "nothing more is known of it");
  }

  @Test
  void theOrderOfSeatsChangesNothing() {
    List<SeatReport> seats = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      seats.add(
          room("R" + i)
              .server(SERVER, i % 2 == 0 ? MAC : null, 295 + i)
              .client("d" + i % 4, Client.Outcome.BOUND, 10, 20 + i)
              .fails(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, 200 + 10 * i, 590)
              .report());
    }
    EventReport first = EventPicture.join(Seats.TOOL, "event", Seats.at(600), seats);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(seats, new Random(seed));
      assertEquals(
          first, EventPicture.join(Seats.TOOL, "event", Seats.at(600), seats), "seed " + seed);
    }
  }
}
