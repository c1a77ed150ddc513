package lastlease.cli.kept;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lastlease.diagnose.pool.Crowd;
import lastlease.live.Replay;
import lastlease.reports.PoolReport;
import lastlease.session.SessionFiles;
import lastlease.session.Surroundings;

/** Arrivals and stays of sessions, one beside the other, each from its own beginning. */
final class MeasuredCrowd {
  private MeasuredCrowd() {}

  /**
   * Reads them from the journals: of each session the segment where most devices were.
   *
   * @param sessions names or directories
   */
  static Crowd of(List<String> sessions, Surroundings here) throws IOException {
    SessionFiles files = new SessionFiles(here);
    List<Crowd.Visit> visits = new ArrayList<>();
    for (String name : sessions) {
      Replay replayed = Replay.of(files.find(Optional.of(name)), here::complain);
      PoolReport report = replayed.session().report(here.clock().instant(), false);
      report.segments().stream()
          .map(segment -> Crowd.of(segment.clients(), 0))
          .max(Comparator.comparingInt(one -> one.visits().size()))
          .ifPresent(one -> visits.addAll(one.visits()));
    }
    return new Crowd(visits, 0);
  }
}
