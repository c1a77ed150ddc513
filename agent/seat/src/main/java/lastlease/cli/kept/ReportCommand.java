package lastlease.cli.kept;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import lastlease.cli.failure.WrongUsage;
import lastlease.cli.option.VersionLine;
import lastlease.cli.output.ReportOptions;
import lastlease.cli.output.ReportOutput;
import lastlease.cli.output.TrendOutput;
import lastlease.live.Replay;
import lastlease.session.SessionFiles;
import lastlease.session.Surroundings;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lastlease report}: a session's report, from its journal. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Rebuilds a session's report from its journal, also after a crash.",
      "Pools, servers and the title are those that the session began with.",
      "--trend tells how the venue's pool did from session to session instead."
    },
    footer = {
      "",
      "Examples:",
      "  lastlease report                       the newest session",
      "  lastlease report --out report 20261123T174500Z-wlan0",
      "  lastlease report --trend               all sessions of the newest one's venue",
      "  lastlease report --trend --format html 20261123T174500Z-wlan0 > trend.html"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Surroundings here;

  @Parameters(
      arity = "0..1",
      paramLabel = "SESSION",
      description = "its name or directory (default: the newest)")
  private @Nullable String session;

  @Option(
      names = "--trend",
      description =
          "all sessions of that one's venue (the same title, or the same server's MAC address): peak"
              + " use, time until the pool was full, devices refused")
  private boolean trend;

  @Mixin private ReportOptions options = new ReportOptions();

  @Spec private @Nullable CommandSpec spec;

  /** It would be ignored: what the report says follows from what the session began with. */
  @Option(
      names = {"--pool", "--server", "--title"},
      hidden = true,
      paramLabel = "VALUE")
  void refuse(@Nullable String value) {
    if (value != null) {
      throw new WrongUsage(Objects.requireNonNull(spec).commandLine(), Saying.of("report.given"));
    }
  }

  public ReportCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException {
    Consumer<Saying> warn =
        warning -> {
          if (!options.quiet) {
            here.complain(warning);
          }
        };
    if (trend) {
      if (options.exitCode || options.reveal) {
        throw new WrongUsage(Objects.requireNonNull(spec).commandLine(), Saying.of("report.trend"));
      }
      TrendOutput output = new TrendOutput(options, here);
      output.check();
      return output.write(new VenueHistory(here, warn).trend(Optional.ofNullable(session)));
    }
    ReportOutput output = new ReportOutput(options, here);
    output.check();
    Replay replayed = Replay.of(new SessionFiles(here).find(Optional.ofNullable(session)), warn);
    return output.write(replayed.session().report(here.clock().instant(), options.reveal));
  }
}
