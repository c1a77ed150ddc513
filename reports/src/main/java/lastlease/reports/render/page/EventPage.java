package lastlease.reports.render.page;

import java.util.List;
import lastlease.reports.render.words.Phrases;

/**
 * An event's page as its template takes it: texts that are ready. The template escapes all texts;
 * only {@code css} and {@code script} are not.
 *
 * @param wall whether it is for a screen that is read from afar: the state and the rooms only
 * @param more how many rooms there are besides; empty where these are all
 * @param look of the banner: {@code bad}, {@code warn}, {@code ok} or {@code unk}
 */
public record EventPage(
    String lang,
    String title,
    String heading,
    String times,
    String css,
    String script,
    Phrases phrases,
    boolean wall,
    String look,
    String headline,
    String sub,
    List<Row> rooms,
    String more,
    List<Fault> faults,
    List<Machine> servers,
    List<String> pools,
    List<String> devices) {

  private static final int ROWS_ON_A_WALL = 10;

  /** Whether a screen has place for them in two columns only. */
  public boolean isCrowded() {
    return wall && rooms.size() > ROWS_ON_A_WALL;
  }

  /** A word of the page's own. */
  public String say(String key) {
    return phrases.get(key);
  }

  /**
   * A room's row.
   *
   * @param look as the banner's; {@code gone} for a silent seat
   * @param link to the room's own report, relative; empty where there is none
   * @param strip its time, as bands
   */
  public record Row(
      String look,
      String name,
      String link,
      String state,
      String note,
      String asOf,
      String people,
      List<Band> strip) {}

  /**
   * A part of a room's time, in percent of the axis.
   *
   * @param look {@code known}, {@code bad}, {@code warn} or {@code blind}
   */
  public record Band(String look, String x, String width) {}

  /** An incident of the event. */
  public record Fault(
      boolean open, String rooms, String headline, String period, List<String> lines) {}

  /** A server: its names, where it is heard, since when not. */
  public record Machine(String name, String rooms, String alive) {}
}
