package lastlease.tables;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.leases.format.KeaAnswers;
import lastlease.words.NoConnection;
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

  /** All pages together: a table that takes longer is of no use to anybody who watches. */
  private static final long ALL_SECONDS = 60;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private final String place;

  KeaControl(String place) {
    this.place = place;
  }

  @Override
  public LeaseTable read() throws IOException, Unreadable, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ALL_SECONDS);
    KeaAnswers answers = new KeaAnswers(ask("config-get", ""));
    answers.statistics(ask("statistic-get-all", ""));
    String from = "start";
    for (int page = 0; page < PAGES && from != null; page++) {
      if (System.nanoTime() - end > 0) {
        throw slow(ALL_SECONDS, null);
      }
      from =
          answers.page(
              ask(
                  "lease4-get-page",
                  ", \"arguments\": {\"from\": \"" + from + "\", \"limit\": " + PAGE + "}"));
    }
    return answers.table();
  }

  private String ask(String command, String arguments) throws IOException, InterruptedException {
    KeaPlace to = KeaPlace.parse(place);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to.address())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"command\": \""
                        + command
                        + "\", \"service\": [\"dhcp4\"]"
                        + arguments
                        + "}"));
    if (to.user() != null) {
      request.header("Authorization", basic(to.user()));
    }
    HttpResponse<byte[]> response = send(request.build());
    if (response.statusCode() == 401) {
      throw new SaidException(Saying.of("table.keaUser"));
    }
    if (response.statusCode() != 200) {
      throw new SaidException(Saying.of("table.keaStatus").with("status", response.statusCode()));
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** The request's own time limit ends with the head of the answer; this one does not. */
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.sendAsync(request, info -> new ShortBody());
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw slow(PATIENCE.toSeconds(), e);
    } catch (ExecutionException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw why instanceof SaidException said
          ? said
          : new SaidException(Saying.of("table.keaSilent").with("why", NoConnection.of(why)), e);
    } finally {
      // Ends the exchange, too, where it is not over.
      answer.cancel(true);
    }
  }

  private static SaidException slow(long seconds, @Nullable Throwable cause) {
    Saying saying = Saying.of("table.keaSlow").with("seconds", seconds);
    return cause == null ? new SaidException(saying) : new SaidException(saying, cause);
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }
}
