package lastlease.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import lastlease.alert.Alerts;
import lastlease.cli.Receiver;
import lastlease.cli.SampleReports;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who tells, the seat or the hub. */
class OwnAlertsTest {
  private static final Instant NOW = SampleReports.incident().detected();
  private static final Incident OPEN = incident(null);
  private static final Incident OVER = incident(NOW.plusSeconds(90));

  @TempDir private Path home = Path.of("");
  private boolean hubTells;

  private static Incident incident(@Nullable Instant ended) {
    return SampleReports.incident(
        Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, ended);
  }

  private OwnAlerts alerts(Receiver receiver) throws IOException {
    Alerts.Plan plan =
        new Alerts.Plan(
            Map.of("alert.webhook", receiver.address(), "alert.desktop", "false"),
            Map.of(),
            Duration.ofHours(1),
            null,
            new Phrases(Language.EN, ZoneOffset.UTC),
            text -> {},
            (channel, why) -> {});
    return new OwnAlerts(
        Alerts.begin(plan, "session", home.resolve("alerts.json")), () -> hubTells);
  }

  private static void assertTold(Receiver receiver, String kind) throws InterruptedException {
    String body = receiver.next().body();
    assertTrue(body.contains('"' + kind + '"'), kind + ": " + body);
  }

  @Test
  void whatTheSeatOpenedItResolvesThoughTheHubIsBack() throws Exception {
    try (Receiver receiver = new Receiver(0);
        OwnAlerts alerts = alerts(receiver)) {
      alerts.changed("wlan0", OPEN, NOW);
      assertTold(receiver, "OPENED");
      hubTells = true;
      alerts.changed("wlan0", OVER, NOW.plusSeconds(90));
      assertTold(receiver, "RESOLVED");
    }
  }

  @Test
  void alsoAfterARestart() throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      try (OwnAlerts alerts = alerts(receiver)) {
        alerts.changed("wlan0", OPEN, NOW);
        assertTold(receiver, "OPENED");
      }
      hubTells = true;
      try (OwnAlerts alerts = alerts(receiver)) {
        alerts.update(SampleReports.with(OPEN), NOW.plusSeconds(60));
        assertTrue(receiver.isQuiet(300), "it goes on as it was told");
        alerts.changed("wlan0", OVER, NOW.plusSeconds(90));
        assertTold(receiver, "RESOLVED");
      }
    }
  }

  @Test
  void whatIsHeldBackIsToldOnceTheHubDoesNot() throws Exception {
    try (Receiver receiver = new Receiver(0);
        OwnAlerts alerts = alerts(receiver)) {
      hubTells = true;
      alerts.changed("wlan0", OPEN, NOW);
      assertTrue(receiver.isQuiet(300));
      assertTrue(alerts.waits());
      hubTells = false;
      alerts.tick(NOW.plusSeconds(1));
      assertTold(receiver, "OPENED");
      alerts.tick(NOW.plusSeconds(2));
      assertTrue(receiver.isQuiet(300));
    }
  }

  @Test
  void whatIsOverWhileTheHubTellsIsForgotten() throws Exception {
    try (Receiver receiver = new Receiver(0);
        OwnAlerts alerts = alerts(receiver)) {
      hubTells = true;
      alerts.changed("wlan0", OPEN, NOW);
      alerts.changed("wlan0", OVER, NOW.plusSeconds(90));
      hubTells = false;
      alerts.tick(NOW.plusSeconds(91));
      assertTrue(receiver.isQuiet(300));
      assertFalse(alerts.waits());
    }
  }
}
