package lastlease.cli.failure;

import lastlease.words.Saying;
import lastlease.words.Words;
import picocli.CommandLine.TypeConversionException;

/** A value that cannot be what it should be, in words for the user. */
public final class SaidConversion extends TypeConversionException {
  private static final long serialVersionUID = 1;

  private final transient Saying saying;

  /**
   * @param saying what is wrong with the value
   */
  public SaidConversion(Saying saying) {
    super(Words.ENGLISH.say(saying));
    this.saying = saying;
  }

  /** What is wrong with the value. */
  public Saying saying() {
    return saying;
  }
}
