package lastlease.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lastlease.session.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Wrong usage: one line that says what to do, exit status 2. */
final class Usage implements IParameterExceptionHandler {
  private static final Pattern CHOICE =
      Pattern.compile(
          "Invalid value for option '(?<name>[^']*)'.*: expected one of \\[(?<known>[^\\]]*)\\].*"
              + " but was '(?<given>.*)'");

  private final Surroundings here;
  private final Configuration configuration;

  Usage(Surroundings here, Configuration configuration) {
    this.here = here;
    this.configuration = configuration;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String message = inWords(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    here.complain(
        origin(failure, args)
            + message
            + " (see: "
            + command.getCommandSpec().qualifiedName()
            + " --help)");
    CommandLine.UnmatchedArgumentException.printSuggestions(failure, here.errWriter());
    here.errWriter().flush();
    // probe has the exit statuses of monitoring plugins, its usage errors too.
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Choices as one types them, not as the program's own constants. */
  private static String inWords(String message) {
    Matcher choice = CHOICE.matcher(message);
    return choice.matches()
        ? choice.group("name")
            + ": '"
            + choice.group("given")
            + "' is none of "
            + choice.group("known").toLowerCase(Locale.ROOT)
        : message;
  }

  /** Where a wrong value stands that is not on the command line. */
  private String origin(ParameterException failure, String[] args) {
    if (!(failure.getArgSpec() instanceof OptionSpec option) || isGiven(option, args)) {
      return "";
    }
    return configuration.origin(option).map(where -> where + ": ").orElse("");
  }

  private static boolean isGiven(OptionSpec option, String[] args) {
    return Stream.of(args)
        .anyMatch(
            arg ->
                Stream.of(option.names())
                    .anyMatch(name -> arg.equals(name) || arg.startsWith(name + "=")));
  }
}
