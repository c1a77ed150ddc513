package lastlease.dashboard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import lastlease.cli.SampleReports;
import lastlease.reports.render.words.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which language the page is. */
@Timeout(60)
class PageLanguageTest {
  private static final String JAPANESE = "<html lang=\"ja\"";
  private static final String ENGLISH = "<html lang=\"en\"";

  private static Board board(@Nullable Language language) throws IOException {
    Board board = Board.open(new Board.Where("127.0.0.1", 0, null, null, language), ZoneOffset.UTC);
    board.publish(SampleReports.FULL, null);
    return board;
  }

  private static String get(String address, String accepted)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header("Accept-Language", accepted).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void whoServesItSettlesTheLanguageAndTheAddressMaySayAnother() throws Exception {
    try (Board board = board(Language.JA)) {
      assertTrue(get(board.address(), "en").contains(JAPANESE));
      assertTrue(get(board.address() + "?lang=en", "ja").contains(ENGLISH));
      assertTrue(get(board.address() + "report.json", "en").contains("\"language\" : \"ja\""));
    }
  }

  @Test
  void elseItIsTheBrowsers() throws Exception {
    try (Board board = board(null)) {
      assertTrue(get(board.address(), "ja,en;q=0.5").contains(JAPANESE));
      assertTrue(get(board.address(), "en").contains(ENGLISH));
    }
  }
}
