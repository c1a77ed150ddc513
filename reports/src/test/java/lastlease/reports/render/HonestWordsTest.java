package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.section.Headline;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No word claims more than was seen. */
class HonestWordsTest {
  private static final String NO_MAC = "00:00:00:00:00:00";

  private static PoolReport hit(
      Verdict verdict, Confidence confidence, Severity severity, List<String> clients) {
    return Variants.incidents(
        Reports.claiming(verdict, confidence, false),
        one -> Variants.incident(one, confidence, severity, null, null, clients));
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "MARKDOWN", "HTML"})
  void whatIsNotBelievedIsTold(Format format) throws IOException {
    PoolReport clean = Reports.claiming(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, false);
    String said = "in the name of a device";
    assertFalse(Reports.render(format, Language.EN, clean).contains(said));
    String told = Reports.render(format, Language.EN, Variants.foreign(clean, 4));
    assertTrue(told.contains(said), told);
  }

  @Test
  void whatIsCertainSaysWhatItWouldTakeToForgeIt() throws IOException {
    String said = "one station that sends as";
    PoolReport byTable =
        hit(Verdict.POOL_EXHAUSTED, Confidence.CONFIRMED, Severity.CRITICAL, List.of("c2", "c3"));
    assertFalse(Reports.render(Format.HTML, Language.EN, byTable).contains(said));
    PoolReport certain =
        Variants.incidents(byTable, one -> Variants.without(one, EvidenceCode.SERVER_TABLE_FULL));
    String page = Reports.render(Format.HTML, Language.EN, certain);
    assertTrue(page.contains(said) && page.contains("devices, Ethernet"), page);
    PoolReport likely =
        hit(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, List.of("c2", "c3"));
    assertFalse(Reports.render(Format.HTML, Language.EN, likely).contains(said));
  }

  @Test
  void severalNetworksAccuseNobody() {
    assertEquals("More than one DHCP server answers here", ofServers(Severity.INFO));
    assertEquals("A DHCP server may not belong here", ofServers(Severity.WARNING));
  }

  private static String ofServers(Severity severity) {
    PoolReport report = hit(Verdict.ROGUE_SERVER, Confidence.POSSIBLE, severity, List.of("c2"));
    return Headline.of(
        report.segments().get(0).incidents().get(0), new Phrases(Language.EN, ZoneOffset.UTC));
  }

  @Test
  void oneDeviceIsNotSpokenOfAsMany() throws IOException {
    PoolReport one =
        hit(Verdict.SERVER_UNREACHABLE, Confidence.POSSIBLE, Severity.WARNING, List.of("c2"));
    String text = Reports.render(Format.TEXT, Language.EN, one);
    assertTrue(text.contains("A device asks for an address, and no answer"), text);
    String head = text.substring(0, text.indexOf("Why"));
    assertFalse(head.contains("Devices "), head);
    String markdown = Reports.render(Format.MARKDOWN, Language.EN, one);
    assertTrue(markdown.contains("so a device joins the Wi-Fi"), markdown);
    PoolReport two =
        hit(Verdict.SERVER_UNREACHABLE, Confidence.POSSIBLE, Severity.WARNING, List.of("c2", "c3"));
    assertTrue(Reports.render(Format.TEXT, Language.EN, two).contains("Devices ask for"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"ROGUE_SERVER", "POOL_NEARLY_FULL", "UNDETERMINED", "STARVATION_ATTACK"},
      mode = EnumSource.Mode.EXCLUDE)
  void theLineBelowTheVerdictCounts(Verdict verdict) {
    Phrases phrases = new Phrases(Language.EN, ZoneOffset.UTC);
    String one = phrases.get("sub." + verdict, Map.of("count", 1L));
    String many = phrases.get("sub." + verdict, Map.of("count", 2L));
    assertFalse(one.matches("(?i).*\\bdevices\\b.*"), one);
    assertFalse(many.matches("(?i).*\\ba (new )?device\\b.*"), many);
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL,CONFIRMED,bad",
    "CRITICAL,LIKELY,bad",
    "CRITICAL,POSSIBLE,warn",
    "WARNING,CONFIRMED,warn",
    "WARNING,POSSIBLE,warn"
  })
  void theBannersColourFollowsGravityAndConfidence(
      Severity severity, Confidence confidence, String look) throws IOException {
    PoolReport report = hit(Verdict.POOL_EXHAUSTED, confidence, severity, List.of("c2", "c3"));
    String page = Reports.render(Format.HTML, Language.EN, report);
    assertTrue(page.contains("<header class=\"banner " + look + "\""), look);
    java.io.StringWriter out = new java.io.StringWriter();
    Format.TEXT.render(report, new Phrases(Language.EN, ZoneOffset.UTC), true, out);
    assertEquals(look.equals("bad"), out.toString().contains("\u001b[1;31m"), out.toString());
    assertEquals(look.equals("warn"), out.toString().contains("\u001b[31m"), out.toString());
  }

  @ParameterizedTest
  @CsvSource({"EN,lease infinite", "JA,リース時間無期限"})
  void aLeaseWithoutEndIsInfinite(Language language, String told) throws IOException {
    PoolReport report =
        Variants.pools(
            Reports.exhausted("x", false, 3),
            pool ->
                new Segment.Pool(
                    pool.subnet(),
                    0xFFFF_FFFFL,
                    pool.lowestSeen(),
                    pool.highestSeen(),
                    1,
                    1,
                    null,
                    Segment.CapacityBasis.UNKNOWN,
                    null,
                    null,
                    null,
                    null,
                    null));
    String text = Reports.render(Format.TEXT, language, report);
    assertTrue(text.contains(told), text);
  }

  @Test
  void zerosAreNoAddressOfAnybody() throws IOException {
    PoolReport report =
        Variants.servers(
            Variants.clients(
                Reports.exhausted("x", true, 3), client -> Variants.withMac(client, NO_MAC)),
            server ->
                new Segment.Server(
                    server.id(),
                    NO_MAC,
                    server.relay(),
                    server.role(),
                    server.firstSeen(),
                    server.lastAlive(),
                    server.offers(),
                    server.acks(),
                    server.naks(),
                    server.inferredOffers(),
                    server.medianAnswerMillis(),
                    server.hostSeen(),
                    server.signs()));
    for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
      String text = Reports.render(format, Language.EN, report);
      assertFalse(text.contains(NO_MAC), format + text);
      assertTrue(text.contains("MAC unknown"), format + text);
    }
    assertTrue(Reports.render(Format.TEXT, Language.EN, report).contains("  10.0.0.1: "));
  }

  @ParameterizedTest
  @CsvSource({"EN,was on 169.254.1.2", "JA,一時169.254.1.2"})
  void aFallbackIsToldAlsoOnceItIsOver(Language language, String told) throws IOException {
    PoolReport report = Variants.clients(Reports.exhausted("x", false, 3), Variants::recovered);
    for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
      String text = Reports.render(format, language, report);
      assertTrue(text.contains(told), format + text);
    }
    String still = Reports.render(Format.TEXT, language, Reports.exhausted("x", false, 3));
    assertFalse(still.contains(told), still);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void framesThatCannotBeReadAreTold(Language language) throws IOException {
    PoolReport report =
        Variants.unread(Reports.exhausted("x", false, 3), Map.of("LINKTYPE-281", 15L));
    Phrases phrases = new Phrases(language, ZoneOffset.UTC);
    for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML, Format.JSON)) {
      for (PoolReport one : List.of(report, Variants.empty(report))) {
        String text = Reports.render(format, language, one);
        assertTrue(text.contains("LINKTYPE") && text.contains("15"), format + text);
      }
      String nothing = Reports.render(format, language, Variants.empty(report));
      assertFalse(nothing.contains(phrases.get("vantage.NOTHING_SEEN")), nothing);
    }
    PoolReport all = Reports.exhausted("x", false, 3);
    assertFalse(Reports.render(Format.TEXT, language, all).contains("LINKTYPE"));
  }

  private static PoolReport ended(Incident.EndCode because) {
    return Variants.incidents(
        Reports.claiming(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, true),
        one ->
            Variants.incident(
                one,
                Confidence.LIKELY,
                Severity.CRITICAL,
                Reports.AT.plusSeconds(40),
                because,
                List.of("c2", "c3")));
  }

  @Test
  void thatNobodyAsksIsNoRecovery() throws IOException {
    PoolReport report = ended(Incident.EndCode.NOBODY_ASKS);
    for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
      String text = Reports.render(format, Language.EN, report);
      assertTrue(text.contains("was likely exhausted"), text);
      assertTrue(text.contains("obody has asked since"), format + text);
      for (String wrong :
          List.of("Ended 17", "; ended:", "Nothing is urgent", "does not come back")) {
        assertFalse(text.contains(wrong), format + wrong + text);
      }
    }
    String alert = alert(report);
    assertTrue(alert.startsWith("Nobody asks any more, not known to be resolved"), alert);
  }

  @Test
  void thatThePoolWasEnlargedIsSaid() throws IOException {
    PoolReport report = ended(Incident.EndCode.POOL_ENLARGED);
    String text = Reports.render(Format.TEXT, Language.EN, report);
    assertTrue(text.contains("ended: addresses beyond the old range"), text);
    assertTrue(alert(report).startsWith("Resolved: "), alert(report));
  }

  private static String alert(PoolReport report) {
    return AlertText.of(
            lastlease.reports.AlertKind.RESOLVED,
            new AlertText.Place(null, "laptop", "capture"),
            report.segments().get(0).incidents().get(0),
            null,
            Reports.AT.plusSeconds(40),
            new Phrases(Language.EN, ZoneOffset.UTC))
        .title();
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "MARKDOWN", "HTML"})
  void whatDidNotFitIsTold(Format format) throws IOException {
    PoolReport clean = Reports.claiming(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, false);
    String incidents = "earlier incidents that are over";
    String addresses = "entries of who uses which address";
    String before = Reports.render(format, Language.EN, clean);
    assertFalse(before.contains("earlier incident") || before.contains("who uses which"), before);
    String told = Reports.render(format, Language.EN, Variants.leftOut(clean, 3, 1200));
    assertTrue(told.contains(incidents) && told.contains(addresses), told);
  }
}
