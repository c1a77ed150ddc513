package lastlease.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.alert.form.Alert;
import lastlease.cli.SampleReports;
import lastlease.reports.AlertKind;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;

/** What is told of incidents that come one by one, as the core tells of them. */
class IncidentWatchTest {
  private static final Instant NOW = SampleReports.incident().detected();

  private final IncidentWatch watch =
      new IncidentWatch(
          new Messages(
              "session", "Meetup", "laptop", new Phrases(Language.EN, ZoneOffset.ofHours(9))),
          Duration.ofMinutes(5));

  private static Incident incident(Confidence confidence, Severity severity) {
    return SampleReports.incident(Verdict.POOL_EXHAUSTED, confidence, severity, null);
  }

  private static final Incident OPEN = incident(Confidence.LIKELY, Severity.CRITICAL);
  private static final Incident SURER = incident(Confidence.CONFIRMED, Severity.CRITICAL);
  private static final Incident NOTE = incident(Confidence.POSSIBLE, Severity.INFO);
  private static final Incident OVER =
      SampleReports.incident(
          Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, NOW.plusSeconds(90));

  private static List<AlertKind> kinds(List<Alert> alerts) {
    return alerts.stream().map(Alert::kind).toList();
  }

  @Test
  void anOpenedOneIsToldAtOnceAndItsEndToo() {
    assertEquals(List.of(AlertKind.OPENED), kinds(watch.changed("wlan0", OPEN, NOW)));
    assertTrue(watch.isOpen());
    assertEquals(
        List.of(AlertKind.RESOLVED), kinds(watch.changed("wlan0", OVER, NOW.plusSeconds(90))));
    assertFalse(watch.isOpen());
    assertEquals(List.of(), watch.due(NOW.plusSeconds(1000)));
  }

  @Test
  void aChangeThatCameTooSoonIsToldOnceItRests() {
    watch.changed("wlan0", OPEN, NOW);
    assertEquals(List.of(), watch.changed("wlan0", SURER, NOW.plusSeconds(2)));
    assertEquals(List.of(), watch.due(NOW.plusSeconds(9)));
    assertEquals(List.of(AlertKind.WORSE), kinds(watch.due(NOW.plusSeconds(10))));
  }

  @Test
  void eachMessageHasAnIdOfItsOwnAndRemindersToo() {
    List<Alert> told = new ArrayList<>(watch.changed("wlan0", OPEN, NOW));
    told.addAll(watch.changed("wlan0", SURER, NOW.plusSeconds(20)));
    told.add(watch.reminder("wlan0", SURER, NOW.plusSeconds(60)));
    told.add(watch.reminder("wlan0", SURER, NOW.plusSeconds(120)));
    told.addAll(watch.due(NOW.plusSeconds(321)));
    told.addAll(watch.due(NOW.plusSeconds(700)));
    told.addAll(watch.changed("wlan0", OVER, NOW.plusSeconds(800)));
    assertEquals(7, told.size(), () -> kinds(told).toString());
    assertEquals(told.size(), Set.copyOf(told.stream().map(Alert::id).toList()).size());
    assertEquals(
        Set.of("session/capture/1"), Set.copyOf(told.stream().map(Alert::incident).toList()));
  }

  private static Incident in(String segment, Confidence confidence, boolean servedBefore) {
    Incident.Evidence nobody =
        new Incident.Evidence(
            NOW,
            Incident.Weight.FOR,
            EvidenceCode.NOBODY_EVER_SERVED,
            Map.of("seconds", 9L),
            null,
            List.of(),
            0);
    return new Incident(
        segment + "/1",
        Verdict.SERVER_UNREACHABLE,
        confidence,
        Severity.CRITICAL,
        List.of(),
        NOW,
        NOW,
        null,
        null,
        OPEN.clients(),
        servedBefore ? List.of() : List.of(nobody),
        List.of(),
        List.of(),
        List.of());
  }

  /** A station that makes up a network every twelve seconds, for eight minutes. */
  @Test
  void madeUpNetworksAreNoStormAndHideNoRealOne() {
    long told = 0;
    for (int i = 0; i < 40; i++) {
      String segment = "capture.vni" + i;
      Instant now = NOW.plusSeconds(12 * (long) i);
      told += watch.changed(segment, in(segment, Confidence.LIKELY, false), now).size();
      told += kinds(watch.due(now)).stream().filter(AlertKind.OPENED::equals).count();
    }
    assertEquals(3, told);
    Instant then = NOW.plusSeconds(490);
    Incident real = in("capture.20", Confidence.LIKELY, true);
    assertEquals(List.of(AlertKind.OPENED), kinds(watch.changed("capture.20", real, then)));
    Incident sure = in("capture.30", Confidence.CONFIRMED, false);
    assertEquals(List.of(AlertKind.OPENED), kinds(watch.changed("capture.30", sure, then)));
    // What is still open is told in time.
    long later =
        kinds(watch.due(NOW.plusSeconds(1200))).stream().filter(AlertKind.OPENED::equals).count();
    assertEquals(3, later);
  }

  /** Withheld ones are many, and wait: the room that they wait with is none of them. */
  @Test
  void madeUpNetworksKeepNoRoomWaiting() {
    for (int i = 0; i < 24; i++) {
      Instant now = NOW.plusSeconds(20 * (long) i);
      watch.changed("wlan0.vni" + i, in("wlan0.vni" + i, Confidence.LIKELY, false), now);
    }
    Incident room = in("wlan0", Confidence.LIKELY, false);
    assertEquals(
        List.of(AlertKind.OPENED), kinds(watch.changed("wlan0", room, NOW.plusSeconds(490))));
  }

  /** At a hub all networks of a room are told under the room's name. */
  @Test
  void madeUpNetworksOfARoomAreNoStormAtItsHub() {
    long told = 0;
    for (int i = 0; i < 40; i++) {
      Incident one = in("0a1b/wlan0.vni" + i, Confidence.LIKELY, false);
      told += watch.changed("Hall A", one, NOW.plusSeconds(i)).size();
    }
    assertEquals(3, told);
  }

  @Test
  void onlyOfWhatWasToldIsReminded() {
    for (int i = 0; i < 40; i++) {
      watch.changed("wlan0.vni" + i, in("wlan0.vni" + i, Confidence.LIKELY, false), NOW);
    }
    List<String> reminded = new ArrayList<>();
    watch.forOpen((segment, incident) -> reminded.add(segment));
    assertEquals(List.of("wlan0.vni0", "wlan0.vni1", "wlan0.vni2"), reminded);
  }

  @Test
  void soManyAtATimeAreToldOnceEach() {
    for (int i = 0; i < 700; i++) {
      String segment = "wlan0." + i;
      Incident one = in(segment, Confidence.CONFIRMED, true);
      assertEquals(List.of(AlertKind.OPENED), kinds(watch.changed(segment, one, NOW)));
    }
    assertEquals(List.of(), watch.due(NOW.plusSeconds(1)));
    assertEquals(700, watch.told().size());
  }

  @Test
  void whatNobodyKnowsForAWhileIsNotOver() {
    watch.changed("wlan0", OPEN, NOW);
    PoolReport nothing =
        PoolReport.ofNothing(SampleReports.with(OPEN).tool(), NOW, "", true, List.of());
    assertEquals(List.of(), watch.changes(nothing, NOW.plusSeconds(20), OPEN.id()::equals));
    assertTrue(watch.isOpen());
    assertEquals(
        List.of(AlertKind.RESOLVED),
        kinds(watch.changes(nothing, NOW.plusSeconds(40), incident -> false)));
  }

  @Test
  void theIdsGoOnAfterARestart() {
    Alert first = watch.changed("wlan0", OPEN, NOW).get(0);
    IncidentWatch again =
        new IncidentWatch(
            new Messages("session", null, "laptop", new Phrases(Language.EN, ZoneOffset.UTC)),
            Duration.ofMinutes(5));
    again.restore(watch.told());
    Alert second = again.changed("wlan0", OVER, NOW.plusSeconds(90)).get(0);
    assertEquals("session/capture/1/1", first.id());
    assertEquals("session/capture/1/2", second.id());
  }

  @Test
  void anotherVerdictIsToldAsAThoughtAndTheEndNamesWhatWasToldFirst() {
    Incident other =
        SampleReports.incident(
            Verdict.SERVER_UNREACHABLE, Confidence.LIKELY, Severity.CRITICAL, null);
    Incident over =
        SampleReports.incident(
            Verdict.SERVER_UNREACHABLE, Confidence.LIKELY, Severity.CRITICAL, NOW.plusSeconds(90));
    watch.changed("wlan0", OPEN, NOW);
    assertEquals(
        "Now thought to be: DHCP server unreachable (likely), not DHCP pool exhausted",
        watch.changed("wlan0", other, NOW.plusSeconds(20)).get(0).title());
    Alert last = watch.changed("wlan0", over, NOW.plusSeconds(90)).get(0);
    assertEquals(
        "Resolved: DHCP server unreachable (first told as: DHCP pool exhausted)", last.title());
    assertEquals(Verdict.POOL_EXHAUSTED, last.first());
  }

  @Test
  void whereAndWhenAreToldSoThatItCanBeReadElsewhereAndLater() {
    Alert told = watch.changed("wlan0.20", OPEN, NOW).get(0);
    assertTrue(told.body().contains("Where: Meetup, wlan0.20; seen by laptop"), told.body());
    assertTrue(
        told.body().matches("(?s)Since 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+09:00;.*"),
        told.body());
  }

  @Test
  void whatGoesOnIsRepeated() {
    watch.changed("wlan0", OPEN, NOW);
    List<AlertKind> told = new ArrayList<>();
    for (int second = 1; second <= 601; second++) {
      told.addAll(kinds(watch.due(NOW.plusSeconds(second))));
    }
    assertEquals(List.of(AlertKind.REPEATED, AlertKind.REPEATED), told);
  }

  private static Incident over(int second) {
    return SampleReports.incident(
        Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, NOW.plusSeconds(second));
  }

  @Test
  void whatComesBackAfterItsEndIsToldOnceMore() {
    List<Alert> told = new ArrayList<>(watch.changed("wlan0", OPEN, NOW));
    told.addAll(watch.changed("wlan0", over(90), NOW.plusSeconds(90)));
    told.addAll(watch.changed("wlan0", OPEN, NOW.plusSeconds(210)));
    assertEquals(List.of(AlertKind.OPENED, AlertKind.RESOLVED, AlertKind.OPENED), kinds(told));
    assertEquals("ALERT, back again: The DHCP pool is likely exhausted", told.get(2).title());
    assertEquals(3, Set.copyOf(told.stream().map(Alert::id).toList()).size());
    assertTrue(watch.isOpen());
  }

  @Test
  void whatIsBackWithinSecondsIsToldOnceItStays() {
    watch.changed("wlan0", OPEN, NOW);
    watch.changed("wlan0", over(90), NOW.plusSeconds(90));
    assertEquals(List.of(), watch.changed("wlan0", OPEN, NOW.plusSeconds(95)));
    assertEquals(List.of(), watch.due(NOW.plusSeconds(99)));
    assertEquals(List.of(AlertKind.OPENED), kinds(watch.due(NOW.plusSeconds(100))));
  }

  @Test
  void whatFlapsIsNoStormAndItsEndIsToldWhenItStaysAway() {
    List<AlertKind> told = new ArrayList<>(kinds(watch.changed("wlan0", OPEN, NOW)));
    int second = 0;
    for (int flap = 0; flap < 10; flap++) {
      second += 20;
      told.addAll(kinds(watch.changed("wlan0", over(second), NOW.plusSeconds(second))));
      for (int i = 0; i < 20; i++) {
        told.addAll(kinds(watch.due(NOW.plusSeconds(++second))));
      }
      told.addAll(kinds(watch.changed("wlan0", OPEN, NOW.plusSeconds(second))));
    }
    told.addAll(kinds(watch.changed("wlan0", over(second), NOW.plusSeconds(second))));
    assertTrue(watch.isOpen());
    for (int i = 0; i < 900; i++) {
      told.addAll(kinds(watch.due(NOW.plusSeconds(++second))));
    }
    assertEquals(
        List.of(
            AlertKind.OPENED,
            AlertKind.RESOLVED,
            AlertKind.OPENED,
            AlertKind.REPEATED,
            AlertKind.RESOLVED),
        told);
    assertFalse(watch.isOpen());
  }

  @Test
  void anEndThatWasHeldBackIsToldWhenTheSessionEnds() {
    watch.changed("wlan0", OPEN, NOW);
    watch.changed("wlan0", over(90), NOW.plusSeconds(90));
    watch.changed("wlan0", OPEN, NOW.plusSeconds(210));
    assertEquals(List.of(), watch.changed("wlan0", over(300), NOW.plusSeconds(300)));
    assertEquals(List.of(AlertKind.RESOLVED), kinds(watch.last(NOW.plusSeconds(310))));
    assertEquals(List.of(), watch.last(NOW.plusSeconds(311)));
  }

  @Test
  void aNoteIsToldWhenItBecomesAWarning() {
    assertEquals(List.of(), watch.changed("wlan0", NOTE, NOW));
    assertFalse(watch.isOpen());
    assertEquals(List.of(AlertKind.OPENED), kinds(watch.changed("wlan0", OPEN, NOW)));
  }
}
