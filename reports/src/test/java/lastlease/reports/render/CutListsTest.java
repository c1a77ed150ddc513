package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import lastlease.reports.Client;
import lastlease.reports.Client.EventKind;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted in a list that does not hold all is told as the least that it can be. */
class CutListsTest {
  private static final PoolReport WHOLE =
      Variants.clients(Reports.exhausted("x", false, 3), client -> asking(client, 1));

  private static String least(Language language) {
    return language == Language.EN ? "at least " : "少なくとも";
  }

  private static String page(Language language, PoolReport report) throws IOException {
    return Reports.render(Format.HTML, language, report);
  }

  /** The sentence above a figure, and the rest of its part. */
  private static String part(String page, String name) {
    int from = page.indexOf("data-part=\"s0-" + name + "\"");
    return page.substring(from, page.indexOf("</section>", from));
  }

  private static String take(String page, String name) {
    String part = part(page, name);
    int from = part.indexOf("<p class=\"take\">") + 16;
    return part.substring(from, part.indexOf("</p>", from));
  }

  @ParameterizedTest
  @EnumSource
  void ofAListThatHoldsAllTheNumbersAreExact(Language language) throws IOException {
    String page = page(language, WHOLE);
    assertFalse(take(page, "lanes").contains(least(language)), take(page, "lanes"));
    assertFalse(take(page, "answers").contains("listed"), take(page, "answers"));
    assertFalse(take(page, "answers").contains("一覧"), take(page, "answers"));
  }

  @ParameterizedTest
  @EnumSource
  void ofDevicesThatAreNotListedTheNumbersAreTheLeast(Language language) throws IOException {
    Segment s = WHOLE.segments().get(0);
    PoolReport cut = Variants.totals(WHOLE, s.totals().clients() + 50, 50, 0);
    String page = page(language, cut);
    assertTrue(take(page, "lanes").contains(least(language)), take(page, "lanes"));
    assertTrue(take(page, "answers").contains(least(language)), take(page, "answers"));
    String key = language == Language.EN ? "(at least 3)" : "少なくとも3台";
    assertTrue(part(page, "answers").contains(key), part(page, "answers"));
  }

  @ParameterizedTest
  @EnumSource
  void madeUpNamesAreNoDevicesButAskedTheSame(Language language) throws IOException {
    Segment s = WHOLE.segments().get(0);
    String page = page(language, Variants.totals(WHOLE, s.totals().clients() + 50, 50, 50));
    assertTrue(take(page, "lanes").contains(least(language)), take(page, "lanes"));
    assertEquals(take(page(language, WHOLE), "answers"), take(page, "answers"));
  }

  @ParameterizedTest
  @EnumSource
  void ofEventsThatAreNotKeptTheNumbersAreTheLeast(Language language) throws IOException {
    PoolReport cut = Variants.clients(WHOLE, client -> asking(client, 100));
    String page = page(language, cut);
    assertTrue(take(page, "lanes").contains(least(language)), take(page, "lanes"));
    assertEquals(take(page(language, WHOLE), "answers"), take(page, "answers"));
  }

  @ParameterizedTest
  @EnumSource
  void ofNewcomersThatAreNotListedNobodySaysThatNoneWasServed(Language language)
      throws IOException {
    String known = language == Language.EN ? "is known to have" : "確認できません";
    assertFalse(take(page(language, WHOLE), "timeline").contains(known));
    Segment s = WHOLE.segments().get(0);
    PoolReport cut = Variants.totals(WHOLE, s.totals().clients() + 50, 50, 0);
    String none = take(page(language, cut), "timeline");
    assertTrue(none.contains(known), none);
    String some = take(page(language, Variants.clients(cut, CutListsTest::served)), "timeline");
    assertTrue(some.contains(least(language)), some);
    String all = take(page(language, Variants.clients(WHOLE, CutListsTest::served)), "timeline");
    assertFalse(all.contains(least(language)) || all.contains(known), all);
  }

  @ParameterizedTest
  @EnumSource
  void whoseFirstEventsAreNotKeptMayBeANewcomer(Language language) throws IOException {
    String known = language == Language.EN ? "is known to have" : "確認できません";
    PoolReport cut = Variants.clients(WHOLE, client -> served(asking(client, 100)));
    String take = take(page(language, cut), "timeline");
    assertTrue(take.contains(known), take);
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatNobodyHeardIsNoReasonToSayThatNobodyAsked(Language language) throws IOException {
    PoolReport deaf = Variants.servers(WHOLE, CutListsTest::unheard);
    String take = take(page(language, deaf), "lanes");
    assertTrue(take.matches(".*3\\h?(DISCOVERs|回).*"), take);
  }

  private static Client served(Client client) {
    Instant at = Reports.AT.plusSeconds(31);
    return Variants.bound(
        client,
        List.of(
            new Client.Event(at, EventKind.DISCOVER, null, null),
            new Client.Event(at, EventKind.REQUEST_SELECTING, null, null)));
  }

  private static Segment.Server unheard(Segment.Server s) {
    return new Segment.Server(
        s.id(),
        null,
        null,
        Segment.Role.EXPECTED,
        s.firstSeen(),
        null,
        0,
        0,
        0,
        0,
        null,
        null,
        List.of());
  }

  /** One that asked so often, at last after the server's last sign; of which one event is kept. */
  private static Client asking(Client c, long discovers) {
    Instant last = Reports.AT.plusSeconds(30);
    return new Client(
        c.id(),
        c.mac(),
        c.clientIdentifier(),
        c.hostname(),
        c.ouiVendor(),
        c.vendorClass(),
        c.randomizedMac(),
        c.own(),
        c.outcome(),
        c.address(),
        c.linkLocalAddress(),
        c.linkLocalAt(),
        discovers,
        c.firstDiscover(),
        last,
        c.answeredMillisSinceFirstDiscover(),
        c.answeredMillisSinceLatestDiscover(),
        c.answerBasis(),
        List.of(new Client.Event(last, EventKind.DISCOVER, null, null)),
        discovers - 1);
  }

  @ParameterizedTest
  @EnumSource
  void whereLittleWasSeenTheVenueWatchesOn(Language language) throws IOException {
    String watch = language == Language.EN ? "keep watching" : "監視を続けて";
    String possible = page(language, Reports.calm(Verdict.HEALTHY, Confidence.POSSIBLE));
    assertTrue(part(possible, "summary").contains(watch), part(possible, "summary"));
    String likely = page(language, Reports.calm(Verdict.HEALTHY, Confidence.LIKELY));
    assertFalse(part(likely, "summary").contains(watch), part(likely, "summary"));
    String sure = language == Language.EN ? "has likely been" : "いる可能性が高く";
    assertTrue(part(likely, "summary").contains(sure), part(likely, "summary"));
  }
}
