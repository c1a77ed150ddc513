package lastlease.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import lastlease.capture.Journal;
import lastlease.capture.JournalReader;
import lastlease.session.Session;
import lastlease.session.SessionFiles;
import lastlease.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/** Brings a session back from its journal. */
public final class Replay {
  private static final String FRAMES = "; what frames it has: lastlease analyze ";

  private Replay() {}

  /**
   * Replays a journal.
   *
   * @param directory of the session
   * @param warn gets a line about each thing that cannot be read
   * @return the session as it stood when the journal ended
   */
  public static Session of(Path directory, Consumer<String> warn) throws IOException {
    return of(directory, null, warn);
  }

  /** The same, and what comes from now on goes into a journal. */
  static Session of(Path directory, @Nullable Journal journal, Consumer<String> warn)
      throws IOException {
    Path file = directory.resolve(SessionFiles.JOURNAL);
    try (JournalReader reader = JournalReader.open(file)) {
      Session session = begin(reader.next(), file);
      boolean ended = false;
      long damaged = 0;
      for (JournalReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
        if (entry.frame() != null) {
          session.frame(entry.frame());
          ended = false;
        } else if (entry.json() != null) {
          try {
            SessionRecord record = SessionRecord.parse(entry.json());
            session.record(record);
            ended = record.kind().equals("end");
          } catch (SessionRecord.Damaged e) {
            damaged++;
          }
        }
      }
      if (!ended) {
        // It was killed: what it knew last is judged as it stood.
        session.diagnosis().finish();
      }
      reader.warnings().forEach(warning -> warn.accept(file + ": " + warning));
      if (damaged > 0) {
        warn.accept(file + ": " + damaged + " records are damaged and were passed over");
      }
      session.goOn(journal);
      return session;
    }
  }

  private static Session begin(JournalReader.@Nullable Entry first, Path file) throws IOException {
    if (first != null && first.json() != null) {
      try {
        return Session.begin(SessionRecord.parse(first.json()), null);
      } catch (SessionRecord.Damaged e) {
        throw new IOException(file + " is damaged where it begins" + FRAMES + file, e);
      }
    }
    throw new IOException(
        Files.size(file) == 0
            ? file + ": the journal is empty: nothing was recorded"
            : file + " is no journal, or damaged where it begins" + FRAMES + file);
  }
}
