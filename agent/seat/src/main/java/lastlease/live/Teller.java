package lastlease.live;

import java.time.Instant;
import java.util.List;
import lastlease.reports.Client.Outcome;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.render.LeftOut;
import lastlease.reports.render.Narrator;
import lastlease.reports.render.Phrases;
import lastlease.session.Surroundings;

/**
 * Tells of a live session on standard error: what happens, in a person's words, and on a terminal a
 * status line that renews itself.
 */
public final class Teller {
  private final Surroundings here;
  private final boolean quiet;
  private final Phrases phrases;
  private final Narrator narrator;
  private boolean statusShown;
  private boolean toldLeftOut;

  public Teller(Surroundings here, boolean quiet, Phrases phrases) {
    this.here = here;
    this.quiet = quiet;
    this.phrases = phrases;
    this.narrator = new Narrator(phrases);
  }

  /** Whether somebody looks on who wants to know of each device, too. */
  boolean isWatched() {
    return here.progress() && !quiet;
  }

  /** Tells of an incident as soon as it changes. */
  void tell(Incident incident, Instant at) {
    print(narrator.tell(incident, at));
  }

  void tell(PoolReport report) {
    print(narrator.tell(report));
    if (!quiet) {
      leftOut(report);
      if (here.progress()) {
        status(report);
      }
      here.errWriter().flush();
    }
  }

  private void print(List<Narrator.Line> lines) {
    if (quiet) {
      return;
    }
    if (!lines.isEmpty()) {
      clear();
    }
    for (Narrator.Line line : lines) {
      // Piped, only alarms are told: devices come and go all day.
      if (here.progress() || line.alarm()) {
        String mark = line.alarm() ? phrases.get("told.alert") + "  " : "";
        here.errWriter().println(phrases.time(line.at()) + "  " + mark + line.text());
      }
    }
    here.errWriter().flush();
  }

  /** Said once: the report has the number. */
  private void leftOut(PoolReport report) {
    if (!toldLeftOut) {
      LeftOut.segments(report, phrases)
          .ifPresent(
              text -> {
                toldLeftOut = true;
                warn(text);
              });
    }
  }

  private void status(PoolReport report) {
    long served = 0;
    long waiting = 0;
    long linkLocal = 0;
    for (Segment segment : report.segments()) {
      served += segment.totals().byOutcome().getOrDefault(Outcome.BOUND, 0L);
      waiting +=
          segment.totals().byOutcome().getOrDefault(Outcome.WAITING, 0L)
              + segment.totals().byOutcome().getOrDefault(Outcome.UNANSWERED, 0L);
      linkLocal += segment.totals().byOutcome().getOrDefault(Outcome.LINK_LOCAL, 0L);
    }
    String seat =
        report.segments().isEmpty()
            ? phrases.get("level.NOTHING")
            : phrases.get("level." + report.segments().get(0).vantage().level());
    clear();
    here.errWriter()
        .print(
            phrases.get(
                "told.status",
                java.util.Map.of(
                    "served", served,
                    "waiting", waiting,
                    "linkLocal", linkLocal,
                    "verdict", phrases.get("verdict." + report.now().verdict()),
                    "seat", seat)));
    statusShown = true;
  }

  void warn(String message) {
    if (!quiet) {
      clear();
      here.complain(message);
    }
  }

  void done(PoolReport report) {
    tell(report);
    clear();
  }

  private void clear() {
    if (statusShown) {
      here.errWriter().print("\r\u001b[K");
      here.errWriter().flush();
      statusShown = false;
    }
  }
}
