package lastlease.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client.Outcome;
import lastlease.reports.Confidence;
import lastlease.reports.Gravest;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.Narrator;
import lastlease.reports.render.words.LeftOut;
import lastlease.reports.render.words.Phrases;
import lastlease.session.Surroundings;
import lastlease.terminal.StatusLine;
import lastlease.words.Saying;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a live session on standard error: what happens, in a person's words, and on a terminal a
 * status line that renews itself.
 */
public final class Teller {
  private static final String ALARM = "\u001b[1;31m";
  private static final String PLAIN = "\u001b[0m";

  private final Surroundings here;
  private final boolean quiet;
  private final Phrases phrases;
  private final Narrator narrator;
  private final @Nullable StatusLine status;
  private final boolean colored;
  private List<String> parts = List.of();

  /** Those that go on and set the verdict, as they were told. */
  private final Map<String, Incident> open = new HashMap<>();

  /** What cannot be seen, in words; empty where all can. */
  private String unseen = "";

  private boolean toldLeftOut;

  /**
   * Tells on standard error.
   *
   * @param here whose standard error goes through the status line, if there is one
   * @param status null where none can be
   * @param colored whether alarms are coloured
   */
  public Teller(
      Surroundings here,
      boolean quiet,
      Phrases phrases,
      @Nullable StatusLine status,
      boolean colored) {
    this.here = here;
    this.quiet = quiet;
    this.phrases = phrases;
    this.narrator = new Narrator(phrases);
    this.status = status;
    this.colored = colored;
  }

  /** Whether somebody looks on who wants to know of each device, too. */
  boolean isWatched() {
    return here.progress() && !quiet;
  }

  /** Whether something on the terminal is to be looked after each second. */
  boolean renews() {
    return status != null;
  }

  /** A second has passed: the window may have another width. */
  void tick() {
    if (status != null) {
      try {
        status.renew();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Tells of an incident as soon as it changes, in the status line, too. */
  void tell(Incident incident, Instant at) {
    if (!quiet) {
      print(narrator.tell(incident, at));
    }
    Incident before = open.remove(incident.id());
    if (setsVerdict(incident)) {
      open.put(incident.id(), incident);
    }
    // A note leaves the verdict as the last report had it.
    boolean matters = before != null || incident.severity() != Severity.INFO;
    if (matters && !parts.isEmpty()) {
      parts = withVerdict(parts, open.values(), phrases);
      show();
    }
  }

  void tell(PoolReport report, @Nullable Instant lastFrame) {
    open.clear();
    for (Segment segment : report.segments()) {
      segment.incidents().stream()
          .filter(Teller::setsVerdict)
          .forEach(incident -> open.put(incident.id(), incident));
    }
    if (!quiet) {
      print(narrator.tell(report));
      leftOut(report);
      parts = parts(report, lastFrame, phrases);
      show();
      here.errWriter().flush();
    }
  }

  /**
   * Capture was interrupted, or goes on.
   *
   * @param why not all can be seen, or null
   * @param all nothing can be seen anywhere
   */
  void sight(@Nullable Saying why, boolean all) {
    unseen =
        why == null
            ? ""
            : all ? phrases.get("told.blind") : Words.of(phrases.language().locale()).say(why);
    show();
  }

  private static boolean setsVerdict(Incident incident) {
    return incident.ended() == null && incident.severity() != Severity.INFO;
  }

  private void print(List<Narrator.Line> lines) {
    for (Narrator.Line line : lines) {
      // Piped, only alarms are told: devices come and go all day.
      if (here.progress() || line.alarm()) {
        String told = line.alarm() ? phrases.get("told.alert") + "  " + line.text() : line.text();
        here.errWriter()
            .println(
                wrapped(
                    phrases.time(line.at())
                        + "  "
                        + (line.alarm() && colored ? ALARM + told + PLAIN : told)));
      }
    }
    here.errWriter().flush();
  }

  private String wrapped(String text) {
    return status == null ? text : status.wrapped(text);
  }

  /** Said once: the report has the number. */
  private void leftOut(PoolReport report) {
    if (!toldLeftOut) {
      LeftOut.segments(report, phrases)
          .ifPresent(
              text -> {
                toldLeftOut = true;
                warn(Saying.plain(text));
              });
    }
  }

  private void show() {
    if (status == null) {
      return;
    }
    List<String> all = new ArrayList<>();
    if (!unseen.isEmpty()) {
      all.add(unseen);
    }
    parts.stream().filter(part -> !part.isEmpty()).forEach(all::add);
    try {
      status.show(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the status line says of a report, the most important first. */
  static List<String> parts(PoolReport report, @Nullable Instant lastFrame, Phrases phrases) {
    Map<Outcome, Long> outcomes = new HashMap<>();
    for (Segment segment : report.segments()) {
      segment.totals().byOutcome().forEach((one, count) -> outcomes.merge(one, count, Long::sum));
    }
    long waiting =
        outcomes.getOrDefault(Outcome.WAITING, 0L) + outcomes.getOrDefault(Outcome.UNANSWERED, 0L);
    long linkLocal = outcomes.getOrDefault(Outcome.LINK_LOCAL, 0L);
    Map<String, Object> counts = new HashMap<>();
    counts.put("served", outcomes.getOrDefault(Outcome.BOUND, 0L));
    counts.put("waiting", waiting == 0 ? null : waiting);
    counts.put("linkLocal", linkLocal == 0 ? null : linkLocal);
    List<String> parts = new ArrayList<>();
    parts.add(verdict(report.now().verdict(), report.now().confidence(), phrases));
    parts.add(phrases.get("told.counts", counts));
    if (lastFrame != null) {
      parts.add(phrases.get("told.lastFrame", Map.of("at", lastFrame)));
    }
    parts.add(
        phrases.get(
            "told.seat."
                + (report.segments().isEmpty()
                    ? Segment.Level.NOTHING
                    : report.segments().get(0).vantage().level())));
    return parts;
  }

  /**
   * The same with the gravest of the incidents that go on now. Where none does the next report says
   * what is so instead; until then no verdict stands there.
   *
   * @param before the verdict first; empty where it is not known
   */
  static List<String> withVerdict(List<String> before, Collection<Incident> open, Phrases phrases) {
    List<String> parts = new ArrayList<>(before);
    Incident gravest = Gravest.of(open.stream());
    parts.set(0, gravest == null ? "" : verdict(gravest.verdict(), gravest.confidence(), phrases));
    return parts;
  }

  /** How sure it is stands first, so that no width cuts it off. */
  private static String verdict(Verdict verdict, @Nullable Confidence confidence, Phrases phrases) {
    String name = phrases.get("verdict." + verdict);
    return confidence == null
        ? name
        : phrases.get(
            "told.now", Map.of("sure", phrases.get("confidence." + confidence), "verdict", name));
  }

  void warn(Saying warning) {
    if (!quiet) {
      here.complain(warning);
    }
  }

  void done(PoolReport report, @Nullable Instant lastFrame) {
    tell(report, lastFrame);
    if (status != null) {
      try {
        status.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
