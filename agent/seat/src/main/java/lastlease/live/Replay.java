package lastlease.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import lastlease.capture.journal.JournalReader;
import lastlease.core.Input;
import lastlease.session.Numbering;
import lastlease.session.Session;
import lastlease.session.SessionFiles;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * A session brought back from its journal, as it stood when the journal ended.
 *
 * @param numbering goes on where the session's frames ended
 * @param ended false where the agent was killed; what it knew last is judged as it stood, as if it
 *     had ended there
 */
public record Replay(Session session, Numbering numbering, boolean ended) {

  /**
   * Replays a journal.
   *
   * @param directory of the session
   * @param warn gets a line about each thing that cannot be read
   */
  public static Replay of(Path directory, Consumer<Saying> warn) throws IOException {
    Path file = directory.resolve(SessionFiles.JOURNAL);
    try (JournalReader reader = JournalReader.open(file)) {
      Session session = begin(reader.next(), file);
      Numbering numbering = new Numbering();
      boolean ended = false;
      for (Input input = reader.next(); input != null; input = reader.next()) {
        session.take(numbering.numbered(input));
        ended = input instanceof Input.End;
      }
      if (!ended) {
        session.driver().now().ifPresent(now -> session.take(new Input.End(now)));
      }
      reader
          .warnings()
          .forEach(
              warning ->
                  warn.accept(
                      Saying.of("journal.warning")
                          .with("file", file.toString())
                          .with("warning", warning)));
      return new Replay(session, numbering, ended);
    }
  }

  private static Session begin(@org.jspecify.annotations.Nullable Input first, Path file)
      throws IOException {
    if (first instanceof Input.Start start) {
      return new Session(start);
    }
    throw new SaidException(
        Saying.of(Files.size(file) == 0 ? "journal.empty" : "journal.noJournal")
            .with("file", file.toString()));
  }
}
