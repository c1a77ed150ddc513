package lastlease.uplink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/** One question to the hub and its answer. Keeps the connection while it works. */
final class HubLine {
  /** A request of a megabyte over a bad line takes its time. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Bytes of a line that is told; Japanese has three a character. */
  private static final int TOLD = 600;

  private final URI address;
  private final Who who;
  private final HubAddress hub;
  private HttpClient client;

  /** Who asks. */
  record Who(String seat, String token, String program, Locale language) {}

  /**
   * What the hub said.
   *
   * @param position up to which all is durable; empty where it did not say
   * @param clock the hub's, milliseconds since 1970; empty where it did not say
   * @param alerts whether it tells people of incidents; so does one that does not say
   * @param text why it refuses, one line
   */
  record Said(int status, OptionalLong position, OptionalLong clock, boolean alerts, String text) {}

  /**
   * A part of a journal.
   *
   * @param over whether it takes no more
   */
  record Part(
      String session,
      String file,
      long at,
      byte[] bytes,
      long left,
      String before,
      boolean again,
      boolean over) {}

  HubLine(HubAddress hub, Who who) {
    this.hub = hub;
    this.address = URI.create(hub.base() + Protocol.PATH);
    this.who = who;
    this.client = newClient();
  }

  private HttpClient newClient() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER);
    String fingerprint = hub.fingerprint();
    if (fingerprint != null) {
      builder.sslContext(PinnedTrust.context(fingerprint));
    }
    return builder.build();
  }

  /** After a failure: what hangs on the old connection must not hold up the new one. */
  void renew() {
    client = newClient();
  }

  Said send(Part part, OptionalLong clockAhead) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + who.token())
            .header("Content-Type", "application/octet-stream")
            .header("Content-Encoding", "gzip")
            // Hubs of before answer in English.
            .header("Accept-Language", who.language().toLanguageTag())
            .header(Protocol.LANGUAGE, Integer.toString(Protocol.VERSION))
            .header(Protocol.PROGRAM, who.program())
            .header(Protocol.SEAT, URLEncoder.encode(who.seat(), StandardCharsets.UTF_8))
            .header(Protocol.SESSION, part.session())
            .header(Protocol.FILE, part.file())
            .header(Protocol.POSITION, Long.toString(part.at()))
            .header(Protocol.BEFORE, part.before())
            .header(Protocol.LEFT, Long.toString(part.left()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(zipped(part.bytes())));
    if (clockAhead.isPresent()) {
      request.header(Protocol.CLOCK, Long.toString(clockAhead.getAsLong()));
    }
    if (part.again()) {
      request.header(Protocol.AGAIN, "1");
    }
    if (part.over()) {
      request.header(Protocol.OVER, "1");
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    String text;
    try (InputStream body = response.body()) {
      text = new String(body.readNBytes(TOLD), StandardCharsets.UTF_8).strip();
    }
    return new Said(
        response.statusCode(),
        number(response, Protocol.POSITION),
        number(response, Protocol.CLOCK),
        !response.headers().firstValue(Protocol.ALERTS).orElse("1").equals("0"),
        text.replaceAll("\\p{C}", " "));
  }

  private static OptionalLong number(HttpResponse<?> response, String header) {
    String value = response.headers().firstValue(header).orElse("");
    return value.matches("-?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
