package lastlease.reports.render;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import lastlease.reports.PoolReport;
import lastlease.reports.render.words.Localizer;
import lastlease.reports.render.words.Phrases;

/** The formats that a report is written in. */
public enum Format {
  TEXT("report.txt"),
  JSON("report.json"),
  MARKDOWN("report.md"),
  HTML("report.html"),
  CSV("clients.csv");

  private final String fileName;

  Format(String fileName) {
    this.fileName = fileName;
  }

  /** The file that {@code --out} writes. */
  public String fileName() {
    return fileName;
  }

  /** As users name it: {@code text}, {@code json}, … */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Renders a report, with clients hidden unless its options say otherwise. All in UTF-8 terms;
   * does not close the writer.
   *
   * @param color for terminals, text only
   */
  public void render(PoolReport report, Phrases phrases, boolean color, Writer out)
      throws IOException {
    Phrases told = phrases.over(report);
    PoolReport ready = Localizer.localize(Redaction.apply(report), told);
    switch (this) {
      case TEXT -> new TextReport(ready, told, color ? Style.COLOR : Style.PLAIN).writeTo(out);
      case JSON -> {
        Json.write(ready, out, true);
        out.append('\n');
      }
      case MARKDOWN -> new MarkdownReport(ready, told).writeTo(out);
      case HTML -> new HtmlReport(ready, told).writeTo(out);
      case CSV -> new CsvReport(ready).writeTo(out);
    }
    out.flush();
  }
}
