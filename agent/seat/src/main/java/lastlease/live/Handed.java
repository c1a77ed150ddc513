package lastlease.live;

import lastlease.core.Input;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** What is handed from the thread that writes the journal to the one that owns the core. */
sealed interface Handed {
  /** An input; it is in the journal, unless it is time that need not be there. */
  record Taken(Input input) implements Handed {}

  /** Somebody wants to read a report; all that came before has been handed on. */
  record Asked() implements Handed {}

  /**
   * Capture was interrupted, or goes on.
   *
   * @param blindness why not all can be seen, or null
   * @param all whether nothing can be seen anywhere
   */
  record Sight(@Nullable Saying blindness, boolean all) implements Handed {}

  /** A warning for the user. */
  record Said(Saying warning) implements Handed {}

  /** Nothing comes after this. */
  record Done(@Nullable Throwable failure) implements Handed {}
}
