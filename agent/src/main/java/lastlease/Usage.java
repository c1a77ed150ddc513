package lastlease;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Wrong usage: one line that says what to do, exit status 2. */
final class Usage implements IParameterExceptionHandler {
  private final Surroundings here;

  Usage(Surroundings here) {
    this.here = here;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    here.complain(message + " (see: " + command.getCommandSpec().qualifiedName() + " --help)");
    CommandLine.UnmatchedArgumentException.printSuggestions(failure, here.errWriter());
    here.errWriter().flush();
    // probe has the exit statuses of monitoring plugins, its usage errors too.
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
