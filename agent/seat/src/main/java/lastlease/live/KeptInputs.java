package lastlease.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import lastlease.capture.journal.Journal;
import lastlease.core.Input;
import lastlease.live.time.PassingTime;
import lastlease.session.JournalNews;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * What was taken in: written down first, and only then handed on to the core, which may be far
 * behind. What is no input, as warnings, follows where there is room for it.
 */
final class KeptInputs {
  /** What the core has not taken yet: a burst of 60,000 relevant frames fits. */
  private static final int ROOM = 60_000;

  private static final long FLUSH_NANOS = 200_000_000;

  private final Journal journal;
  private final PassingTime time;
  private final @Nullable OnJournal sent;
  private final BlockingQueue<Handed> handed = new ArrayBlockingQueue<>(ROOM);
  private final JournalNews journalNews = new JournalNews();
  private final Queue<Handed> notes = new ArrayDeque<>();
  private volatile boolean abandoned;
  private long flushed = System.nanoTime();
  private boolean unflushed;

  /**
   * @param sent called when the journal has grown, where it is sent on; else null
   */
  KeptInputs(Journal journal, PassingTime time, @Nullable OnJournal sent) {
    this.journal = journal;
    this.time = time;
    this.sent = sent;
  }

  /**
   * The next thing for the core, or null after so many nanoseconds. Called by the core's thread.
   */
  @Nullable Handed next(long nanos) throws InterruptedException {
    return handed.poll(nanos, TimeUnit.NANOSECONDS);
  }

  /** Whether the core has taken all there is. */
  boolean isEmpty() {
    return handed.isEmpty();
  }

  /** Nothing is handed on any more: the core is gone. */
  void abandon() {
    abandoned = true;
  }

  /** Writes an input down, and hands it on. */
  void keep(Input input) throws IOException, InterruptedException {
    if (time.reached() > time.written() && input.micros() < time.reached()) {
      // The core knows already that it is later; so must whoever replays this.
      journal.add(new Input.Time(time.reached()));
    }
    journal.add(input);
    time.write(input);
    unflushed = true;
    hand(input);
  }

  /** Hands an input on that need not be written down. */
  void hand(Input input) throws InterruptedException {
    while (!abandoned
        && !handed.offer(new Handed.Taken(input), FLUSH_NANOS, TimeUnit.NANOSECONDS)) {
      // The core is far behind; what was taken is kept all the same.
      flush();
    }
  }

  void note(Handed note) {
    notes.add(note);
  }

  void warn(@Nullable Saying warning) {
    if (warning != null) {
      notes.add(new Handed.Said(warning));
    }
  }

  /** Hands on what is no input; what does not fit waits, since it must not hold up the journal. */
  void handNotes() {
    while (!notes.isEmpty() && handed.offer(notes.peek())) {
      notes.remove();
    }
  }

  /**
   * Writes out what was written down, if it is time to.
   *
   * @param calm nothing waits to be taken in
   */
  void flushIfDue(boolean calm) {
    if (unflushed && (calm || System.nanoTime() - flushed > FLUSH_NANOS)) {
      flush();
    }
  }

  void flush() {
    journal.flush();
    unflushed = false;
    flushed = System.nanoTime();
    journalNews.tell(journal, this::warn);
    if (sent != null) {
      sent.grown(journal.goesOn());
    }
  }

  /** Hands on all notes, and that this was the end. */
  void end(Handed.Done done) throws InterruptedException {
    for (Handed note : notes) {
      put(note);
    }
    notes.clear();
    put(done);
  }

  private void put(Handed last) throws InterruptedException {
    if (!abandoned) {
      handed.put(last);
    }
  }
}
