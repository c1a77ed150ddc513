package lastlease.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastlease.capture.Interfaces;
import lastlease.session.Surroundings;
import picocli.CommandLine.Command;

/** {@code lastlease interfaces}: what can be captured. */
@Command(
    name = "interfaces",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Lists the interfaces; * marks the one that watch takes by itself.")
final class InterfacesCommand implements Callable<Integer> {
  private final Surroundings here;

  InterfacesCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException {
    Optional<String> best = Interfaces.best();
    for (Interfaces.Candidate one : Interfaces.list()) {
      here.outWriter()
          .println(
              (best.equals(Optional.of(one.name())) ? "* " : "  ")
                  + one.name()
                  + (one.up() ? "" : "  down")
                  + (one.wireless() ? "  Wi-Fi" : "")
                  + (one.virtual() ? "  virtual" : "")
                  + (one.defaultRoute() ? "  default route" : "")
                  + "  "
                  + String.join(" ", one.addresses()));
    }
    return 0;
  }
}
