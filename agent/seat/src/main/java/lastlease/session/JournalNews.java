package lastlease.session;

import java.io.IOException;
import java.util.function.Consumer;
import lastlease.capture.journal.Journal;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/** Tells, once each, that a session's journal is full, cannot be written, or lacks something. */
public final class JournalNews {
  private boolean toldFull;
  private boolean toldFailure;
  private boolean toldTooLong;

  public void tell(Journal journal, Consumer<Saying> warn) {
    IOException failure = journal.failure();
    if (failure != null && !toldFailure) {
      toldFailure = true;
      warn.accept(Saying.of("journal.failed").with("why", SaidException.of(failure)));
    }
    // Of a journal that failed before it is known already that nothing more is written.
    if (failure == null && journal.isFull() && !toldFull) {
      toldFull = true;
      warn.accept(Saying.of("journal.full"));
    }
    if (journal.tooLong() > 0 && !toldTooLong) {
      toldTooLong = true;
      warn.accept(Saying.of("journal.lacks"));
    }
  }
}
