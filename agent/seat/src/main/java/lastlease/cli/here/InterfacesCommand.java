package lastlease.cli.here;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastlease.capture.machine.Interfaces;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.VersionLine;
import lastlease.session.Surroundings;
import lastlease.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lastlease interfaces}: what can be captured. */
@Command(
    name = "interfaces",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Lists the interfaces; * marks the one that watch takes by itself.")
public final class InterfacesCommand implements Callable<Integer> {
  private final Surroundings here;

  @Mixin
  @SuppressWarnings("UnusedVariable") // Read before the commands are.
  private LanguageOption language = new LanguageOption();

  public InterfacesCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException {
    Optional<String> best = Interfaces.best();
    Words words = here.words();
    for (Interfaces.Candidate one : Interfaces.list()) {
      here.outWriter()
          .println(
              (best.equals(Optional.of(one.name())) ? "* " : "  ")
                  + one.name()
                  + (one.up() ? "" : "  " + words.get("interfaces.down"))
                  + (one.wireless() ? "  Wi-Fi" : "")
                  + (one.virtual() ? "  " + words.get("interfaces.virtual") : "")
                  + (one.defaultRoute() ? "  " + words.get("interfaces.defaultRoute") : "")
                  + "  "
                  + String.join(" ", one.addresses()));
    }
    return 0;
  }
}
