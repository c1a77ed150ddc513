package lastlease.words;

import org.jspecify.annotations.Nullable;

/** What a user gave cannot be so: wrong usage, wherever it is found, and no failure of an input. */
public final class Misuse extends SaidException {
  private static final long serialVersionUID = 1;

  /**
   * @param saying what is wrong, with the option's name
   */
  public Misuse(Saying saying) {
    super(saying);
  }

  /**
   * @param saying what is wrong, with the option's name
   * @param cause how it was found
   */
  public Misuse(Saying saying, @Nullable Throwable cause) {
    super(saying, cause);
  }
}
