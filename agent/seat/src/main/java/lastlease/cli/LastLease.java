package lastlease.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import lastlease.cli.failure.WrongUsage;
import lastlease.cli.here.AlertTestCommand;
import lastlease.cli.here.DoctorCommand;
import lastlease.cli.here.InterfacesCommand;
import lastlease.cli.here.ProbeCommand;
import lastlease.cli.here.WatchCommand;
import lastlease.cli.kept.AnalyzeCommand;
import lastlease.cli.kept.DemoCommand;
import lastlease.cli.kept.PlanCommand;
import lastlease.cli.kept.ReportCommand;
import lastlease.cli.kept.SessionsCommand;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.VersionLine;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that the others belong to. */
@Command(
    name = "lastlease",
    versionProvider = VersionLine.class,
    mixinStandardHelpOptions = true,
    description = {
      "Tells why devices on a Wi-Fi get no address: whether the DHCP pool is full, the server is"
          + " gone, or it only looks like it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lastlease demo                              the story, on a bundled capture",
      "  lastlease analyze venue.pcapng              what does this capture show?",
      "  lastlease analyze --out report venue.pcap   write the report for the venue",
      "",
      "Exit status: 0 done, 1 the input or the capture failed, 2 wrong usage;",
      "with --exit-code, 10 when an incident of severity warning or above was found."
    })
final class LastLease implements Runnable {
  /** All commands by name, in the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  /** Those that tell of all others. */
  private static final Set<String> SEE_ALL = Set.of("help", "generate-completion");

  /** Those that another library may bring. */
  private static final Set<String> ELSEWHERE = Set.of(HubElsewhere.NAME);

  static {
    COMMANDS.put("demo", DemoCommand.class);
    COMMANDS.put("watch", WatchCommand.class);
    COMMANDS.put("analyze", AnalyzeCommand.class);
    COMMANDS.put("report", ReportCommand.class);
    COMMANDS.put("sessions", SessionsCommand.class);
    COMMANDS.put("probe", ProbeCommand.class);
    COMMANDS.put("plan", PlanCommand.class);
    COMMANDS.put("interfaces", InterfacesCommand.class);
    COMMANDS.put("doctor", DoctorCommand.class);
    COMMANDS.put("alert-test", AlertTestCommand.class);
    COMMANDS.put(HubElsewhere.NAME, HubElsewhere.class);
    COMMANDS.put("generate-completion", AutoComplete.GenerateCompletion.class);
    COMMANDS.put("help", HelpCommand.class);
  }

  @Spec private @Nullable CommandSpec spec;

  /** Each command shows its own; here it only says in which language the help of all is. */
  @Option(names = "--lang", hidden = true, paramLabel = "LANG")
  @SuppressWarnings("UnusedVariable") // Read before the commands are.
  private @Nullable String language;

  /**
   * The command line with the commands that the arguments may need: looking at all of them costs as
   * long as the whole analysis of a small capture.
   *
   * @param all also those that the arguments don't name, as help does, or checking a configuration
   */
  static CommandLine line(String[] args, boolean all, CommandLine.IFactory factory) {
    CommandLine line = new CommandLine(new LastLease(), factory);
    String first = LanguageOption.command(args);
    Map<String, Class<?>> commands = new LinkedHashMap<>(COMMANDS);
    boolean own = COMMANDS.containsKey(first) && !ELSEWHERE.contains(first);
    if (all || !own || SEE_ALL.contains(first)) {
      for (Extension extension : ServiceLoader.load(Extension.class)) {
        commands.put(extension.name(), extension.command());
      }
    }
    boolean alone = !all && commands.containsKey(first) && !SEE_ALL.contains(first);
    commands.forEach(
        (name, type) -> {
          if (!alone || name.equals(first)) {
            line.addSubcommand(name, type);
          }
        });
    return line;
  }

  @Override
  public void run() {
    throw new WrongUsage(
        Objects.requireNonNull(spec).commandLine(), Saying.of("usage.noCommandGiven"));
  }
}
