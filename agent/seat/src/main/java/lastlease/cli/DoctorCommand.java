package lastlease.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastlease.capture.CaptureException;
import lastlease.capture.Interfaces;
import lastlease.capture.LiveCapture;
import lastlease.session.Surroundings;
import picocli.CommandLine.Command;

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

  DoctorCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException {
    say("Java " + Runtime.version() + " on " + System.getProperty("os.name") + platform());
    Optional<String> best = Interfaces.best();
    if (best.isEmpty()) {
      say("no interface to capture on by itself; name one: lastlease watch -i NAME");
    }
    String name = best.orElse("any");
    try {
      LiveCapture.probe(name);
      say("live capture on " + name + " works: lastlease watch");
      return 0;
    } catch (CaptureException e) {
      say("live capture does not work: " + e.getMessage());
      mend(name);
      return Failures.FAILED;
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
    return os.contains("linux")
        ? ""
        : os.contains("mac") ? " (live capture is untested here)" : " (analyses captures only)";
  }

  private void mend(String name) {
    say("");
    say("What mends it, the best first:");
    say("1. Only tcpdump is privileged, everything else is not:");
    say("     sudo tcpdump -i " + name + " -U -w - | lastlease watch -");
    say("2. A systemd unit with the one capability that capturing needs:");
    say("     [Service]");
    say("     ExecStart=/opt/lastlease/bin/lastlease watch -i " + name);
    say("     DynamicUser=yes");
    say("     AmbientCapabilities=CAP_NET_RAW");
    say("     StateDirectory=lastlease");
    say("     Environment=XDG_STATE_HOME=/var/lib");
    say("3. For one run:");
    say(
        "     sudo setpriv --reuid $USER --init-groups --inh-caps +net_raw --ambient-caps +net_raw"
            + " lastlease watch -i "
            + name);
    say("4. As root; files then belong to you all the same:");
    say("     sudo lastlease watch -i " + name);
  }

  private void say(String line) {
    here.outWriter().println(line);
  }
}
