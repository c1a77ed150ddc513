package lastlease.cli.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import lastlease.history.Figures;
import lastlease.live.Replay;
import lastlease.reports.TrendReport;
import lastlease.session.SessionLock;
import lastlease.session.SessionSummary;
import lastlease.session.Surroundings;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** The figures of sessions: as they were kept, or from the journal, and then kept. */
final class SessionHistory {
  private final Surroundings here;
  private final Consumer<Saying> warn;

  /**
   * @param warn gets a line about each part of a journal that cannot be read
   */
  SessionHistory(Surroundings here, Consumer<Saying> warn) {
    this.here = here;
    this.warn = warn;
  }

  /**
   * The figures of a session.
   *
   * @throws IOException if its journal cannot be read
   */
  TrendReport.Session of(Path session) throws IOException {
    TrendReport.Session kept = SessionSummary.read(session).orElse(null);
    if (kept != null) {
      return kept;
    }
    TrendReport.Session told =
        Figures.of(
            SessionSummary.name(session),
            Replay.of(session, warn).session().report(here.clock().instant(), false));
    keep(session, told);
    return told;
  }

  /** For the next time; not while somebody writes the session, nor where nothing may be written. */
  @SuppressWarnings("try") // The lock is there to be held.
  private static void keep(Path session, TrendReport.Session figures) throws IOException {
    @Nullable SessionLock taken = null;
    if (!Files.isWritable(session)) {
      return;
    }
    try {
      taken = SessionLock.take(session);
      SessionSummary.write(session, figures);
    } catch (IOException e) {
      // It grows, or there is no place for it: the journal tells again the next time.
      return;
    } finally {
      if (taken != null) {
        taken.close();
      }
    }
  }
}
