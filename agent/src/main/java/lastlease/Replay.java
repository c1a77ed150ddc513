package lastlease;

import java.io.IOException;
import java.nio.file.Path;
import lastlease.capture.Journal;
import lastlease.capture.JournalReader;
import org.jspecify.annotations.Nullable;

/** Brings a session back from its journal. */
final class Replay {
  private Replay() {}

  /**
   * Replays a journal.
   *
   * @param directory of the session
   * @return the session as it stood when the journal ended
   */
  static Session of(Path directory) throws IOException {
    return of(directory, null);
  }

  /** The same, and what comes from now on goes into a journal. */
  static Session of(Path directory, @Nullable Journal journal) throws IOException {
    try (JournalReader reader = JournalReader.open(directory.resolve(SessionFiles.JOURNAL))) {
      JournalReader.Entry entry = reader.next();
      if (entry == null || entry.json() == null) {
        throw new IOException(directory + ": the journal is empty: nothing was recorded");
      }
      Session session = Session.begin(SessionRecord.parse(entry.json()), null);
      boolean ended = false;
      for (entry = reader.next(); entry != null; entry = reader.next()) {
        if (entry.frame() != null) {
          session.frame(entry.frame());
          ended = false;
        } else if (entry.json() != null) {
          SessionRecord record = SessionRecord.parse(entry.json());
          session.record(record);
          ended = record.kind().equals("end");
        }
      }
      if (!ended) {
        // It was killed: what it knew last is judged as it stood.
        session.diagnosis().finish();
      }
      session.goOn(journal);
      return session;
    }
  }
}
