package lastlease.words;

import java.io.IOException;

/** A failure that is told to a person in one line, which says what to do. */
public class SaidException extends IOException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // Nobody sends one anywhere.
  private final transient Saying saying;

  public SaidException(Saying saying) {
    this(saying, null);
  }

  public SaidException(Saying saying, @org.jspecify.annotations.Nullable Throwable cause) {
    // In English where nobody asks for a language: stack traces, and tests.
    super(Words.ENGLISH.say(saying), cause);
    this.saying = saying;
  }

  /** What is to be told. */
  public Saying saying() {
    return saying;
  }

  /** What a failure has to say; what the system says is the same in each language. */
  public static Saying of(Throwable failure) {
    return failure instanceof SaidException said
        ? said.saying()
        : Saying.plain(String.valueOf(failure.getMessage()));
  }
}
