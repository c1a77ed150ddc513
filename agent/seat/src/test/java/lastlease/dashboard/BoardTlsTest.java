package lastlease.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import lastlease.cli.SampleReports;
import lastlease.tls.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page over HTTPS, as whoever has its certificate sees it. */
@Timeout(60)
class BoardTlsTest {
  private static final String TOKEN = "0123456789abcdef";

  @TempDir private Path home = Path.of("");

  private Board board() throws IOException {
    Identity identity = Board.ownIdentity(home, "127.0.0.1", Instant.now());
    Board board = Board.open(new Board.Where("127.0.0.1", 0, TOKEN, identity), ZoneOffset.UTC);
    board.publish(SampleReports.FULL, null);
    return board;
  }

  /** Trusts that certificate and no other, and looks at names. */
  private HttpClient client() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    store.setCertificateEntry(
        "page", Board.ownIdentity(home, "127.0.0.1", Instant.now()).certificates().get(0));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpResponse<String> get(HttpClient client, String address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void whoHasTheCertificateAndTheTokenIsIn() throws Exception {
    try (Board board = board()) {
      assertTrue(board.address().startsWith("https://127.0.0.1:"), board.address());
      HttpClient client = client();
      assertEquals(401, get(client, board.address()).statusCode());
      HttpResponse<String> greeted = get(client, board.address() + "?token=" + TOKEN);
      String cookie = greeted.headers().firstValue("Set-Cookie").orElse("");
      assertTrue(cookie.contains("; Secure"), cookie);
      String page = get(client, board.address(), "Cookie", cookie.replaceAll(";.*", "")).body();
      assertTrue(page.contains("The DHCP pool may be exhausted"), page);
      HttpResponse<String> metrics =
          get(client, board.address() + "metrics", "Authorization", "Bearer " + TOKEN);
      assertEquals(200, metrics.statusCode());
    }
  }

  @Test
  void whoLeavesTheSAwayIsToldSo() throws Exception {
    try (Board board = board();
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), URI.create(board.address()).getPort())) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertTrue(all.startsWith("HTTP/1.1 400 "), all);
      assertTrue(all.contains("put https:// before its address"), all);
    }
  }

  @Test
  void wrongTokensAreSlowedDown() throws Exception {
    try (Board board = board()) {
      HttpClient client = client();
      for (int i = 0; i < 5; i++) {
        assertEquals(401, get(client, board.address() + "?token=wrong" + i).statusCode());
      }
      HttpResponse<String> slowed = get(client, board.address() + "?token=" + TOKEN);
      assertEquals(429, slowed.statusCode());
      assertTrue(slowed.headers().firstValue("Retry-After").orElse("").matches("[12]"));
    }
  }
}
