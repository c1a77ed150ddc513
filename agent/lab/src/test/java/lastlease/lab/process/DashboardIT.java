package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lastlease.cli.SampleReports;
import lastlease.dashboard.Board;
import lastlease.lab.Patience;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The dashboard as a browser, a scraper and a stranger meet it. */
@Timeout(60)
class DashboardIT {
  private static final PoolReport FULL = SampleReports.FULL;
  private static final PoolReport EARLIER = SampleReports.firstOf(3);

  private final List<Board> boards = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void closeAll() {
    boards.forEach(Board::close);
  }

  private Board board(@Nullable String token, int port) throws IOException {
    Board board = Board.open(new Board.Where("127.0.0.1", port, token), ZoneOffset.UTC);
    boards.add(board);
    return board;
  }

  private Board board() throws IOException {
    Board board = board(null, 0);
    board.publish(FULL, null);
    return board;
  }

  private HttpResponse<String> get(Board board, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(board.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void thePageIsTheReportUnderAStrictPolicy() throws Exception {
    HttpResponse<String> page = get(board(), "");
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("The DHCP pool may be exhausted"));
    assertFalse(page.body().contains("<script>alert"));
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertTrue(page.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
  }

  @Test
  void theBrowserChoosesTheLanguage() throws Exception {
    Board board = board();
    assertTrue(get(board, "", "Accept-Language", "ja,en;q=0.5").body().contains("lang=\"ja\""));
    assertTrue(get(board, "", "Accept-Language", "de").body().contains("lang=\"en\""));
    assertTrue(get(board, "", "Accept-Language", ";;;").body().contains("lang=\"en\""));
    String none = get(board, "elsewhere", "Accept-Language", "ja").body();
    assertEquals("/、/report.json、/metrics、/healthzがあります\n", none);
  }

  @Test
  void onlyWhatChangedIsSent() throws Exception {
    Board board = board();
    try (Events events = new Events(board)) {
      assertEquals("page", events.next());
      assertEquals("title", events.next());
      board.publish(SampleReports.firstOf(1), null);
      // The same incident, surer: what says so changes, and beside the evidence what it would take
      // to forge it; the devices and servers do not.
      Incident surer =
          SampleReports.incident(
              Verdict.POOL_EXHAUSTED, Confidence.CONFIRMED, Severity.CRITICAL, null);
      board.publish(SampleReports.confirmed(surer), null);
      List<String> ids = new ArrayList<>();
      for (String name = events.next(); name.equals("part"); name = events.next()) {
        ids.add(events.id());
      }
      assertEquals(List.of("s0-banner", "s0-summary", "s0-evidence", "s0-seat"), ids);
    }
  }

  /** Reads the names of server-sent events. */
  private static final class Events implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;

    Events(Board board) throws IOException {
      URI at = URI.create(board.address());
      socket = new Socket(at.getHost(), at.getPort());
      socket
          .getOutputStream()
          .write(
              ("GET /events HTTP/1.1\r\nHost: localhost:" + at.getPort() + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    String status() throws IOException {
      return String.valueOf(reader.readLine());
    }

    String next() throws IOException {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("event: ")) {
          return line.substring(7);
        }
      }
      return "end";
    }

    /** The id of the part whose event was just named. */
    String id() throws IOException {
      return String.valueOf(reader.readLine()).replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void viewersBeyondTheLimitAreTurnedAwayAndPlacesComeFree() throws Exception {
    Board board = board();
    List<Events> open = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      Events events = new Events(board);
      assertTrue(events.status().contains("200"));
      open.add(events);
    }
    try (Events more = new Events(board)) {
      assertTrue(more.status().contains("503"));
    }
    // Who stays does not keep others from asking once.
    assertEquals(200, get(board, "healthz").statusCode());
    for (Events events : open) {
      events.close();
    }
    int[] edition = {0};
    Patience.await(
        "the viewers to be gone",
        Duration.ofSeconds(20),
        () -> {
          // Only a write finds out that somebody has left.
          board.publish(edition[0]++ % 2 == 0 ? EARLIER : FULL, null);
          return board.viewers() == 0;
        });
  }

  @Test
  void itAnswersToTheMachinesOwnNameToo() throws Exception {
    String name = InetAddress.getLocalHost().getHostName();
    URI at = URI.create(board().address());
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /healthz HTTP/1.1\r\nHost: " + name + ":8067\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertTrue(String.valueOf(reader.readLine()).contains("200"));
    }
  }

  @Test
  void strangersPagesCannotAsk() throws Exception {
    URI at = URI.create(board().address());
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertTrue(String.valueOf(reader.readLine()).contains("403"));
    }
  }

  @Test
  void onlyReading() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(board().address()))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertEquals(405, client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode());
  }

  @Test
  void aTokenIsExchangedForACookie() throws Exception {
    Board board = board("0123456789abcdef", 0);
    board.publish(FULL, null);
    assertEquals(401, get(board, "").statusCode());
    assertEquals(401, get(board, "?token=wrong").statusCode());
    HttpResponse<String> admitted = get(board, "?token=0123456789abcdef");
    assertEquals(200, admitted.statusCode());
    assertEquals("0; url=/", admitted.headers().firstValue("Refresh").orElse(""));
    assertFalse(admitted.body().contains("DHCP"));
    String cookie = admitted.headers().firstValue("Set-Cookie").orElse("");
    assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
    assertFalse(cookie.contains("0123456789abcdef"));
    String brought = cookie.replaceAll(";.*", "");
    assertEquals(200, get(board, "", "Cookie", brought).statusCode());
    assertEquals(401, get(board, "", "Cookie", brought.replaceAll(".$", "x")).statusCode());
    assertEquals(401, get(board, "", "Cookie", brought.substring(0, 42)).statusCode());
    assertEquals(
        200, get(board, "metrics", "Authorization", "Bearer 0123456789abcdef").statusCode());
  }

  @Test
  void aTakenPortMeansTheNextOne() throws Exception {
    int first = URI.create(board().address()).getPort();
    assertTrue(URI.create(board(null, first).address()).getPort() > first);
  }

  @Test
  void metricsAreTextInBothForms() throws Exception {
    Board board = board();
    String text = get(board, "metrics").body();
    assertTrue(
        text.contains("lastlease_clients{outcome=\"LINK_LOCAL\",segment=\"capture\"} 1"), text);
    assertTrue(
        text.contains(
            "lastlease_verdict{segment=\"capture\",lastlease_verdict=\"POOL_EXHAUSTED\"} 1"),
        text);
    assertTrue(text.contains("lastlease_answer_seconds_bucket"), text);
    assertTrue(text.contains("lastlease_answer_seconds_sum{segment=\"capture\"} "), text);
    assertTrue(text.contains("lastlease_pool_addresses_in_use{segment=\"capture\",subnet="), text);
    assertTrue(text.contains("lastlease_last_frame_timestamp_seconds 1."), text);
    assertFalse(text.contains("3c:22:fb"));
    HttpResponse<String> open =
        get(board, "metrics", "Accept", "application/openmetrics-text;version=1.0.0");
    assertTrue(open.body().endsWith("# EOF\n"));
    assertTrue(open.headers().firstValue("Content-Type").orElse("").contains("openmetrics-text"));
  }

  @Test
  void healthSaysWhenItIsBlind() throws Exception {
    Board board = board();
    assertEquals(200, get(board, "healthz").statusCode());
    board.publish(FULL, "an interface is down");
    HttpResponse<String> blind = get(board, "healthz");
    assertEquals(503, blind.statusCode());
    assertTrue(blind.body().contains("an interface is down"));
  }

  @Test
  void reportJsonHidesWhoClientsAre() throws Exception {
    String json = get(board(), "report.json").body();
    assertTrue(json.contains("\"schema\" : \"lastlease.report/1\""));
    assertFalse(json.contains("3c:22:fb"));
  }

  /** Somebody who asks on and on and reads nothing. */
  private record Deaf(Socket socket, Thread asks) {}

  private static List<Deaf> deaf(Board board) throws IOException {
    byte[] asked =
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(200).getBytes(StandardCharsets.US_ASCII);
    List<Deaf> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Socket socket = connected(board);
      Thread asks = new Thread(() -> askOnAndOn(socket, asked), "deaf");
      asks.setDaemon(true);
      asks.start();
      all.add(new Deaf(socket, asks));
    }
    return all;
  }

  private static Socket connected(Board board) throws IOException {
    URI at = URI.create(board.address());
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
    return socket;
  }

  private static void askOnAndOn(Socket socket, byte[] asked) {
    try {
      while (true) {
        socket.getOutputStream().write(asked);
      }
    } catch (IOException e) {
      // Cut off, as it should be, or closed at the end of the test.
      assertTrue(socket.isConnected());
    }
  }

  private int health(Board board, Duration patience) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(board.address() + "healthz")).timeout(patience).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  @Test
  void whoIsRefusedCannotAskAgainOnTheSameConnection() throws Exception {
    URI at = URI.create(board("0123456789abcdef", 0).address());
    try (Socket stranger = new Socket(at.getHost(), at.getPort())) {
      stranger.setSoTimeout(10_000);
      stranger
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .repeat(3)
                  .getBytes(StandardCharsets.US_ASCII));
      // To the end of the connection: one answer to three questions.
      String all = new String(stranger.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertEquals(1, all.split("HTTP/1.1 401", -1).length - 1, all);
    }
  }

  @Test
  void whoeverTakesNoAnswerIsCutOffAndKeepsNobodyWaiting() throws Exception {
    Board board = board();
    List<Socket> slow = new ArrayList<>();
    List<Deaf> deaf = deaf(board);
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = connected(board);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      for (int i = 0; i < 20; i++) {
        assertEquals(200, health(board, Duration.ofSeconds(5)));
      }
      // Ten seconds of patience with each answer.
      for (Deaf one : deaf) {
        one.asks().join(40_000);
        assertFalse(one.asks().isAlive());
      }
    } finally {
      for (Deaf one : deaf) {
        one.socket().close();
      }
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }
}
