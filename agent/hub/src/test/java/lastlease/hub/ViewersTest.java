package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may look at which event. */
class ViewersTest {
  private static final long SECOND_NANOS = 1_000_000_000L;

  @TempDir private Path home = Path.of("");
  private final Ticking clock = new Ticking(Instant.parse("2026-11-28T14:00:00Z"));

  private House house() {
    return new House(home.resolve("hub"), clock, Map.of());
  }

  private static HttpResponse<String> get(HttpClient client, String url, String cookie)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String cookie(HttpClient client, House house, String event) throws Exception {
    String token = house.tenant(event).tokens().view();
    HttpResponse<String> greeted =
        get(client, house.address() + "/" + event + "/?token=" + token, "");
    assertEquals(200, greeted.statusCode());
    return greeted.headers().firstValue("Set-Cookie").orElseThrow();
  }

  private static String pair(String cookie) {
    return cookie.substring(0, cookie.indexOf(';'));
  }

  /** The address is cleared of the token, and of nothing else that it asks for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?token=T|/osaka/",
        "?token=T&view=wall&lang=ja|/osaka/?view=wall&lang=ja",
        "?lang=en&token=T|/osaka/?lang=en",
        "?token=T&lang=xx&view=wall;url=https://example.com|/osaka/",
      })
  void thePageOpensInTheViewAndLanguageOfTheAddress(String query, String opened) throws Exception {
    try (House house = house().open("osaka")) {
      String token = house.tenant("osaka").tokens().view();
      HttpResponse<String> greeted =
          get(
              HttpClient.newHttpClient(),
              house.address() + "/osaka/" + query.replace("T", token),
              "");
      assertEquals("0; url=" + opened, greeted.headers().firstValue("Refresh").orElseThrow());
    }
  }

  /** Whoever has no browser is told how to ask, in their language; the token is not repeated. */
  @Test
  void aPersonWithoutABrowserIsToldHowToAsk() throws Exception {
    try (House house = house().open("osaka")) {
      HttpClient client = HttpClient.newHttpClient();
      String token = house.tenant("osaka").tokens().view();
      String page = house.address() + "/osaka/";
      String welcome = get(client, page + "?token=" + token, "").body();
      assertTrue(welcome.contains("ask for event.json with the header"), welcome);
      assertFalse(welcome.contains(token), welcome);
      HttpRequest asked =
          HttpRequest.newBuilder(URI.create(page + "event.json"))
              .header("Authorization", "Bearer " + token)
              .build();
      HttpResponse<String> json = client.send(asked, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, json.statusCode());
      assertTrue(json.body().startsWith("{"), json.body());
      assertEquals("ハブが表示した、トークン付きのアドレスを開いてください\n", get(client, page + "?lang=ja", "").body());
      assertEquals(
          "open the address that the hub printed\n",
          get(client, house.address() + "/nowhere/", "").body());
    }
  }

  @Test
  void overTlsTheCookieIsForNothingElse() throws Exception {
    try (House house = house().secured().open("osaka")) {
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(house)).build();
      String cookie = cookie(client, house, "osaka");
      assertTrue(cookie.endsWith("; Secure"), cookie);
      assertEquals(200, get(client, house.address() + "/osaka/", pair(cookie)).statusCode());
    }
    try (House house = house().open("osaka")) {
      String cookie = cookie(HttpClient.newHttpClient(), house, "osaka");
      assertFalse(cookie.contains("Secure"), "behind a proxy nobody would send it: " + cookie);
    }
  }

  private static SSLContext trusting(House house) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(house.trusted());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void eventsOfLikeNamesHaveCookiesOfTheirOwn() throws Exception {
    try (House house = house().open("a.b", "a_b")) {
      HttpClient client = HttpClient.newHttpClient();
      String one = pair(cookie(client, house, "a.b"));
      String other = pair(cookie(client, house, "a_b"));
      // A browser keeps one of each name.
      assertFalse(
          one.substring(0, one.indexOf('=')).equals(other.substring(0, other.indexOf('='))), one);
      String both = one + "; " + other;
      assertEquals(200, get(client, house.address() + "/a.b/", both).statusCode());
      assertEquals(200, get(client, house.address() + "/a_b/", both).statusCode());
      assertEquals(401, get(client, house.address() + "/a_b/", one).statusCode());
    }
  }

  @Test
  void afterAFewGuessesEachTakesASecondAndTheRightTokenDoesNot() throws Exception {
    House house = house();
    house.origin = "a guest";
    try (house) {
      house.open("osaka");
      for (int i = 0; i < 5; i++) {
        assertEquals(401, house.get("/osaka/", "wrong" + i).statusCode());
      }
      long began = System.nanoTime();
      assertEquals(401, house.get("/osaka/", "wrong").statusCode());
      long waited = System.nanoTime() - began;
      assertTrue(waited >= SECOND_NANOS, TimeUnit.NANOSECONDS.toMillis(waited) + " ms");
      assertEquals(200, house.get("/osaka/", house.tenant("osaka").tokens().view()).statusCode());
    }
  }
}
