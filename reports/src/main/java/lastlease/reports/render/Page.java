package lastlease.reports.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HTML report as its templates take it: texts that are ready, and pictures that are drawn. The
 * templates escape all texts; only {@code css}, {@code script} and drawings, which hold no foreign
 * text, are not.
 *
 * @param script of a live page; empty in a report
 */
public record Page(
    String lang,
    String title,
    String heading,
    String times,
    String css,
    String script,
    Phrases phrases,
    List<String> clientColumns,
    List<Part> parts) {

  /** Whether the page renews itself. */
  public boolean live() {
    return !script.isEmpty();
  }

  /** A word of the page's own. */
  public String word(String key) {
    return phrases.get("html." + key);
  }

  /**
   * One segment.
   *
   * @param banner {@code bad}, {@code ok} or {@code unk}
   * @param summary three sentences, or none
   */
  public record Part(
      String id,
      String banner,
      String headline,
      String sub,
      List<Fact> facts,
      List<String> summary,
      List<Row> advice,
      @Nullable String timeline,
      List<Lane> lanes,
      String lanesMore,
      List<String> pools,
      List<Row> evidenceFor,
      List<Row> evidenceAgainst,
      List<String> others,
      String seat,
      List<String> servers,
      String clientsLine,
      List<Row> clients,
      String clientsMore,
      List<String> foot) {}

  /**
   * A fact of the banner.
   *
   * @param cells one a device, true for an affected one; empty for none
   * @param level of a meter, 0 to 3; -1 for no meter
   */
  public record Fact(String name, String value, String note, List<Boolean> cells, int level) {}

  /** A row of a table or list. */
  public record Row(List<String> cells, boolean bad) {}

  /** A device's line in the swimlane. */
  public record Lane(String name, String note, String svg, String end, boolean bad) {}
}
