package lastlease.cli;

import lastlease.cli.failure.Failures;
import lastlease.cli.failure.WrongUsage;
import lastlease.words.Misuse;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells wrong usage that a command found out from what failed while it ran. No lambda: picocli's
 * classes are of an old format, and JDK 17 crashes where it is to keep a lambda of such an
 * interface in the class-data archive.
 */
final class Mistakes implements IExecutionExceptionHandler {
  private final Usage usage;
  private final Failures failures;
  private final String[] arguments;

  /**
   * @param arguments of the program
   */
  Mistakes(Usage usage, Failures failures, String[] arguments) {
    this.usage = usage;
    this.failures = failures;
    this.arguments = arguments.clone();
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    return failure instanceof Misuse wrong
        ? usage.handleParseException(new WrongUsage(line, wrong.saying()), arguments)
        : failures.handleExecutionException(failure, line, parsed);
  }
}
