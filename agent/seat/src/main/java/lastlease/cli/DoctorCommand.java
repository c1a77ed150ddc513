package lastlease.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastlease.capture.CaptureException;
import lastlease.capture.Interfaces;
import lastlease.capture.LiveCapture;
import lastlease.session.Surroundings;
import lastlease.words.Saying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lastlease doctor}: what live capture lacks, and what mends it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Tells whether live capture works here, and the exact command that mends it.",
      "Exit status: 0 it works, 1 it does not."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings here;

  @Mixin
  @SuppressWarnings("UnusedVariable") // Read before the commands are.
  private LanguageOption language = new LanguageOption();

  /** Whom the launcher has become: the answer is that user's. */
  @Mixin private UserOption user = new UserOption();

  DoctorCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException {
    say(
        Saying.of("doctor.java")
            .with("version", Runtime.version().toString())
            .with("system", System.getProperty("os.name", "?"))
            .with("note", platform()));
    Optional<String> best = Interfaces.best();
    if (best.isEmpty()) {
      say(Saying.of("doctor.noInterface"));
    }
    String name = best.orElse("any");
    try {
      LiveCapture.probe(name);
      say(Saying.of("doctor.works").with("name", name).with("user", user.needed()));
      return 0;
    } catch (CaptureException e) {
      say(Saying.of("doctor.broken").with("why", e.saying()));
      say(Saying.of("doctor.mend").with("name", name));
      return Failures.FAILED;
    }
  }

  private static Saying platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return os.contains("linux")
        ? Saying.plain("")
        : Saying.of(os.contains("mac") ? "doctor.untested" : "doctor.analyses");
  }

  private void say(Saying saying) {
    here.outWriter().println(here.wrapped(here.words().say(saying)));
  }
}
