package lastlease.cli.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.reports.TrendReport;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import lastlease.session.SessionFiles;
import lastlease.session.Surroundings;
import lastlease.terminal.Columns;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/** The list of sessions: of each its name, how long it is, what was found, its title. */
final class SessionList {
  private static final String BETWEEN = "  ";

  private final Surroundings here;
  private final Phrases phrases;
  private final SessionHistory history;

  SessionList(Surroundings here, Phrases phrases) {
    this.here = here;
    this.phrases = phrases;
    this.history = new SessionHistory(here, warning -> {});
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
      TrendReport.Session summary = history.of(session);
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

  private String length(TrendReport.Session summary) {
    return summary.from() == null || summary.to() == null
        ? ""
        : phrases.duration(Duration.between(summary.from(), summary.to()));
  }

  private String verdict(TrendReport.Session summary) {
    String verdict = phrases.get("verdict." + summary.verdict());
    return summary.confidence() == null
        ? verdict
        : phrases.get(
            "told.now",
            Map.of("sure", phrases.get("confidence." + summary.confidence()), "verdict", verdict));
  }
}
