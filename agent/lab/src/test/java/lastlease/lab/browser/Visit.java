package lastlease.lab.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One window, and all that it complained of since it opened a page. */
public final class Visit implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> console = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  Visit(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(this::heard);
    page.onPageError(error -> console.add("error: " + error));
    page.onRequest((Request request) -> requests.add(request.url()));
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      console.add(message.type() + ": " + message.text());
    }
  }

  /** Opens an address; what was heard of the one before is forgotten. */
  public Page open(String address) {
    console.clear();
    requests.clear();
    page.navigate(address);
    return page;
  }

  /** Looks at the page that is open in another way. */
  void look(View view) {
    view.apply(page);
  }

  /** Errors and warnings of the console, violations of the page's policy among them. */
  public List<String> console() {
    return List.copyOf(console);
  }

  /** Addresses that were asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** What is cut, hangs out of the page or lies on other text. */
  public List<String> misplaced() throws IOException {
    return list(page.evaluate(own("misplaced.js")));
  }

  /** What axe-core finds, each rule with its elements. */
  public List<String> inaccessible() throws IOException {
    page.evaluate(text("/axe.min.js"));
    return list(page.evaluate(own("inaccessible.js")));
  }

  /** The page as it would be printed, in A4. */
  public byte[] paper() {
    return page.pdf(new Page.PdfOptions().setFormat("A4").setPrintBackground(true));
  }

  /** Takes a picture of the whole page. */
  public void picture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
  }

  private static List<String> list(Object value) {
    List<String> all = new ArrayList<>();
    if (!(value instanceof List<?> values)) {
      throw new AssertionError("the script answered " + value);
    }
    values.forEach(one -> all.add(String.valueOf(one)));
    return all;
  }

  private static String own(String name) throws IOException {
    return text("/lastlease/lab/browser/" + name);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = Visit.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
