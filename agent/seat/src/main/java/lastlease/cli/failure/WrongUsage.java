package lastlease.cli.failure;

import lastlease.words.Saying;
import lastlease.words.Words;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Wrong usage that a command itself finds, in words for the user. */
public final class WrongUsage extends ParameterException {
  private static final long serialVersionUID = 1;

  private final transient Saying saying;

  /**
   * Says what is wrong.
   *
   * @param command whose usage is hinted at
   */
  public WrongUsage(CommandLine command, Saying saying) {
    super(command, Words.ENGLISH.say(saying));
    this.saying = saying;
  }

  /** What is wrong, in words for the user. */
  public Saying saying() {
    return saying;
  }
}
