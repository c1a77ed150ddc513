package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import lastlease.reports.Client;
import lastlease.reports.Client.EventKind;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.section.Headline;
import lastlease.reports.render.section.Situation;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each device counts once, at the time when it first had an address; the own machine never. */
class CountedDevicesTest {
  private static final Phrases PHRASES = new Phrases(Language.EN, ZoneOffset.UTC);

  private static Client.Event event(long seconds, EventKind kind) {
    return new Client.Event(Reports.AT.plusSeconds(seconds), kind, null, null);
  }

  private static long servedAfter(Instant time, Client.Event... events) {
    PoolReport report =
        Variants.clients(
            Reports.exhausted("x", false, 1), one -> Variants.bound(one, List.of(events)));
    return Situation.of(report.segments().get(0), report, PHRASES).servedAfter(time);
  }

  private static String calm(Client.Event... events) throws IOException {
    PoolReport report = Reports.calm(Verdict.HEALTHY, Confidence.POSSIBLE);
    return Reports.render(
        Format.TEXT,
        Language.EN,
        Variants.clients(report, one -> Variants.left(one, List.of(events))));
  }

  @Test
  void whoGaveItsAddressBackWasSeenToSucceed() throws IOException {
    String back = calm(event(1, EventKind.BOUND), event(30, EventKind.RELEASE));
    assertTrue(back.contains("3\u00a0devices seen to succeed"), back);
    String offered = calm(event(1, EventKind.OFFER));
    assertFalse(offered.contains("seen to succeed"), offered);
    assertTrue(offered.contains("answers were seen"), offered);
  }

  @Test
  void whoAsksAgainIsNoNewcomer() {
    Client.Event[] again = {
      event(0, EventKind.DISCOVER),
      event(1, EventKind.REQUEST_SELECTING),
      event(2, EventKind.BOUND),
      event(60, EventKind.DISCOVER),
      event(61, EventKind.REQUEST_SELECTING)
    };
    assertEquals(1, servedAfter(Reports.AT, again));
    assertEquals(0, servedAfter(Reports.AT.plusSeconds(30), again));
  }

  @Test
  void whoComesBackWithItsLeaseIsNoNewcomer() {
    assertEquals(
        0,
        servedAfter(Reports.AT, event(1, EventKind.BOUND), event(60, EventKind.REQUEST_SELECTING)));
  }

  @Test
  void theOwnMachineIsNoDeviceOfTheVenue() {
    PoolReport report = Reports.claiming(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, false);
    Incident incident = report.segments().get(0).incidents().get(0);
    assertEquals(
        report.segments().get(0).totals().clients() - 1,
        report.segments().get(0).devices(incident));
    Incident hit =
        Variants.incident(
            incident, Confidence.LIKELY, Severity.CRITICAL, null, null, List.of("c1", "c2"));
    assertEquals(
        report.segments().get(0).totals().clients(), report.segments().get(0).devices(hit));
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "MARKDOWN", "HTML"})
  void aBeginningThatOnlyTheDevicesTellIsSaidToBeTheirs(Format format) throws IOException {
    String said = "; began by the devices’ own account";
    PoolReport told = Reports.claiming(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, false);
    assertTrue(Reports.render(format, Language.EN, told).contains(said));
    PoolReport seen =
        Variants.incidents(told, one -> Variants.without(one, EvidenceCode.BEGAN_BY_ACCOUNT));
    assertFalse(Reports.render(format, Language.EN, seen).contains(said));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsToldAgainWithoutAReasonHasNoParentheses(Language language) {
    Phrases phrases = new Phrases(language, ZoneOffset.UTC);
    Narrator narrator = new Narrator(phrases);
    Incident first =
        Reports.claiming(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, false)
            .segments()
            .get(0)
            .incidents()
            .get(0);
    assertTrue(first.revisions().isEmpty());
    narrator.tell(first, Reports.AT);
    Incident over =
        Variants.incident(
            first,
            Confidence.LIKELY,
            Severity.CRITICAL,
            Reports.AT.plusSeconds(9),
            Incident.EndCode.NOBODY_ASKS,
            first.clients());
    narrator.tell(over, Reports.AT.plusSeconds(9));
    String back = narrator.tell(first, Reports.AT.plusSeconds(20)).get(0).text();
    assertEquals(back.strip(), back);
    assertFalse(back.contains("()") || back.contains("（）"), back);
    assertTrue(back.contains(Headline.of(first, phrases)), back);
  }
}
