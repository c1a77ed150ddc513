package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lastlease.alert.Alerts;
import lastlease.cli.Receiver;
import lastlease.cli.SampleReports;
import lastlease.lab.Patience;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people and programs are told while an incident lives. */
@Timeout(120)
class AlertsIT {
  private static final Duration LONG = Duration.ofSeconds(10);

  private static final Instant NOW = SampleReports.incident().detected();
  private static final Incident OPEN =
      SampleReports.incident(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, null);
  private static final Incident OVER =
      SampleReports.incident(
          Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, NOW.plusSeconds(90));
  private static final Incident REVISED =
      SampleReports.incident(
          Verdict.SERVER_UNREACHABLE, Confidence.LIKELY, Severity.CRITICAL, null);

  @TempDir private Path home = Path.of("");
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Alerts alerts(Map<String, String> config) throws IOException {
    return Alerts.begin(plan(config), "session", home.resolve("alerts.json"));
  }

  private Alerts.Plan plan(Map<String, String> config) {
    return new Alerts.Plan(
        config,
        Map.of("PATH", ""),
        Duration.ofMinutes(5),
        null,
        new Phrases(Language.EN, ZoneOffset.UTC),
        text -> {},
        (channel, why) -> complaints.add(channel + ": " + why));
  }

  @Test
  void openingAndResolvingIsToldOnceEach() throws Exception {
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      alerts.update(SampleReports.with(OPEN), NOW);
      alerts.update(SampleReports.with(OPEN), NOW.plusSeconds(1));
      Receiver.Got opened = receiver.next();
      assertTrue(opened.body().contains("\"kind\":\"OPENED\""), opened.body());
      assertTrue(opened.body().contains("The DHCP pool is likely exhausted"), opened.body());
      assertEquals("session/capture/1/1", opened.key());
      alerts.update(SampleReports.with(OVER), NOW.plusSeconds(91));
      alerts.update(SampleReports.with(OVER), NOW.plusSeconds(92));
      Receiver.Got resolved = receiver.next();
      assertTrue(resolved.body().contains("Resolved: DHCP pool exhausted"), resolved.body());
      assertTrue(resolved.body().contains("3\u00a0devices were affected"), resolved.body());
      assertTrue(receiver.isQuiet(300));
    }
  }

  @Test
  void anOpenIncidentIsRepeatedAfterItsTimeOnly() throws Exception {
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      alerts.update(SampleReports.with(OPEN), NOW);
      receiver.next();
      alerts.update(SampleReports.with(OPEN), NOW.plusSeconds(299));
      assertTrue(receiver.isQuiet(300));
      alerts.update(SampleReports.with(OPEN), NOW.plusSeconds(300));
      assertTrue(receiver.next().body().contains("\"kind\":\"REPEATED\""));
    }
  }

  @Test
  void whatFlickersIsToldWhenItRests() throws Exception {
    Incident surer =
        SampleReports.incident(
            Verdict.POOL_EXHAUSTED, Confidence.CONFIRMED, Severity.CRITICAL, null);
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      alerts.update(SampleReports.with(OPEN), NOW);
      receiver.next();
      alerts.update(SampleReports.with(surer), NOW.plusSeconds(2));
      alerts.update(SampleReports.with(OPEN), NOW.plusSeconds(4));
      alerts.update(SampleReports.with(surer), NOW.plusSeconds(11));
      assertTrue(receiver.next().body().contains("\"kind\":\"WORSE\""));
      assertTrue(receiver.isQuiet(300));
    }
  }

  @Test
  void whatGetsGraverIsToldAtOnce() throws Exception {
    Incident single =
        SampleReports.incident(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE, Severity.WARNING, null);
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      alerts.update(SampleReports.with(single), NOW);
      receiver.next();
      alerts.update(SampleReports.with(OPEN), NOW.plusSeconds(2));
      assertTrue(receiver.next().body().contains("\"kind\":\"WORSE\""));
      alerts.update(SampleReports.with(single), NOW.plusSeconds(20));
      assertTrue(receiver.next().body().contains("\"kind\":\"BETTER\""));
    }
  }

  @Test
  void whatOnlyInformsAndWhatWasOverAtOnceIsNotTold() throws Exception {
    Incident info =
        SampleReports.incident(Verdict.ROGUE_SERVER, Confidence.POSSIBLE, Severity.INFO, null);
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      alerts.update(SampleReports.with(info), NOW);
      alerts.update(SampleReports.with(OVER), NOW.plusSeconds(1));
      assertTrue(receiver.isQuiet(300));
    }
  }

  @Test
  void anIncidentThatTheCoreTookBackIsResolved() throws Exception {
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      alerts.update(SampleReports.with(OPEN), NOW);
      receiver.next();
      alerts.update(SampleReports.with(), NOW.plusSeconds(5));
      assertTrue(receiver.next().body().contains("\"kind\":\"RESOLVED\""));
    }
  }

  @Test
  void whileTheNetworkIsGoneOnlyTheNewestStateWaits() throws Exception {
    Receiver first = new Receiver(0);
    int port = first.port();
    String address = first.address();
    first.close();
    try (Alerts alerts = alerts(Map.of("alert.webhook", address))) {
      alerts.update(SampleReports.with(OPEN), NOW);
      Patience.await("a complaint", LONG, () -> !complaints.isEmpty());
      alerts.update(SampleReports.with(OVER), NOW.plusSeconds(91));
      try (Receiver back = new Receiver(port)) {
        assertTrue(back.next().body().contains("\"kind\":\"RESOLVED\""));
        assertTrue(back.isQuiet(500));
      }
    }
    assertEquals(1, complaints.size(), complaints::toString);
    assertFalse(complaints.get(0).contains("secret-part"), complaints::toString);
  }

  @Test
  void whatWaitsSurvivesARestartAndIsNotToldTwice() throws Exception {
    Receiver gone = new Receiver(0);
    int port = gone.port();
    String address = gone.address();
    gone.close();
    try (Alerts alerts = alerts(Map.of("alert.webhook", address))) {
      alerts.update(SampleReports.with(OPEN), NOW);
    }
    assertFalse(Files.readString(home.resolve("alerts.json")).contains("secret-part"));
    try (Receiver back = new Receiver(port);
        Alerts alerts = alerts(Map.of("alert.webhook", address))) {
      alerts.update(SampleReports.with(OPEN), NOW.plusSeconds(20));
      assertTrue(back.next().body().contains("\"kind\":\"OPENED\""));
      assertTrue(back.isQuiet(500));
    }
  }

  @Test
  void aReceiverThatRefusesIsNotAskedAgain() throws Exception {
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      receiver.answer(404);
      alerts.update(SampleReports.with(OPEN), NOW);
      receiver.next();
      assertTrue(receiver.isQuiet(2_500));
    }
    assertEquals(
        List.of("webhook: answered 404; check its address and token"), List.copyOf(complaints));
  }

  @Test
  void alertmanagerHearsTheOldLabelsResolvedBeforeTheNewOnes() throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      String base = "http://127.0.0.1:" + receiver.port() + "/";
      try (Alerts alerts = alerts(Map.of("alert.alertmanager", base))) {
        alerts.update(SampleReports.with(OPEN), NOW);
        assertEquals("/api/v2/alerts", receiver.next().path());
        alerts.update(SampleReports.with(REVISED), NOW.plusSeconds(20));
        String body = receiver.next().body();
        int old = body.indexOf("\"verdict\":\"POOL_EXHAUSTED\"");
        int fresh = body.indexOf("\"verdict\":\"SERVER_UNREACHABLE\"");
        assertTrue(old >= 0 && fresh > old, body);
        String ended = body.substring(old, fresh);
        assertTrue(ended.contains("\"endsAt\":\"" + time(NOW.plusSeconds(20))), body);
        // Every minute again, with an end ahead.
        alerts.update(SampleReports.with(REVISED), NOW.plusSeconds(60));
        assertTrue(receiver.next().body().contains("\"endsAt\":\"" + time(NOW.plusSeconds(240))));
      }
    }
  }

  private static String time(Instant at) {
    return at.toString().substring(0, 19);
  }

  @Test
  void chatsGetTextThatIsNoMarkup() throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      String at = receiver.address();
      Map<String, String> config =
          Map.of("alert.line.token", "t0ken", "alert.line.to", "U1", "alert.line.address", at);
      try (Alerts line = alerts(config)) {
        line.update(SampleReports.with(OPEN), NOW);
        Receiver.Got got = receiver.next();
        assertEquals("Bearer t0ken", got.authorization());
        assertTrue(got.body().contains("\"to\":\"U1\""), got.body());
      }
      Files.delete(home.resolve("alerts.json"));
      try (Alerts discord = alerts(Map.of("alert.discord", at))) {
        discord.update(SampleReports.with(OPEN), NOW);
        assertTrue(receiver.next().body().contains("\"allowed_mentions\":{\"parse\":[]}"));
      }
    }
  }

  @Test
  void aProgramGetsTheAlertOnStandardInputAndNothingInItsWords() throws Exception {
    Path out = home.resolve("got");
    try (Alerts alerts = alerts(Map.of("alert.exec", "cat > '" + out + "'"))) {
      alerts.update(SampleReports.with(OPEN), NOW);
    }
    assertTrue(Files.readString(out).contains("\"kind\":\"OPENED\""));
  }

  @Test
  void aWrongConfigurationIsToldWithoutItsSecret() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> alerts(Map.of("alert.slack", "hooks.example/secret-part")));
    assertEquals("alert.slack is no http or https address", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> alerts(Map.of("alert.pager", "x")));
  }

  @Test
  void aReceiverThatAsksForTimeGetsIt() throws Exception {
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      receiver.answer(429, "4");
      alerts.update(SampleReports.with(OPEN), NOW);
      receiver.next();
      long refused = System.nanoTime();
      receiver.answer(200, "");
      receiver.next();
      long waited = (System.nanoTime() - refused) / 1_000_000;
      assertTrue(waited >= 3_500, waited + " ms");
    }
    assertEquals(List.of("webhook: answered 429; it is tried again"), List.copyOf(complaints));
  }

  @Test
  void aReceiverThatPointsElsewhereIsNotFollowed() throws Exception {
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      receiver.answer(302);
      alerts.update(SampleReports.with(OPEN), NOW);
      assertEquals("/hook/secret-part", receiver.next().path());
      assertTrue(receiver.isQuiet(2_500));
    }
    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(complaints.get(0).contains("answered 302, which points elsewhere"));
  }

  @Test
  void aReceiverThatAlwaysFailsIsComplainedOfOnceAndAskedSeldom() throws Exception {
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = alerts(Map.of("alert.webhook", receiver.address()))) {
      receiver.answer(500);
      alerts.update(SampleReports.with(OPEN), NOW);
      receiver.next();
      receiver.next();
      receiver.next();
      // After one second, two seconds, then four at least.
      assertTrue(receiver.isQuiet(3_000));
    }
    assertEquals(List.of("webhook: answered 500; it is tried again"), List.copyOf(complaints));
  }

  @Test
  void anAnswerThatNeverEndsKeepsNoAlertWaiting() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    Semaphore got = new Semaphore(0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          got.release();
          exchange.sendResponseHeaders(200, 0);
          byte[] more = new byte[64];
          while (true) {
            exchange.getResponseBody().write(more);
            exchange.getResponseBody().flush();
          }
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    try (Alerts alerts = alerts(Map.of("alert.webhook", address))) {
      alerts.update(SampleReports.with(OPEN), NOW);
      assertTrue(got.tryAcquire(20, TimeUnit.SECONDS), "the first alert arrived");
      alerts.update(SampleReports.with(OVER), NOW.plusSeconds(91));
      assertTrue(got.tryAcquire(20, TimeUnit.SECONDS), "the second alert arrived");
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  @Test
  void aProgramThatIsNotThereOrTalksTooMuchOrHangsHoldsNothingUp() throws Exception {
    Path ran = home.resolve("ran");
    Map<String, String> config =
        Map.of(
            "alert.exec.none", "/no/such/program",
            "alert.exec.loud", "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; exit 3",
            "alert.exec.hangs", "echo $$ > '" + ran + "'; exec sleep 600");
    long began = System.nanoTime();
    try (Alerts alerts = alerts(config)) {
      alerts.update(SampleReports.with(OPEN), NOW);
      Patience.await("two complaints", LONG, () -> complaints.size() >= 2 && Files.exists(ran));
    }
    assertTrue(System.nanoTime() - began < 15_000_000_000L);
    assertTrue(
        complaints.contains("exec.none: ended with status 127: there is no such program"),
        complaints::toString);
    assertTrue(complaints.contains("exec.loud: ended with status 3"), complaints::toString);
    // The one that hangs ends with the session.
    long pid = Long.parseLong(Files.readString(ran).strip());
    Patience.await("its end", LONG, () -> ProcessHandle.of(pid).isEmpty());
  }
}
