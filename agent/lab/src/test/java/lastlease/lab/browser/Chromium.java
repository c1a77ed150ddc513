package lastlease.lab.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One running Chromium. Not for several threads, as Playwright is not. */
public final class Chromium implements AutoCloseable {
  /** Draws no window of its own, which costs as much as many a page; else the whole browser. */
  private static final Path PROGRAM =
      Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(Path.of("/usr/bin/chromium-headless-shell"));

  /** Nothing of its own on the network; a test machine has neither a GPU nor a user. */
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    // Playwright would fetch browsers of its own, or unpack them into the home directory.
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = driver(environment);
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(QUIET));
  }

  /**
   * The driver unpacks its program and starts it. Where the test starts other processes at that
   * instant, these hold the new file open for a moment, and it is "text file busy": once more,
   * then.
   */
  private static Playwright driver(Map<String, String> environment) {
    Playwright.CreateOptions options = new Playwright.CreateOptions().setEnv(environment);
    try {
      return Playwright.create(options);
    } catch (RuntimeException e) {
      if (!isBusy(e)) {
        throw e;
      }
      return Playwright.create(options);
    }
  }

  private static boolean isBusy(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("Text file busy")) {
        return true;
      }
    }
    return false;
  }

  /** Skips the test, with the reason, where there is no Chromium. */
  public static void assumeHere() {
    Assumptions.assumeTrue(
        Files.isExecutable(PROGRAM),
        "needs " + PROGRAM + ": apt-get install chromium-headless-shell");
  }

  /** The browser's own program. */
  public static Path program() {
    return PROGRAM;
  }

  /** Starts it. */
  public static Chromium start() {
    return new Chromium(PROGRAM);
  }

  /**
   * Starts it by another program, which starts {@link #program} with the same arguments and open
   * files.
   */
  public static Chromium startedBy(Path program) {
    return new Chromium(program);
  }

  /** A new window without a past. */
  public Visit visit(View view) {
    return new Visit(browser.newContext(view.options()));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
