package lastlease.reports.render.page;

import java.util.List;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * The HTML report as its templates take it: texts that are ready, and pictures as shapes. The
 * templates escape all texts; only {@code css} and {@code script} are not.
 *
 * @param times date and zone of all times
 * @param script of a live page; empty in a report
 * @param strip above a live page; null in a report
 * @param links to the segments, where there are several
 */
public record Page(
    String lang,
    String title,
    String heading,
    String times,
    String css,
    String script,
    Phrases phrases,
    @Nullable Strip strip,
    List<Link> links,
    List<Part> parts,
    List<Term> method) {

  /** Whether the page renews itself. */
  public boolean live() {
    return !script.isEmpty();
  }

  /** A word of the page's own. */
  public String word(String key) {
    return phrases.get("html." + key);
  }

  /** A way to a segment. */
  public record Link(String id, String name, String headline) {}

  /** A term of the method, and what it stands for. */
  public record Term(String name, String value, boolean mono) {}

  /**
   * One segment.
   *
   * @param first whether its headline is that of the page
   * @param summary three sentences
   */
  public record Part(
      String id,
      boolean first,
      Banner banner,
      List<String> summary,
      String adviceTake,
      List<Todo> advice,
      @Nullable Router router,
      @Nullable Timeline timeline,
      @Nullable Lanes lanes,
      Answers answers,
      @Nullable WhatIf whatif,
      Proof proof,
      List<Other> others,
      Seat seat,
      List<String> servers,
      Devices devices) {}

  /**
   * What the advice means on the venue's router.
   *
   * @param notes sources, and how it is known
   * @param paper what is to be filled in, and why the pool is to be so large
   */
  public record Router(String title, List<Change> steps, List<String> notes, List<String> paper) {}

  /**
   * @param look {@code bad}, {@code over}, {@code ok} or {@code unk}
   * @param segment its name, empty where there is only one
   */
  public record Banner(
      String look, String segment, String headline, String sub, List<Fact> facts) {}

  /**
   * A fact of the banner.
   *
   * @param cells one a device, true for an affected one; empty for none
   * @param level of a meter, 0 to 3; -1 for no meter
   */
  public record Fact(
      String name, String value, String note, List<Boolean> cells, int level, String meter) {}

  /** Something to do: the act, the reason, and what becomes of what. */
  public record Todo(String id, String act, String why, List<Change> changes) {}

  /**
   * @param strong the new value, not the old one
   */
  public record Change(String name, String value, boolean strong) {}

  /**
   * @param ends the last values in words
   * @param alert when the alert was raised, empty for none
   */
  public record Timeline(
      String take, String capacity, String gaps, String alert, Drawing drawing, List<End> ends) {}

  /**
   * @param inside classes of the label where it stands in its band
   */
  public record End(String look, String inside, long y, String text) {}

  /**
   * @param back behind each line's signs, and {@code front} before them
   */
  public record Lanes(
      String take, Drawing back, Drawing front, List<Lane> lanes, String more, Drawing labels) {}

  /** A device's line in the swimlane, or a server's. */
  public record Lane(
      String name, String note, Drawing drawing, String end, boolean bad, boolean server) {}

  /**
   * @param pools lines about pools that are not drawn
   */
  public record Answers(
      String take,
      @Nullable Drawing times,
      String timesTitle,
      String answered,
      String waiting,
      @Nullable Drawing pool,
      List<String> pools) {

    public boolean isEmpty() {
      return times == null && pool == null && pools.isEmpty();
    }
  }

  /**
   * Devices without an address by lease time and pool size.
   *
   * @param counts what the numbers are
   * @param heads of the columns, the lease time first
   */
  public record WhatIf(
      String take,
      String counts,
      List<String> heads,
      List<List<String>> rows,
      Drawing chart,
      String limits) {}

  /** Evidence of an incident. */
  public record Proof(
      String take, String forWhat, List<Seen> supports, List<Seen> opposes, String ruledOut) {}

  /**
   * A piece of evidence.
   *
   * @param frames empty where it is not about frames
   */
  public record Seen(String at, String text, String frames, boolean begins) {}

  /** Another incident than the main one. */
  public record Other(
      String headline, String period, String who, List<Seen> evidence, List<String> advice) {}

  /**
   * @param limits what is not visible, and what follows
   * @param hints what those who run lastlease can do about it
   */
  public record Seat(String take, List<Limit> limits, List<String> hints) {}

  public record Limit(String what, String follows) {}

  /**
   * @param ids whether the rows show who devices are
   */
  public record Devices(String take, boolean ids, List<Device> rows, String more) {}

  /**
   * @param sign of its state, as drawn
   */
  public record Device(
      String name,
      String vendor,
      String ids,
      String sign,
      String state,
      boolean bad,
      String address,
      String discovers,
      String first,
      String answered,
      String waited) {}
}
