package lastlease.reports.render.page;

import java.util.List;
import lastlease.reports.render.words.Phrases;

/**
 * A venue's trend as its template takes it: texts that are ready. The template escapes all texts;
 * only {@code css} is not.
 *
 * @param look of the banner: {@code over} where the pool was full once, else {@code ok}
 */
public record TrendPage(
    String lang,
    String title,
    String times,
    String css,
    Phrases phrases,
    String look,
    String headline,
    String sub,
    List<String> findings,
    List<Row> rows,
    List<String> limits) {

  /** A word of the page's own. */
  public String say(String key) {
    return phrases.get(key);
  }

  /**
   * A session's row.
   *
   * @param look {@code bad}, {@code warn}, {@code ok} or {@code unk}
   * @param bar what was in use and who went without, beside the size of the pool
   */
  public record Row(
      String look,
      String when,
      String verdict,
      String refused,
      String after,
      String peak,
      String note,
      Drawing bar) {}
}
