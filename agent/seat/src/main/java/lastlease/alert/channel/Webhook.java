package lastlease.alert.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import lastlease.alert.form.Alert;
import lastlease.alert.form.AlertJson;
import lastlease.alert.form.Form;
import lastlease.words.NoConnection;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/** A channel over HTTP: one request an alert, in the form that its receiver wants. */
public final class Webhook implements Channel {
  private final String name;
  private final URI address;
  private final Map<String, String> headers;
  private final Form form;

  /**
   * @param headers of every request; they may be secrets
   */
  public Webhook(String name, URI address, Map<String, String> headers, Form form) {
    this.name = name;
    this.address = address;
    this.headers = headers;
    this.form = form;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean needsReminders() {
    return form.needsReminders();
  }

  @Override
  public void send(Alert alert) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(form.address(address, alert))
            .timeout(LIMIT)
            .header("Content-Type", "application/json; charset=utf-8")
            .method(
                form.method(),
                HttpRequest.BodyPublishers.ofString(
                    AlertJson.write(form.body(alert)), StandardCharsets.UTF_8));
    form.headers(alert).forEach(request::header);
    headers.forEach(request::header);
    HttpResponse<InputStream> response;
    try {
      // The time limit ends with the head of the answer: its body may go on for ever.
      response = newClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
    } catch (IOException e) {
      // Messages of the client may hold the address.
      throw new SaidException(Saying.of("channel.unreachable").with("why", NoConnection.of(e)), e);
    }
    int status = response.statusCode();
    if (form.arrivedBefore(status)) {
      return;
    }
    boolean later = status == 408 || status == 425 || status == 429 || status >= 500;
    if (later) {
      throw new Busy(
          Saying.of("channel.answered").with("status", status), RetryAfter.of(response.headers()));
    }
    if (status >= 300 && status < 400) {
      throw new Refused(Saying.of("channel.elsewhere").with("status", status));
    }
    if (status >= 300) {
      throw new Refused(Saying.of("channel.refused").with("status", status));
    }
  }

  /**
   * A client for one alert. On a connection kept from the last one, what is sent while the own
   * network is cut waits in the kernel, and arrives when the network is back, long after it was
   * given up and sent again: the receiver would be told twice. A new connection fails at once.
   */
  private static HttpClient newClient() {
    return HttpClient.newBuilder()
        .connectTimeout(LIMIT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }
}
