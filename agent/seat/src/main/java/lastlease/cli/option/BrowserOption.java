package lastlease.cli.option;

import java.io.IOException;
import lastlease.session.Surroundings;
import lastlease.terminal.Browser;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the page of a live session opens by itself. */
public final class BrowserOption {
  @Option(names = "--no-browser", description = "do not open the page in the desktop's browser")
  private boolean none;

  /**
   * Opens the page where somebody sits before it.
   *
   * @param address null where there is no page
   */
  public void open(@Nullable String address, Surroundings here) {
    if (none || address == null || !here.progress()) {
      return;
    }
    String system = System.getProperty("os.name", "");
    String user = System.getProperty("user.name", "");
    Browser.of(here.environment(), system, user)
        .ifPresent(
            browser -> {
              try {
                browser.open(address);
              } catch (IOException e) {
                here.complain(Saying.of("browser.failed").with("why", SaidException.of(e)));
              }
            });
  }
}
