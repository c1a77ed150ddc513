package lastlease.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.live.Replay;
import lastlease.reports.render.Phrases;
import lastlease.reports.render.Plain;
import lastlease.session.SessionFiles;
import lastlease.session.SessionLock;
import lastlease.session.SessionSummary;
import lastlease.session.Surroundings;
import lastlease.terminal.Columns;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** The list of sessions: of each its name, how long it is, what was found, its title. */
final class SessionList {
  private static final String BETWEEN = "  ";

  private final Surroundings here;
  private final Phrases phrases;

  SessionList(Surroundings here, Phrases phrases) {
    this.here = here;
    this.phrases = phrases;
  }

  void print(List<Path> sessions) {
    List<List<String>> rows = sessions.stream().map(this::row).toList();
    int[] widths = new int[4];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(i == 0 ? "" : BETWEEN).append(row.get(i));
        if (i < widths.length) {
          line.append(" ".repeat(widths[i] - Columns.of(row.get(i))));
        }
      }
      here.outWriter().println(line.toString().stripTrailing());
    }
  }

  private List<String> row(Path session) {
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(session.getFileName()));
    try {
      long bytes = Files.size(session.resolve(SessionFiles.JOURNAL));
      SessionSummary summary = summary(session);
      row.add(length(summary));
      row.add((bytes + 1023) / 1024 + " kB");
      row.add(verdict(summary));
      row.add(summary.title() == null ? "" : Plain.text(summary.title()));
    } catch (IOException e) {
      while (row.size() < 3) {
        row.add("");
      }
      row.add(here.words().say(Saying.of("sessions.unreadable").with("why", SaidException.of(e))));
      row.add("");
    }
    return row;
  }

  private String length(SessionSummary summary) {
    return summary.from() == null || summary.to() == null
        ? ""
        : phrases.duration(Duration.between(summary.from(), summary.to()));
  }

  private String verdict(SessionSummary summary) {
    String verdict = phrases.get("verdict." + summary.verdict());
    return summary.confidence() == null
        ? verdict
        : phrases.get(
            "told.now",
            Map.of("sure", phrases.get("confidence." + summary.confidence()), "verdict", verdict));
  }

  private SessionSummary summary(Path session) throws IOException {
    SessionSummary kept = SessionSummary.read(session).orElse(null);
    if (kept != null) {
      return kept;
    }
    SessionSummary told =
        SessionSummary.of(
            Replay.of(session, warning -> {}).session().report(here.clock().instant(), false));
    keep(session, told);
    return told;
  }

  /** For the next time; not while somebody writes the session, nor where nothing may be written. */
  @SuppressWarnings("try") // The lock is there to be held.
  private static void keep(Path session, SessionSummary summary) throws IOException {
    @Nullable SessionLock taken = null;
    if (!Files.isWritable(session)) {
      return;
    }
    try {
      taken = SessionLock.take(session);
      summary.write(session);
    } catch (SessionLock.Taken e) {
      // It grows: what is true now is not worth keeping.
      return;
    } finally {
      if (taken != null) {
        taken.close();
      }
    }
  }
}
