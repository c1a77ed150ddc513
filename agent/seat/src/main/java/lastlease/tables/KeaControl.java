package lastlease.tables;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import lastlease.leases.KeaAnswers;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Kea by its control agent: commands that only read. User and password, where it wants them, stand
 * in the address ({@code http://user:password@…}), which belongs into the configuration file.
 */
final class KeaControl implements TableReader {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int PAGE = 1000;

  /** A million leases are no venue's. */
  private static final int PAGES = 1000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private final String place;

  KeaControl(String place) {
    this.place = place;
  }

  @Override
  public LeaseTable read() throws IOException, Unreadable, InterruptedException {
    KeaAnswers answers = new KeaAnswers(ask("config-get", ""));
    answers.statistics(ask("statistic-get-all", ""));
    String from = "start";
    for (int page = 0; page < PAGES && from != null; page++) {
      from =
          answers.page(
              ask(
                  "lease4-get-page",
                  ", \"arguments\": {\"from\": \"" + from + "\", \"limit\": " + PAGE + "}"));
    }
    return answers.table();
  }

  private String ask(String command, String arguments) throws IOException, InterruptedException {
    URI all;
    try {
      all = URI.create(place);
    } catch (IllegalArgumentException e) {
      throw new SaidException(Saying.of("table.noAddress"), e);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(bare(all))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"command\": \""
                        + command
                        + "\", \"service\": [\"dhcp4\"]"
                        + arguments
                        + "}"));
    String user = all.getUserInfo();
    if (user != null) {
      request.header("Authorization", basic(user));
    }
    HttpResponse<String> response;
    try {
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new SaidException(Saying.of("table.keaSilent").with("why", reason(e)), e);
    }
    if (response.statusCode() == 401) {
      throw new SaidException(Saying.of("table.keaUser"));
    }
    if (response.statusCode() != 200) {
      throw new SaidException(Saying.of("table.keaStatus").with("status", response.statusCode()));
    }
    return response.body();
  }

  private static String reason(IOException e) {
    @Nullable String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static URI bare(URI all) throws IOException {
    String path = all.getRawPath();
    return URI.create(
        all.getScheme()
            + "://"
            + all.getHost()
            + (all.getPort() < 0 ? "" : ":" + all.getPort())
            + (path == null || path.isEmpty() ? "/" : path));
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }
}
