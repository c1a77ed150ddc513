package lastlease.lab.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import lastlease.cli.SampleReports;
import lastlease.dashboard.Board;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.LivePage;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The live page in a browser: what changes is swapped, what is the reader's stays. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class LivePageIT {
  private static final PoolReport LIKELY = SampleReports.FULL;
  private static final PoolReport CONFIRMED =
      SampleReports.confirmed(
          SampleReports.incident(
              Verdict.POOL_EXHAUSTED, Confidence.CONFIRMED, Severity.CRITICAL, null));
  private static final String SURE = "text=The DHCP pool is exhausted";
  private static final String TOKEN = "0123456789abcdef";

  private static @Nullable Chromium chromium;

  private final List<Board> boards = new ArrayList<>();

  @BeforeAll
  static void start() {
    Chromium.assumeHere();
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void closeAll() {
    boards.forEach(Board::close);
  }

  private static Visit visit(View view) {
    return Objects.requireNonNull(chromium).visit(view);
  }

  private Board board(int port, @Nullable String token, PoolReport report) throws IOException {
    Board board = Board.open(new Board.Where("127.0.0.1", port, token), ZoneOffset.UTC);
    boards.add(board);
    board.publish(report, null);
    return board;
  }

  private static Locator lost(Page page) {
    return page.locator("#lost");
  }

  private static void awaitConnection(Page page, Board board) {
    page.waitForCondition(() -> board.viewers() > 0);
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @Test
  void onlyWhatChangedIsSwappedAndTheReadersThingsStay() throws Exception {
    Board board = board(0, null, LIKELY);
    try (Visit visit = visit(View.phone("en-US"))) {
      Page page = visit.open(board.address());
      // What was loaded is not replaced by the same from the stream of events.
      page.evaluate("() => { window.loaded = [...document.querySelectorAll('h2')].pop(); }");
      awaitConnection(page, board);
      page.evaluate(
          """
          () => {
            window.swapped = [];
            new MutationObserver(all => all.forEach(one =>
                swapped.push(one.target.closest('[data-part]')?.dataset.part ?? 'page')))
              .observe(document.getElementById('page'), {childList: true, subtree: true});
            const box = document.querySelector('input[type=checkbox]');
            box.click();
            box.focus();
            window.scrollTo(0, 700);
          }
          """);
      Object before = page.evaluate("() => [scrollY, document.activeElement.id]");
      board.publish(CONFIRMED, null);
      page.locator("h1").locator(SURE).waitFor();
      assertEquals(before, page.evaluate("() => [scrollY, document.activeElement.id]"));
      assertTrue(page.locator("input[type=checkbox]").first().isChecked());
      assertEquals(
          changedParts(), new TreeSet<>((List<?>) page.evaluate("() => swapped")).toString());
      assertEquals(true, page.evaluate("() => loaded.isConnected"));
      assertEquals(List.of(), visit.console());
    }
  }

  private static String changedParts() throws IOException {
    Phrases phrases = new Phrases(Language.EN, ZoneOffset.UTC);
    LivePage after = LivePage.of(CONFIRMED, phrases);
    TreeSet<String> changed = new TreeSet<>(after.parts().keySet());
    LivePage.of(LIKELY, phrases)
        .parts()
        .forEach((id, html) -> changed.removeIf(i -> i.equals(id) && same(after, i, html)));
    return changed.toString();
  }

  private static boolean same(LivePage page, String id, String html) {
    return html.equals(page.parts().get(id));
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @Test
  void whatTheReaderOpenedStaysOpen() throws Exception {
    Board board = board(0, null, LIKELY);
    try (Visit visit = visit(View.desk("en-US"))) {
      Page page = visit.open("about:blank");
      // Events of our own: the same part twice, with something else in it.
      int[] times = {0};
      page.route(
          "**/events*",
          route -> {
            String html =
                "<header data-part='s0-banner'><details id='d'><summary>more</summary>no "
                    + times[0]++
                    + "</details></header>";
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody("retry: 200\nevent: part\ndata: {\"html\":\"" + html + "\"}\n\n"));
          });
      page.navigate(board.address());
      page.locator("summary").click();
      String first = page.locator("#d").innerText();
      page.waitForCondition(() -> !page.locator("#d").innerText().equals(first));
      assertEquals(true, page.evaluate("() => document.getElementById('d').open"));
      // Away from the page nothing asks for events any more: a closing browser cannot answer them.
      page.navigate("about:blank");
    }
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @Test
  void theLossOfTheConnectionShowsAndHeals() throws Exception {
    Board board = board(0, null, LIKELY);
    int port = URI.create(board.address()).getPort();
    try (Visit visit = visit(View.phone("ja-JP"))) {
      Page page = visit.open(board.address());
      awaitConnection(page, board);
      assertTrue(lost(page).isHidden());
      board.close();
      lost(page).waitFor();
      assertTrue(page.locator("#lost-at").innerText().matches("\\d\\d:\\d\\d:\\d\\d"));
      assertTrue(page.locator(".live .away").isVisible() && page.locator(".live .here").isHidden());
      assertEquals(List.of(), visit.inaccessible());
      Board again = board(port, null, CONFIRMED);
      assertEquals(port, URI.create(again.address()).getPort());
      lost(page).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
      page.locator("h1").locator("text=枯渇しています").waitFor();
      assertEquals(List.of(), visit.console().stream().filter(one -> !isLoss(one)).toList());
    }
  }

  private static boolean isLoss(String message) {
    return message.contains("net::ERR_CONNECTION_REFUSED")
        || message.contains("net::ERR_INCOMPLETE_CHUNKED_ENCODING");
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @Test
  void aPageThatFindsNoPlaceComesBackWhenThereIsOne() throws Exception {
    Board board = board(0, null, LIKELY);
    List<Socket> others = new ArrayList<>();
    try (Visit visit = visit(View.desk("en-US"))) {
      for (int i = 0; i < 32; i++) {
        others.add(viewer(board));
      }
      Page page = visit.open("about:blank");
      // Before the page comes: else it takes a place, and one of these finds none.
      page.waitForCondition(() -> board.viewers() == 32);
      page.navigate(board.address());
      lost(page).waitFor();
      for (Socket other : others) {
        other.close();
      }
      int[] turn = {0};
      page.waitForCondition(
          () -> {
            // Only a write finds out that somebody has left.
            board.publish(turn[0]++ % 2 == 0 ? CONFIRMED : LIKELY, null);
            return lost(page).isHidden();
          });
    }
  }

  private static Socket viewer(Board board) throws IOException {
    URI at = URI.create(board.address());
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
    socket
        .getOutputStream()
        .write(
            "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @Test
  void aLinkWithTheTokenOpensThePageFromAnywhereAndItHealsAfterARestart() throws Exception {
    Board board = board(0, TOKEN, LIKELY);
    int port = URI.create(board.address()).getPort();
    try (Visit visit = visit(View.desk("en-US"))) {
      Page page = visit.open("about:blank");
      page.route(
          "http://chat.example/",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/html")
                      .setBody("<a href='" + board.address() + "?token=" + TOKEN + "'>look</a>")));
      page.navigate("http://chat.example/");
      page.locator("a").click();
      page.locator("h1").waitFor();
      assertEquals(board.address(), page.url());
      awaitConnection(page, board);
      board.close();
      lost(page).waitFor();
      board(port, TOKEN, CONFIRMED);
      page.locator("h1").locator(SURE).waitFor();
      assertTrue(lost(page).isHidden());
    }
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @Test
  void bothLanguagesByWhatTheBrowserAsksFor() throws Exception {
    Board board = board(0, null, LIKELY);
    for (String locale : List.of("en-US", "ja-JP", "de-DE")) {
      try (Visit visit = visit(View.phone(locale))) {
        Page page = visit.open(board.address());
        String language = locale.startsWith("ja") ? "ja" : "en";
        assertEquals(language, page.locator("html").getAttribute("lang"));
        for (View view : List.of(View.phone(locale), View.phone(locale).atNight())) {
          visit.look(view);
          assertEquals(List.of(), visit.misplaced(), view.toString());
          assertEquals(List.of(), visit.inaccessible(), view.toString());
        }
        assertEquals(List.of(), visit.console());
      }
    }
  }
}
