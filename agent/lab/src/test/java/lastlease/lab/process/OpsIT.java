package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lastlease.alert.Alerts;
import lastlease.cli.SampleReports;
import lastlease.dashboard.Board;
import lastlease.lab.Patience;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What operators load, in the real Prometheus and Alertmanager. */
@Timeout(120)
class OpsIT {
  private static final Path OPS = Path.of("../seat/src/main/ops").toAbsolutePath();

  @TempDir private Path home = Path.of("");
  private final HttpClient client = HttpClient.newHttpClient();

  private static void needs(String program) {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin", program)),
        program + " is not installed (Debian: prometheus, prometheus-alertmanager)");
  }

  private String promtool(byte[] input, String... words) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("promtool"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(OPS.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().write(input);
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said);
    return said;
  }

  private Board board() throws IOException {
    Board board = Board.open(new Board.Where("127.0.0.1", 0, null), ZoneOffset.UTC);
    board.publish(SampleReports.sized(100), null);
    return board;
  }

  private String get(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until an address answers so. */
  private String await(String address, String wanted) {
    String[] last = {""};
    Patience.await(
        address + " to say " + wanted,
        Duration.ofSeconds(60),
        () -> {
          last[0] = said(address);
          return last[0].contains(wanted);
        });
    return last[0];
  }

  private String said(String address) {
    try {
      return get(address);
    } catch (IOException e) {
      // It is still starting.
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void rulesAreValidAndSayWhatTheirTestsExpect() throws Exception {
    needs("promtool");
    promtool(new byte[0], "check", "rules", "lastlease-rules.yml");
    promtool(new byte[0], "test", "rules", "lastlease-rules-test.yml");
  }

  @Test
  void metricsPassTheLinter() throws Exception {
    needs("promtool");
    try (Board board = board()) {
      String metrics = get(board.address() + "metrics");
      promtool(metrics.getBytes(StandardCharsets.UTF_8), "check", "metrics");
    }
  }

  @Test
  void theGrafanaDashboardAsksForMetricsThatExist() throws Exception {
    try (Board board = board()) {
      String metrics = get(board.address() + "metrics");
      int asked = 0;
      try (JsonParser parser =
          new JsonFactory().createParser(OPS.resolve("grafana-dashboard.json").toFile())) {
        while (parser.nextToken() != null) {
          if ("expr".equals(parser.currentName()) && parser.currentToken().isScalarValue()) {
            String name = parser.getText().replaceAll("(?s).*?(lastlease_[a-z_]+).*", "$1");
            assertTrue(metrics.contains(name), name);
            asked++;
          }
        }
      }
      assertTrue(asked >= 8, "expressions: " + asked);
    }
  }

  @Test
  void prometheusScrapesIt() throws Exception {
    needs("prometheus");
    int port = freePort();
    try (Board board = board()) {
      Path config = home.resolve("prometheus.yml");
      Files.writeString(
          config,
          "scrape_configs: [{job_name: lastlease, scrape_interval: 1s, static_configs:"
              + " [{targets: ['127.0.0.1:"
              + URI.create(board.address()).getPort()
              + "']}]}]\nrule_files: ['"
              + OPS.resolve("lastlease-rules.yml")
              + "']\n");
      Process prometheus =
          start(
              "prometheus",
              "--config.file=" + config,
              "--storage.tsdb.path=" + home.resolve("tsdb"),
              "--web.listen-address=127.0.0.1:" + port);
      try {
        String base = "http://127.0.0.1:" + port + "/api/v1/";
        await(base + "query?query=up", "\"1\"]");
        await(base + "query?query=lastlease_open_incidents", "\"verdict\":\"POOL_EXHAUSTED\"");
      } finally {
        prometheus.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void alertmanagerHearsAnIncidentFiringAndThenResolved() throws Exception {
    needs("prometheus-alertmanager");
    int port = freePort();
    Path config = home.resolve("alertmanager.yml");
    Files.writeString(config, "route: {receiver: none}\nreceivers: [{name: none}]\n");
    Process alertmanager =
        start(
            "prometheus-alertmanager",
            "--config.file=" + config,
            "--storage.path=" + home.resolve("am"),
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + port);
    String base = "http://127.0.0.1:" + port;
    try {
      await(base + "/-/ready", "");
      Alerts.Plan plan =
          new Alerts.Plan(
              Map.of("alert.alertmanager", base),
              Map.of("PATH", ""),
              Duration.ofMinutes(5),
              null,
              new Phrases(Language.EN, ZoneOffset.UTC),
              text -> {},
              (channel, why) -> {});
      try (Alerts alerts = Alerts.begin(plan, "session", home.resolve("alerts.json"))) {
        Instant now = Instant.now();
        alerts.update(
            SampleReports.with(
                SampleReports.incident(
                    Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, null)),
            now);
        String active = base + "/api/v2/alerts?active=true";
        String told = await(active, "POOL_EXHAUSTED");
        assertTrue(told.contains("\"severity\":\"critical\""), told);
        assertTrue(told.contains("\"state\":\"active\""), told);
        alerts.update(
            SampleReports.with(
                SampleReports.incident(
                    Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, Instant.now())),
            Instant.now());
        // A resolved alert is listed no more.
        await(active, "[]");
      }
    } finally {
      alertmanager.destroyForcibly().waitFor();
    }
  }

  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(home.resolve(command[0] + ".log").toFile())
        .start();
  }
}
