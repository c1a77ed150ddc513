package lastlease.cli.here;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastlease.capture.CaptureException;
import lastlease.capture.listen.LiveCapture;
import lastlease.capture.machine.Interfaces;
import lastlease.cli.config.Configuration;
import lastlease.cli.failure.Failures;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.UserOption;
import lastlease.cli.option.VersionLine;
import lastlease.session.SessionFiles;
import lastlease.session.Surroundings;
import lastlease.words.SaidException;
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
public final class DoctorCommand implements Callable<Integer> {
  private final Surroundings here;

  @Mixin
  @SuppressWarnings("UnusedVariable") // Read before the commands are.
  private LanguageOption language = new LanguageOption();

  /** Whom the launcher has become: the answer is that user's. */
  @Mixin private UserOption user = new UserOption();

  public DoctorCommand(Surroundings here) {
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
    } catch (CaptureException e) {
      tell(e.saying(), name);
      return Failures.FAILED;
    }
    Saying works =
        Saying.of("doctor.works")
            .with("name", name)
            .with("sudo", sudo(here.environment()))
            .with("user", user.asWords());
    try {
      new SessionFiles(here).check();
    } catch (SaidException e) {
      say(Saying.of("doctor.noPlace").with("works", works).with("why", e.saying()));
      return Failures.FAILED;
    }
    say(works);
    return 0;
  }

  /** What stands before a command so that it may do what this process may, which sudo started. */
  static String sudo(Map<String, String> environment) {
    return "sudo".equals(environment.get("LASTLEASE_" + Configuration.BECAME)) ? "sudo " : "";
  }

  /** What is missing, and what mends it: each lack has a cure of its own. */
  private void tell(Saying why, String name) {
    boolean denied = why.key().equals(LiveCapture.DENIED);
    say(
        Saying.of("doctor.broken")
            // To whoever is not allowed, other commands recommend this one.
            .with("why", denied ? Saying.of("doctor.denied").with("name", name) : why));
    if (denied) {
      say(Saying.of("doctor.mend").with("name", name));
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
