package lastlease.lab.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lastlease.cli.Terminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The HTML report as the venue's staff open it: on a laptop, on a phone, at night, on paper. Beside
 * the tests that wait for servers and clients; its own one after the other, since Playwright is not
 * for several threads.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class ReportPagesIT {
  /** Where the sheets of paper go, and pictures of the pages for people who ask to look at them. */
  private static final Path PICTURES = Path.of("target", "pictures");

  /** Nothing looks at a picture but people: {@code -Dpictures=true} takes them. */
  private static final boolean TAKES_PICTURES = Boolean.getBoolean("pictures");

  private static final View FIRST = View.ALL.get(0);

  private static @Nullable Chromium chromium;

  /** One for all: a window of its own for each would cost more than what is looked at in it. */
  private static @Nullable Visit window;

  private static final Map<String, Path> MADE = new HashMap<>();

  @TempDir private static Path home = Path.of("");

  @BeforeAll
  static void start() throws Exception {
    Chromium.assumeHere();
    Files.createDirectories(PICTURES);
    chromium = Chromium.start();
    window = chromium.visit(FIRST);
  }

  private static Visit window() {
    return Objects.requireNonNull(window);
  }

  @AfterAll
  static void stop() {
    if (window != null) {
      window.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  static Stream<Arguments> reports() {
    return Stream.of(Subject.values())
        .flatMap(subject -> Stream.of("en", "ja").map(language -> Arguments.of(subject, language)));
  }

  /** Each report is made once: a look at it does not change it. */
  private static Path report(Subject subject, String language) throws Exception {
    Path made = MADE.get(subject + language);
    if (made == null) {
      Path directory = Files.createDirectory(home.resolve(subject + language));
      Terminal.Ended ended =
          new Terminal(directory)
              .at("Asia/Tokyo", Locale.ROOT)
              .run(subject.command(directory, language).toArray(String[]::new));
      assertEquals(0, ended.status(), ended.err());
      made = directory.resolve("report").resolve("report.html");
      MADE.put(subject + language, made);
    }
    return made;
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @ParameterizedTest
  @MethodSource("reports")
  void everybodyCanReadIt(Subject subject, String language) throws Exception {
    String address = report(subject, language).toUri().toString();
    List<String> complaints = new ArrayList<>();
    Visit visit = window();
    visit.look(FIRST);
    visit.open(address);
    for (View view : View.ALL) {
      visit.look(view);
      if (TAKES_PICTURES) {
        visit.picture(PICTURES.resolve(subject + "-" + language + "-" + view + ".png"));
      }
      List<String> found = new ArrayList<>(visit.misplaced());
      if (View.AUDITED.contains(view)) {
        found.addAll(visit.inaccessible());
      }
      found.forEach(one -> complaints.add(view + ": " + one));
    }
    complaints.addAll(visit.console());
    assertTrue(visit.requests().contains(address), "it is heard what the page asks for");
    visit.requests().stream()
        .filter(request -> !request.equals(address))
        .forEach(request -> complaints.add("asks for " + request));
    assertEquals("", String.join("\n", complaints));
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @ParameterizedTest
  @MethodSource("reports")
  void theFirstSheetOfPaperSaysWhatToDo(Subject subject, String language) throws Exception {
    Paper.assumeReadable();
    Path file = PICTURES.resolve(subject + "-" + language + ".pdf");
    Visit visit = window();
    visit.look(View.desk("en-US").atNight());
    Page page = visit.open(report(subject, language).toUri().toString());
    // What is the matter, and each thing to do about it.
    List<String> first = new ArrayList<>(page.locator("h1").first().allInnerTexts());
    page.locator("main").first().getByRole(AriaRole.CHECKBOX).all().stream()
        .map(box -> String.valueOf(box.evaluate("box => box.labels[0].innerText")))
        .forEach(first::add);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    Files.write(file, visit.paper());
    List<String> sheets = new Paper(file).pages();
    for (String text : first) {
      assertTrue(
          sheets.get(0).contains(Paper.letters(text)),
          () -> "not on the first sheet: " + text + "\n" + sheets.get(0));
    }
    int most = subject == Subject.CROWD || subject == Subject.SEGMENTS ? 12 : 6;
    assertTrue(sheets.size() <= most, sheets.size() + " sheets");
  }
}
