package lastlease.cli.kept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lastlease.history.Trend;
import lastlease.reports.PoolReport;
import lastlease.reports.TrendReport;
import lastlease.session.SessionFiles;
import lastlease.session.SessionSummary;
import lastlease.session.Surroundings;
import lastlease.session.Version;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/** The sessions of one venue, from all that are kept. */
final class VenueHistory {
  private final Surroundings here;
  private final Consumer<Saying> warn;
  private final SessionFiles files;
  private final SessionHistory history;

  /**
   * @param warn gets a line about each session that cannot be read, or not wholly
   */
  VenueHistory(Surroundings here, Consumer<Saying> warn) {
    this.here = here;
    this.warn = warn;
    this.files = new SessionFiles(here);
    this.history = new SessionHistory(here, warn);
  }

  /**
   * How the venue of a session did.
   *
   * @param name of the session, or its directory; empty for the newest that can be read
   * @throws IOException if it cannot be read, or if there is none
   */
  TrendReport trend(Optional<String> name) throws IOException {
    List<TrendReport.Session> all = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    TrendReport.Session asked = name.isEmpty() ? null : history.of(files.find(name));
    SaidException failure = null;
    for (Path session : files.all()) {
      try {
        all.add(history.of(session));
      } catch (IOException e) {
        unread.add(SessionSummary.name(session));
        failure = new SaidException(SaidException.of(e), e);
        warn.accept(SaidException.of(e));
      }
    }
    if (asked == null && all.isEmpty()) {
      throw failure == null ? new SaidException(Saying.of("session.none")) : failure;
    }
    TrendReport.Session one = asked == null ? all.get(0) : asked;
    if (all.stream().noneMatch(other -> other.name().equals(one.name()))) {
      all.add(one);
    }
    List<TrendReport.Session> same = Trend.sameVenue(one, all);
    return new TrendReport(
        TrendReport.SCHEMA,
        new PoolReport.Tool("lastlease", Version.number()),
        here.clock().instant(),
        "",
        Trend.venue(same),
        same,
        unread);
  }
}
