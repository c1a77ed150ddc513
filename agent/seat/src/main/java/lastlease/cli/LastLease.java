package lastlease.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
    },
    subcommands = {
      DemoCommand.class,
      WatchCommand.class,
      AnalyzeCommand.class,
      ReportCommand.class,
      SessionsCommand.class,
      ProbeCommand.class,
      PlanCommand.class,
      InterfacesCommand.class,
      DoctorCommand.class,
      AlertTestCommand.class,
      AutoComplete.GenerateCompletion.class,
      HelpCommand.class
    })
final class LastLease implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "name a command, e.g. lastlease analyze FILE");
  }
}
