package lastlease.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastlease.cli.config.Configuration;
import lastlease.cli.failure.SaidConversion;
import lastlease.cli.failure.WrongUsage;
import lastlease.cli.here.ProbeCommand;
import lastlease.session.Surroundings;
import lastlease.words.Nearest;
import lastlease.words.Saying;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage: one line that says what to do, exit status 2. */
final class Usage implements IParameterExceptionHandler {
  private static final Pattern CHOICE =
      Pattern.compile(".*: expected one of \\[(?<known>[^\\]]*)\\].* but was '(?<given>.*)'");
  private static final Pattern NUMBER =
      Pattern.compile(".*: '(?<given>.*)' is not an? (int|long|double)");

  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  private final Surroundings here;
  private final Configuration configuration;

  Usage(Surroundings here, Configuration configuration) {
    this.here = here;
    this.configuration = configuration;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    Saying told =
        Saying.of("usage.line")
            .with("origin", origin(failure, args))
            .with("what", inWords(failure))
            .with("command", command.getCommandSpec().qualifiedName());
    tell(command.getCommandName(), told, here);
    // probe has the exit statuses of monitoring plugins, its usage errors too.
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** A monitoring system reads the standard output of its plugins, and nothing else. */
  static void tell(String command, Saying told, Surroundings here) {
    if (command.equals(ProbeCommand.NAME)) {
      here.outWriter().println("DHCP UNKNOWN - " + here.words().say(told));
      here.outWriter().flush();
    } else {
      here.complain(told);
    }
  }

  /** What is wrong, with choices as one types them, not as the program's own constants. */
  private static Saying inWords(ParameterException failure) {
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    if (failure instanceof WrongUsage said) {
      return said.saying();
    }
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (failure instanceof MissingParameterException missing) {
      return !message.startsWith("Missing required parameter for option")
          ? Saying.of("usage.missing").with("names", names(missing))
          : Saying.of("usage.needsValue").with("name", quoted(message));
    }
    String name = name(failure.getArgSpec());
    if (failure instanceof OverwrittenOptionException) {
      return Saying.of("usage.twice").with("name", name);
    }
    if (failure.getCause() instanceof SaidConversion said) {
      return Saying.of("usage.value").with("name", name).with("what", said.saying());
    }
    Matcher choice = CHOICE.matcher(message);
    if (choice.matches()) {
      return Saying.of("usage.choice")
          .with("name", name)
          .with("given", choice.group("given"))
          .with("known", choice.group("known").toLowerCase(Locale.ROOT));
    }
    Matcher number = NUMBER.matcher(message);
    return number.matches()
        ? Saying.of("usage.number").with("name", name).with("given", number.group("given"))
        : Saying.plain(message);
  }

  private static Saying unmatched(UnmatchedArgumentException failure) {
    String first = failure.getUnmatched().isEmpty() ? "" : failure.getUnmatched().get(0);
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    if (failure.isUnknownOption() && command.parent() == null && isOfACommand(command, first)) {
      return Saying.of("usage.optionFirst").with("given", first);
    }
    Saying told =
        Saying.of(failure.isUnknownOption() ? "usage.noOption" : "usage.tooMuch")
            .with("given", first);
    List<String> known =
        command.options().stream()
            .filter(option -> !option.hidden())
            .map(OptionSpec::longestName)
            .toList();
    return failure.isUnknownOption() ? Nearest.hinted(told, first, known) : told;
  }

  /** Whether one of the commands has an option, given with its value or without. */
  private static boolean isOfACommand(CommandSpec all, String given) {
    String name = given.split("=", 2)[0];
    return all.subcommands().values().stream()
        .flatMap(one -> one.getCommandSpec().options().stream())
        .anyMatch(option -> !option.hidden() && List.of(option.names()).contains(name));
  }

  /** The name that a message of picocli has in quotes. */
  private static String quoted(String message) {
    Matcher name = QUOTED.matcher(message);
    return name.find() ? name.group(1) : message;
  }

  private static String names(MissingParameterException failure) {
    return failure.getMissing().stream().map(Usage::name).collect(Collectors.joining(", "));
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? option.longestName()
        : arg == null ? "" : arg.paramLabel();
  }

  /** Where a wrong value stands that is not on the command line. */
  private String origin(ParameterException failure, String[] args) {
    if (!(failure.getArgSpec() instanceof OptionSpec option) || isGiven(option, args)) {
      return "";
    }
    return configuration.origin(option).map(where -> here.words().say(where) + ": ").orElse("");
  }

  private static boolean isGiven(OptionSpec option, String[] args) {
    return Stream.of(args)
        .anyMatch(
            arg ->
                Stream.of(option.names())
                    .anyMatch(name -> arg.equals(name) || arg.startsWith(name + "=")));
  }
}
