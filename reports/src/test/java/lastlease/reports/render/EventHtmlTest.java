package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EventReport;
import lastlease.reports.EventReport.Cross;
import lastlease.reports.EventReport.CrossCode;
import lastlease.reports.EventReport.Presence;
import lastlease.reports.FrameRef;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventHtmlTest {
  private static final Instant AT = Instant.parse("2026-11-28T14:03:00Z");

  private static EventReport.Room room(String name, Presence presence, Verdict verdict) {
    boolean bad = verdict == Verdict.POOL_EXHAUSTED;
    return new EventReport.Room(
        name,
        name,
        "eth0",
        "s-" + name,
        presence,
        verdict,
        verdict == Verdict.UNDETERMINED ? null : Confidence.LIKELY,
        bad ? Severity.CRITICAL : null,
        verdict,
        Segment.Level.BROADCASTS,
        AT.minusSeconds(600),
        AT.plusSeconds(30),
        AT.plusSeconds(31),
        -7_000L,
        12,
        bad ? 5 : 0,
        3,
        bad
            ? List.of(
                new EventReport.Period(AT, null, Verdict.POOL_EXHAUSTED, Severity.CRITICAL),
                new EventReport.Period(AT.minusSeconds(60), AT.minusSeconds(30), null, null))
            : List.of());
  }

  private static EventReport report(String hostile) {
    List<Cross> cross =
        Stream.of(CrossCode.values())
            .map(
                code ->
                    new Cross(
                        Incident.Weight.FOR,
                        code,
                        hostile,
                        "C",
                        "10.0.0.1",
                        code.ordinal() % 2 == 0 ? "10.0.0.0/22" : null,
                        AT.plusSeconds(9),
                        2,
                        null,
                        List.of(new FrameRef(0, 17))))
            .toList();
    Map<Client.Outcome, Long> outcomes = new EnumMap<>(Client.Outcome.class);
    Stream.of(Client.Outcome.values()).forEach(one -> outcomes.put(one, 1L));
    return new EventReport(
        EventReport.SCHEMA,
        new PoolReport.Tool("lastlease", "test"),
        AT.plusSeconds(40),
        hostile,
        "",
        Verdict.POOL_EXHAUSTED,
        Confidence.LIKELY,
        Severity.CRITICAL,
        List.of(
            room(hostile, Presence.HEARD, Verdict.POOL_EXHAUSTED),
            room("B", Presence.SILENT, Verdict.UNDETERMINED),
            room("C", Presence.CATCHING_UP, Verdict.HEALTHY)),
        List.of(
            new EventReport.Server(
                "10.0.0.1", List.of("10.0.0.1"), null, Segment.Role.SEEN, null, List.of("C"))),
        List.of(new EventReport.Pool(null, "10.0.0.0/22", 5, null, List.of(hostile))),
        new EventReport.Devices(20, outcomes, 3, 1),
        List.of(joined(hostile, null, cross), joined("B", AT.plusSeconds(20), List.of())));
  }

  private static EventReport.Joined joined(
      String room, @Nullable Instant ended, List<Cross> cross) {
    return new EventReport.Joined(
        "s/" + room,
        Verdict.POOL_EXHAUSTED,
        Confidence.LIKELY,
        Severity.CRITICAL,
        List.of(Verdict.SERVER_UNREACHABLE),
        AT,
        AT.plusSeconds(8),
        ended,
        ended == null ? null : Incident.EndCode.ADDRESSES_FREED,
        "10.0.0.1",
        null,
        List.of(room),
        5,
        List.of(),
        cross);
  }

  private static Phrases phrases(Language language) {
    return new Phrases(language, ZoneOffset.UTC);
  }

  @ParameterizedTest
  @EnumSource
  void everySentenceIsWholeAndNothingHostileGetsThrough(Language language) throws IOException {
    String hostile = "A<script>\u202e&\"";
    for (boolean wall : new boolean[] {false, true}) {
      String page = EventHtml.page(report(hostile), phrases(language), wall, room -> "room?seat=1");
      String body = page.substring(page.indexOf("<main>"), page.indexOf("</main>"));
      assertFalse(body.contains("<script>") || body.contains("\u202e"));
      assertFalse(body.matches("(?s).*[{}\\[\\]].*"), "a placeholder was left");
      assertEquals(3, body.split("<li class=", -1).length - 1, "one row a room");
      assertEquals(!wall, body.contains("10.0.0.0/22"));
    }
  }

  private static EventReport.Joined filling(
      @Nullable Instant ended, @Nullable Instant fullAt, String room) {
    return new EventReport.Joined(
        "s/" + room,
        Verdict.POOL_NEARLY_FULL,
        Confidence.LIKELY,
        Severity.WARNING,
        List.of(),
        AT,
        AT.plusSeconds(8),
        ended,
        ended == null ? null : Incident.EndCode.ADDRESSES_FREED,
        "10.0.0.1",
        null,
        List.of(room),
        0,
        List.of(),
        List.of(),
        fullAt);
  }

  private static EventReport nearly(EventReport.Joined... incidents) {
    EventReport r = report("A");
    return new EventReport(
        r.schema(),
        r.tool(),
        r.generatedAt(),
        r.event(),
        r.language(),
        Verdict.POOL_NEARLY_FULL,
        Confidence.LIKELY,
        Severity.WARNING,
        List.of(
            room("A", Presence.HEARD, Verdict.POOL_NEARLY_FULL),
            room("B", Presence.HEARD, Verdict.HEALTHY)),
        r.servers(),
        r.pools(),
        r.devices(),
        List.of(incidents));
  }

  @Test
  void aForecastIsToldAsOneNotAsAState() throws IOException {
    String page =
        EventHtml.page(
            nearly(filling(null, AT.plusSeconds(600), "A")),
            phrases(Language.EN),
            false,
            room -> "");
    String body = page.substring(page.indexOf("<main>"), page.indexOf("</main>"));
    assertFalse(body.contains("nearly full"), body);
    assertTrue(body.split("will be full at about", -1).length > 3, "banner, room and incident");
  }

  @Test
  void aPoolThatIsNearlyFullIsToldSoBesideAForecast() throws IOException {
    EventReport both = nearly(filling(null, AT.plusSeconds(600), "A"), filling(null, null, "C"));
    String page = EventHtml.page(both, phrases(Language.EN), false, room -> "");
    String body = page.substring(page.indexOf("<main>"), page.indexOf("</main>"));
    assertTrue(body.contains("is likely nearly full"), body);
    EventReport over = nearly(filling(AT.plusSeconds(20), AT.plusSeconds(600), "A"));
    String past = EventHtml.page(over, phrases(Language.EN), false, room -> "");
    assertTrue(past.contains("The DHCP pool was filling up"), past);
  }

  @Test
  void aSilentRoomIsUnknownInWordsAndHatchedFromItsLastMoment() throws IOException {
    String page = EventHtml.page(report("A"), phrases(Language.EN), false, room -> "");
    int row = page.indexOf("<li class=\"gone\"");
    String silent = page.substring(row, page.indexOf("</li>", row));
    assertTrue(silent.contains("Unknown: the seat is not heard"));
    assertTrue(silent.contains("14:03:30"));
    assertTrue(silent.contains("class=\"blind\" x=\"98.44%\""), silent);
  }

  @Test
  void ofARoomThatNobodyHearsNoNumberIsTold() throws IOException {
    for (boolean wall : new boolean[] {false, true}) {
      String page = EventHtml.page(report("A"), phrases(Language.EN), wall, room -> "");
      for (String row : page.split("<li class=", -1)) {
        if (row.startsWith("\"gone\"")) {
          assertFalse(row.contains("without an address"), row);
        }
      }
      assertTrue(page.contains("5 of 12"), page);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScreenOnTheWallHasTenRoomsInALineEachAndTwentyInTwo(Language language) throws IOException {
    String ten = wall(language, 10);
    assertEquals(10, ten.split("<li class=", -1).length - 1);
    assertFalse(ten.contains("rooms many"));
    String twelve = wall(language, 12);
    assertTrue(twelve.contains("rooms many"));
    assertFalse(twelve.contains("class=\"more\""));
    String many = wall(language, 25);
    assertEquals(20, many.split("<li class=", -1).length - 1);
    String more = many.substring(many.indexOf("class=\"more\""));
    assertTrue(more.substring(0, more.indexOf("</p>")).contains("5"), more);
  }

  private static String wall(Language language, int rooms) throws IOException {
    EventReport few = report("A");
    List<EventReport.Room> many = new ArrayList<>();
    for (int i = 0; i < rooms; i++) {
      many.add(room("Room " + i, Presence.HEARD, Verdict.HEALTHY));
    }
    EventReport report =
        new EventReport(
            few.schema(),
            few.tool(),
            few.generatedAt(),
            few.event(),
            few.language(),
            few.verdict(),
            few.confidence(),
            few.severity(),
            many,
            few.servers(),
            few.pools(),
            few.devices(),
            few.incidents());
    return EventHtml.page(report, phrases(language), true, room -> "");
  }

  @Test
  void thePictureInJsonHasItsSentences() throws IOException {
    StringWriter out = new StringWriter();
    EventHtml.json(report("A"), phrases(Language.JA), out);
    assertTrue(out.toString().contains("\"schema\" : \"lastlease.event/1\""));
    assertTrue(out.toString().contains("同じサーバー10.0.0.1の別のプール"));
  }
}
