package lastlease.alert;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A channel over HTTP: one POST an alert, in the form that its receiver wants. */
final class Webhook implements Channel {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final URI address;
  private final Map<String, String> headers;
  private final Function<Alert, Object> form;
  private final boolean reminders;

  /**
   * @param form what is sent as JSON
   * @param reminders see {@link Channel#needsReminders}
   */
  Webhook(
      String name,
      URI address,
      Map<String, String> headers,
      Function<Alert, Object> form,
      boolean reminders) {
    this.name = name;
    this.address = address;
    this.headers = headers;
    this.form = form;
    this.reminders = reminders;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean needsReminders() {
    return reminders;
  }

  @Override
  public void send(Alert alert) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Idempotency-Key", alert.id())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    AlertJson.write(form.apply(alert)), StandardCharsets.UTF_8));
    headers.forEach(request::header);
    HttpResponse<InputStream> response;
    try {
      // The time limit ends with the head of the answer: its body may go on for ever.
      response = newClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
    } catch (IOException e) {
      // Messages of the client may hold the address.
      throw new IOException("not reachable (" + e.getClass().getSimpleName() + ")", e);
    }
    int status = response.statusCode();
    boolean later = status == 408 || status == 425 || status == 429 || status >= 500;
    if (later) {
      throw new Busy("answered " + status, RetryAfter.of(response.headers()));
    }
    if (status >= 300 && status < 400) {
      throw new Refused(
          "answered " + status + ", which points elsewhere; name the address that it points to");
    }
    if (status >= 300) {
      throw new Refused("answered " + status + "; check its address and token");
    }
  }

  /**
   * A client for one alert. On a connection kept from the last one, what is sent while the own
   * network is cut waits in the kernel, and arrives when the network is back, long after it was
   * given up and sent again: the receiver would be told twice. A new connection fails at once.
   */
  private static HttpClient newClient() {
    return HttpClient.newBuilder()
        .connectTimeout(PATIENCE)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** What plain webhooks and programs get. */
  static Object plain(Alert alert) {
    return alert;
  }

  /** Slack: {@code &}, {@code <} and {@code >} would be markup. */
  static Object slack(Alert alert) {
    String text = alert.title() + "\n" + alert.body();
    return Map.of("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  /** Discord: nobody may be called by a mention. */
  static Object discord(Alert alert) {
    String text =
        (alert.title() + "\n" + alert.body()).replaceAll("([\\\\*_~`|>\\[\\]])", "\\\\$1");
    return Map.of("content", text, "allowed_mentions", Map.of("parse", List.of()));
  }

  /** ntfy's JSON form. */
  static Function<Alert, Object> ntfy(String topic) {
    return alert ->
        Map.of(
            "topic", topic,
            "title", alert.title(),
            "message", alert.body(),
            "priority", Severities.isCritical(alert) ? 5 : 3,
            "tags", List.of(Severities.isOver(alert) ? "white_check_mark" : "warning"));
  }

  /** LINE Messaging API, push message. */
  static Function<Alert, Object> line(String to) {
    return alert ->
        Map.of(
            "to",
            to,
            "messages",
            List.of(Map.of("type", "text", "text", alert.title() + "\n" + alert.body())));
  }
}
