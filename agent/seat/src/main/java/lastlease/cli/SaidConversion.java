package lastlease.cli;

import lastlease.words.Saying;
import lastlease.words.Words;
import picocli.CommandLine.TypeConversionException;

/** A value that cannot be what it should be, in words for the user. */
final class SaidConversion extends TypeConversionException {
  private static final long serialVersionUID = 1;

  private final transient Saying saying;

  SaidConversion(Saying saying) {
    super(Words.ENGLISH.say(saying));
    this.saying = saying;
  }

  Saying saying() {
    return saying;
  }
}
