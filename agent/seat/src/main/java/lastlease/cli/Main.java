package lastlease.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import lastlease.capture.listen.Rights;
import lastlease.cli.config.Configuration;
import lastlease.cli.failure.Failures;
import lastlease.cli.failure.StandardOutput;
import lastlease.cli.here.ProbeCommand;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.VersionLine;
import lastlease.session.Surroundings;
import lastlease.words.Nearest;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import picocli.CommandLine;

/** Starts lastlease: a function of arguments and streams that returns the exit status. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its status. */
  public static void main(String[] args) {
    Charset charset = terminalCharset();
    StandardOutput standard = new StandardOutput();
    PrintStream out = new PrintStream(standard, false, charset);
    if (args.length == 1 && args[0].equals("--version")) {
      // Nothing of the rest is needed for it; what could not be written is told below.
      out.println(VersionLine.text());
      out.flush();
      if (standard.failure() == null) {
        System.exit(CommandLine.ExitCode.OK);
      }
    }
    PrintStream err =
        new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, charset);
    Surroundings here = Surroundings.ofProcess(System.in, out, err, charset);
    int status = owning(args, here);
    out.flush();
    IOException failure = standard.failure();
    if (failure != null) {
      here.complain(Saying.of("failure.output").with("why", SaidException.of(failure)));
      status = Failures.FAILED;
    }
    System.exit(status);
  }

  /** Runs a command by a process whose rights are its own. */
  private static int owning(String[] args, Surroundings here) {
    try {
      Rights.keep();
    } catch (SaidException e) {
      here.complain(SaidException.of(e));
      return LanguageOption.command(args).equals(ProbeCommand.NAME)
          ? ProbeCommand.UNKNOWN
          : Failures.FAILED;
    }
    return run(args, here);
  }

  /** The terminal's charset, UTF-8 where nothing is said: reports are full of it. */
  private static Charset terminalCharset() {
    String told =
        System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
    return told.isEmpty() || told.startsWith("ANSI")
        ? StandardCharsets.UTF_8
        : Charset.forName(told);
  }

  /** Runs a command; exit statuses as the help text lists them. */
  public static int run(String[] args, Surroundings here) {
    Surroundings told = LanguageOption.named(args).map(here::speaking).orElse(here);
    Configuration configuration;
    try {
      configuration = Configuration.load(args, told);
    } catch (IOException e) {
      String command = LanguageOption.command(args);
      Usage.tell(command, SaidException.of(e), told);
      return command.equals(ProbeCommand.NAME) ? ProbeCommand.UNKNOWN : CommandLine.ExitCode.USAGE;
    }
    return run(args, configuration, LanguageOption.chosen(args, configuration, here));
  }

  /** Whether a word is a file's name, of which no command has one. */
  private static boolean isFile(String word) {
    try {
      return Files.isRegularFile(Path.of(word)) || word.matches(".*\\.(pcap|pcapng|cap)(\\.gz)?");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static int run(String[] args, Configuration configuration, Surroundings here) {
    CommandFactory factory = new CommandFactory(here, configuration);
    CommandLine line = LastLease.line(args, !configuration.isEmpty(), factory);
    line.setDefaultValueProvider(configuration);
    line.setOut(here.outWriter());
    line.setErr(here.errWriter());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    Usage usage = new Usage(here, configuration);
    line.setParameterExceptionHandler(usage);
    line.setExecutionExceptionHandler(new Mistakes(usage, new Failures(here), args));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            here.colored() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    String command = LanguageOption.command(args);
    if (!List.of(args).contains("-q") && !List.of(args).contains("--quiet")) {
      configuration.warnings(line, command).forEach((Saying warning) -> here.complain(warning));
    }
    if (command.matches("[^-@].*") && !line.getSubcommands().containsKey(command)) {
      // picocli would print the help of the whole, and call that a success, if --help follows.
      Saying none =
          Saying.of(isFile(command) ? "usage.isFile" : "usage.noCommand").with("given", command);
      here.complain(
          Saying.of("usage.line")
              .with("origin", "")
              .with("what", Nearest.hinted(none, command, line.getSubcommands().keySet()))
              .with("command", "lastlease"));
      return CommandLine.ExitCode.USAGE;
    }
    HelpText.prepare(line, here);
    int status = line.execute(args);
    here.outWriter().flush();
    return status;
  }
}
