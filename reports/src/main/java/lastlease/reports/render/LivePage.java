package lastlease.reports.render;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.reports.PoolReport;
import lastlease.reports.render.words.Localizer;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * The HTML report as a page that renews itself: the same page, taken apart into its parts, so that
 * only what changed is sent.
 *
 * @param title of the window
 * @param html the whole page, with its script
 * @param body what stands in the page's element
 * @param parts by id, in order, each one element
 */
public record LivePage(String title, String html, String body, Map<String, String> parts) {
  // Headers and sections do not nest in the templates, and texts are escaped.
  private static final Pattern PART =
      Pattern.compile("<(header|section)[^>]* data-part=\"([^\"]+)\".*?</\\1>", Pattern.DOTALL);
  private static final String BEGIN = "id=\"page\">\n";
  private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>");

  /** Renders a report of which it is not known when its last frame came. */
  public static LivePage of(PoolReport report, Phrases phrases) throws IOException {
    return of(report, phrases, null);
  }

  /**
   * Renders a report, with clients hidden unless its options say otherwise.
   *
   * @param lastFrame when the last frame came; null where none has, or nobody knows
   */
  public static LivePage of(PoolReport report, Phrases phrases, @Nullable Instant lastFrame)
      throws IOException {
    Phrases told = phrases.over(report);
    PoolReport ready = Localizer.localize(Redaction.apply(report), told);
    StringWriter out = new StringWriter();
    new HtmlReport(ready, told, script(), lastFrame).writeTo(out);
    String html = out.toString();
    String body =
        html.substring(html.indexOf(BEGIN) + BEGIN.length(), html.lastIndexOf("</div><script>"));
    Map<String, String> parts = new LinkedHashMap<>();
    Matcher matcher = PART.matcher(body);
    while (matcher.find()) {
      parts.put(matcher.group(2), matcher.group());
    }
    Matcher title = TITLE.matcher(html);
    return new LivePage(title.find() ? title.group(1) : "lastlease", html, body, parts);
  }

  /** The page's own script. */
  public static String script() throws IOException {
    return HtmlReport.resource("live.js");
  }

  /** The page's own style sheet. */
  public static String style() throws IOException {
    return HtmlReport.liveCss();
  }
}
