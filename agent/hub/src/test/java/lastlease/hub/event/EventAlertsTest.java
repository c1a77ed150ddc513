package lastlease.hub.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.alert.Alerts;
import lastlease.alert.Shelf;
import lastlease.cli.Receiver;
import lastlease.cli.SampleReports;
import lastlease.hub.secret.Private;
import lastlease.reports.Confidence;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Joined;
import lastlease.reports.EventReport.Member;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class EventAlertsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");

  @TempDir private Path home = Path.of("");

  private static Member member(String room, @Nullable Instant ended) {
    return new Member(
        room,
        room,
        room.repeat(32),
        "i1",
        Verdict.SERVER_UNREACHABLE,
        Confidence.LIKELY,
        BEGIN,
        ended,
        3);
  }

  public static Joined joined(Verdict verdict, @Nullable Instant ended, String... rooms) {
    List<Member> members = List.of(rooms).stream().map(room -> member(room, ended)).toList();
    return new Joined(
        ToldNames.key(members.get(0)),
        verdict,
        Confidence.LIKELY,
        Severity.CRITICAL,
        List.of(),
        BEGIN,
        BEGIN.plusSeconds(20),
        ended,
        ended == null ? null : Incident.EndCode.NEWCOMERS_SERVED,
        "10.0.0.1",
        null,
        List.of(rooms),
        3L * rooms.length,
        members,
        List.of());
  }

  public static EventReport picture(int second, Joined... incidents) {
    return new EventReport(
        EventReport.SCHEMA,
        new PoolReport.Tool("lastlease", "test"),
        BEGIN.plusSeconds(second),
        "osaka",
        "",
        Verdict.SERVER_UNREACHABLE,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        new EventReport.Devices(0, Map.of(), 0, 0),
        List.of(incidents));
  }

  private static Alerts.Plan plan(Receiver receiver) {
    return new Alerts.Plan(
        Map.of("alert.webhook", receiver.address(), "alert.desktop", "false"),
        Map.of(),
        Duration.ofHours(1),
        "osaka",
        new Phrases(Language.EN, ZoneOffset.UTC),
        text -> {},
        (channel, why) -> {});
  }

  private EventAlerts alerts(Receiver receiver) throws Exception {
    return EventAlerts.begin(plan(receiver), "osaka", home);
  }

  /** Keeps what it is given while it may. */
  private static final class Kept implements Shelf {
    private String text = "";
    private boolean taken;

    @Override
    public String load() {
      return text;
    }

    @Override
    public void save(String fresh) {
      if (taken) {
        throw new Shelf.Taken(new IllegalStateException("by another hub"));
      }
      text = fresh;
    }
  }

  private static void assertTold(Receiver receiver, String kind, String rooms) throws Exception {
    String body = receiver.next().body();
    assertTrue(body.contains('"' + kind + '"'), kind + ": " + body);
    assertTrue(body.contains("\"segment\":\"" + rooms + '"'), rooms + ": " + body);
  }

  @Test
  void whatWasTakenForOneAndIsTwoIsToldAsTwo() throws Exception {
    try (Receiver receiver = new Receiver(0);
        EventAlerts alerts = alerts(receiver)) {
      alerts.update(picture(20, joined(Verdict.SERVER_UNREACHABLE, null, "a", "b")), List.of());
      assertTold(receiver, "OPENED", "a, b");
      // A seat hears the server: these are two pools, each with its own trouble.
      Joined a = joined(Verdict.POOL_EXHAUSTED, null, "a");
      Joined b = joined(Verdict.SERVER_UNREACHABLE, null, "b");
      alerts.update(picture(40, b, a), List.of());
      assertTold(receiver, "OPENED", "b");
      assertTold(receiver, "REVISED", "a");
      for (int second = 50; second < 120; second += 10) {
        alerts.update(picture(second, a, b), List.of());
        alerts.update(picture(second + 5, b, a), List.of());
      }
      assertTrue(receiver.isQuiet(400), "neither has changed");
      Joined over = joined(Verdict.POOL_EXHAUSTED, BEGIN.plusSeconds(125), "a");
      alerts.update(picture(130, b, over), List.of());
      assertTold(receiver, "RESOLVED", "a");
      Joined both = joined(Verdict.SERVER_UNREACHABLE, BEGIN.plusSeconds(180), "b");
      alerts.update(picture(190, both, over), List.of());
      assertTold(receiver, "RESOLVED", "b");
    }
  }

  @Test
  void whereTheRoomThatGaveTheNameIsGoneAnotherKeepsIt() throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      try (EventAlerts alerts = alerts(receiver)) {
        alerts.update(picture(20, joined(Verdict.SERVER_UNREACHABLE, null, "a", "b")), List.of());
        assertTold(receiver, "OPENED", "a, b");
      }
      try (EventAlerts alerts = alerts(receiver)) {
        alerts.update(picture(60, joined(Verdict.SERVER_UNREACHABLE, null, "b")), List.of());
        assertTrue(receiver.isQuiet(400), "it is the same, also after a restart");
      }
    }
  }

  @Test
  void aHubWhosePlaceIsTakenTellsNothing() throws Exception {
    Kept kept = new Kept();
    EventReport picture = picture(20, joined(Verdict.SERVER_UNREACHABLE, null, "a"));
    try (Receiver receiver = new Receiver(0)) {
      EventAlerts late = EventAlerts.begin(plan(receiver), "osaka", kept, new Kept());
      kept.taken = true;
      assertThrows(Shelf.Taken.class, () -> late.update(picture, List.of()));
      assertTrue(receiver.isQuiet(400), "what cannot be kept is not told");
      late.abandon();
    }
  }

  @Test
  void whatACrashLeftUntoldIsToldByTheNextHubUnderTheSameKey() throws Exception {
    Kept kept = new Kept();
    Kept names = new Kept();
    EventReport picture = picture(20, joined(Verdict.SERVER_UNREACHABLE, null, "a"));
    String first;
    int port;
    try (Receiver receiver = new Receiver(0)) {
      port = receiver.port();
      EventAlerts crashed = EventAlerts.begin(plan(receiver), "osaka", kept, names);
      crashed.update(picture, List.of());
      first = receiver.next().key();
      // It dies before it can keep that the alert has arrived.
      crashed.abandon();
    }
    try (Receiver receiver = new Receiver(port);
        EventAlerts next = EventAlerts.begin(plan(receiver), "osaka", kept, names)) {
      assertEquals(first, receiver.next().key());
      next.update(picture, List.of());
      next.tick(BEGIN.plusSeconds(40));
      assertTrue(receiver.isQuiet(400), "and not under another one");
    }
  }

  @Test
  void noTwoNamesOfAPictureAreEqual() throws Exception {
    ToldNames names = ToldNames.open(Private.shelf(home.resolve("told")));
    names.of(List.of(joined(Verdict.SERVER_UNREACHABLE, null, "b", "a", "c")));
    List<String> apart =
        names.of(
            List.of(
                joined(Verdict.SERVER_UNREACHABLE, null, "c"),
                joined(Verdict.SERVER_UNREACHABLE, null, "a"),
                joined(Verdict.SERVER_UNREACHABLE, null, "b")));
    assertEquals(
        List.of("c".repeat(32) + "/i1", "a".repeat(32) + "/i1", "b".repeat(32) + "/i1"), apart);
  }

  @Test
  void theSurestMemberThatSaysTheSameLendsItsEvidence() {
    Member first = sure("a", Verdict.SERVER_UNREACHABLE, Confidence.POSSIBLE);
    Member other = sure("b", Verdict.POOL_EXHAUSTED, Confidence.CONFIRMED);
    Member surest = sure("c", Verdict.SERVER_UNREACHABLE, Confidence.LIKELY);
    Joined joined =
        new Joined(
            "a",
            Verdict.SERVER_UNREACHABLE,
            Confidence.LIKELY,
            Severity.CRITICAL,
            List.of(),
            BEGIN,
            BEGIN,
            null,
            null,
            null,
            null,
            List.of("a", "b", "c"),
            9,
            List.of(first, other, surest),
            List.of());
    Map<String, Incident> originals = new HashMap<>();
    for (Member member : joined.members()) {
      originals.put(
          ToldNames.key(member),
          SampleReports.incident(member.verdict(), member.confidence(), Severity.CRITICAL, null));
    }
    assertSame(originals.get(ToldNames.key(surest)), EventAlerts.lead(joined, originals));
    // A seat that was not heard any more has none.
    originals.remove(ToldNames.key(surest));
    assertSame(originals.get(ToldNames.key(first)), EventAlerts.lead(joined, originals));
  }

  private static Member sure(String room, Verdict verdict, Confidence confidence) {
    return new Member(room, room, room.repeat(32), "i1", verdict, confidence, BEGIN, null, 3);
  }
}
