package lastlease.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import lastlease.cli.SampleReports;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import lastlease.session.Surroundings;
import lastlease.terminal.StatusLine;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The status line says what was told last, though the next report may be seconds away. */
class TellerTest {
  private static final Instant NOW = SampleReports.incident().detected();

  private final StringWriter terminal = new StringWriter();
  private final StatusLine status = new StatusLine(terminal, () -> 120, Map.of());
  private final Teller teller = teller();

  private Teller teller() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Surroundings here =
        Surroundings.of(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                StandardCharsets.UTF_8,
                Map.of(),
                InstantSource.fixed(NOW),
                ZoneOffset.UTC,
                Locale.ENGLISH,
                false,
                true)
            .telling(status);
    return new Teller(here, false, new Phrases(Language.EN, ZoneOffset.UTC), status, false);
  }

  private static Incident incident(
      Verdict verdict, Confidence confidence, @Nullable Instant ended) {
    return SampleReports.incident(verdict, confidence, Severity.WARNING, ended);
  }

  /** What stands in the last line now. */
  private String line() {
    String all = terminal.toString();
    return all.substring(Math.max(all.lastIndexOf('\n') + 1, all.lastIndexOf("\u001b[K") + 3));
  }

  @Test
  void itFollowsEachChangeAtOnce() {
    Incident nearly = incident(Verdict.POOL_NEARLY_FULL, Confidence.CONFIRMED, null);
    teller.tell(SampleReports.with(nearly), NOW);
    String counts = line().substring(line().indexOf(" | "));
    teller.tell(nearly, NOW);
    assertEquals("Confirmed: DHCP pool nearly full" + counts, line());
    teller.tell(incident(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, null), NOW);
    assertEquals("Likely: DHCP pool exhausted" + counts, line());
    assertTrue(terminal.toString().contains("exhausted"), "and above it");
  }

  @Test
  void aNoteSetsNoVerdict() {
    Incident nearly = incident(Verdict.POOL_NEARLY_FULL, Confidence.CONFIRMED, null);
    teller.tell(SampleReports.with(nearly), NOW);
    teller.tell(nearly, NOW);
    String before = line();
    assertTrue(before.startsWith("Confirmed: DHCP pool nearly full | "), before);
    Incident note =
        named(
            "note",
            SampleReports.incident(Verdict.ROGUE_SERVER, Confidence.POSSIBLE, Severity.INFO, null));
    teller.tell(note, NOW);
    assertEquals(before, line());
    teller.tell(SampleReports.with(note), NOW);
    String calm = line();
    teller.tell(note, NOW);
    assertEquals(calm, line(), "a note alone leaves what the report says");
  }

  private static Incident named(String id, Incident i) {
    return new Incident(
        id,
        i.verdict(),
        i.confidence(),
        i.severity(),
        i.rivals(),
        i.began(),
        i.detected(),
        i.ended(),
        i.endedBecause(),
        i.clients(),
        i.evidence(),
        i.advice(),
        i.revisions(),
        i.ruledOut());
  }

  @Test
  void whatIsOverIsNoLongerThereAndNothingIsClaimedInstead() {
    Incident open = incident(Verdict.POOL_EXHAUSTED, Confidence.CONFIRMED, null);
    teller.tell(SampleReports.with(open), NOW);
    teller.tell(open, NOW);
    assertTrue(line().startsWith("Confirmed: DHCP pool exhausted | "), line());
    teller.tell(incident(Verdict.POOL_EXHAUSTED, Confidence.CONFIRMED, NOW), NOW);
    assertFalse(line().contains("exhausted"), line());
    assertTrue(line().contains(" served"), line());
  }

  @Test
  void whatIsDownIsNamedAndNoViewIsSaidOfNoneOnly() {
    teller.tell(
        SampleReports.with(incident(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, null)), NOW);
    teller.sight(Saying.of("watch.partlyDown").with("names", "wlan1"), false);
    assertTrue(line().startsWith("down: wlan1; nothing can be seen there | Possible: "), line());
    teller.sight(Saying.of("watch.down"), true);
    assertTrue(line().startsWith("NO VIEW: interface down | Possible: "), line());
    teller.sight(null, false);
    assertTrue(line().startsWith("Possible: "), line());
  }
}
