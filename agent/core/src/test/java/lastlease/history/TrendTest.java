package lastlease.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import lastlease.reports.Segment;
import lastlease.reports.TrendReport;
import lastlease.reports.TrendReport.Session;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which sessions are of one venue. */
class TrendTest {
  private static Session session(String name, @Nullable String title, String... servers) {
    return session(name, title, Instant.parse("2026-11-23T09:00:00Z"), servers);
  }

  private static Session session(
      String name, @Nullable String title, @Nullable Instant from, String... servers) {
    return new Session(
        name,
        title,
        List.of(servers),
        from,
        from,
        Verdict.HEALTHY,
        null,
        3,
        3L,
        null,
        Segment.CapacityBasis.UNKNOWN,
        null,
        from,
        null,
        null,
        0);
  }

  private static List<String> same(Session one, Session... others) {
    return Trend.sameVenue(one, List.of(others)).stream().map(Session::name).toList();
  }

  @Test
  void aTitleOrAServerMakesAVenue() {
    Session one = session("1", "Meetup Osaka", "02:00:00:00:00:01");
    assertEquals(
        List.of("1", "2", "3"),
        same(
            one,
            one,
            session("2", " meetup  osaka", "02:00:00:00:00:02"),
            session("3", "Another evening", "02:00:00:00:00:03", "02:00:00:00:00:01"),
            session("4", "Meetup Kobe", "02:00:00:00:00:04")));
  }

  @Test
  void whoNamesNothingHasNothingInCommon() {
    Session one = session("1", null);
    assertEquals(List.of("1"), same(one, one, session("2", null), session("3", " ")));
  }

  @Test
  void itIsNoChain() {
    Session one = session("1", "A", "02:00:00:00:00:01");
    Session two = session("2", "B", "02:00:00:00:00:01");
    assertEquals(List.of("1", "2"), same(one, one, two, session("3", "B")));
  }

  @Test
  void theOldestComesFirstAndWhatSawNothingIsLeftOut() {
    Session late = session("1", "A", Instant.parse("2026-11-24T09:00:00Z"));
    Session early = session("2", "A", Instant.parse("2026-11-23T09:00:00Z"));
    Session empty = session("3", "A", (Instant) null);
    assertEquals(List.of("2", "1"), same(late, late, early, empty));
  }

  @Test
  void aVenueHasItsTitlesAndServersOnce() {
    assertEquals(
        new TrendReport.Venue(
            List.of("Meetup", "Workshop"), List.of("02:00:00:00:00:01", "02:00:00:00:00:02")),
        Trend.venue(
            List.of(
                session("1", "Workshop", "02:00:00:00:00:02"),
                session("2", "Meetup", "02:00:00:00:00:01", "02:00:00:00:00:02"),
                session("3", " MEETUP "))));
  }
}
