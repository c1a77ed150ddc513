package lastlease.alert.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import lastlease.alert.form.Alert;
import lastlease.alert.form.AlertJson;
import lastlease.program.UserProgram;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/** Tells a program of this machine: as arguments, never through a shell, or on standard input. */
public final class ProgramChannel implements Channel {
  /** EX_TEMPFAIL of sysexits.h: the program asks to be run again, as a mailer's would be. */
  private static final int TEMPORARY = 75;

  private final String name;
  private final Function<Alert, List<String>> command;
  private final Function<Alert, String> input;
  private final boolean reachesOthers;

  private ProgramChannel(
      String name,
      Function<Alert, List<String>> command,
      Function<Alert, String> input,
      boolean reachesOthers) {
    this.name = name;
    this.command = command;
    this.input = input;
    this.reachesOthers = reachesOthers;
  }

  /** The program that shows it on the desktop of this machine. */
  static ProgramChannel desktop(
      Function<Alert, List<String>> command, Function<Alert, String> input) {
    return new ProgramChannel("desktop", command, input, false);
  }

  /** The user's own command gets the alert as JSON on standard input; no data is in its words. */
  public static ProgramChannel exec(String name, String userCommand) {
    return new ProgramChannel(
        name,
        alert -> List.of("/bin/sh", "-c", userCommand),
        alert -> AlertJson.write(alert) + "\n",
        true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean reachesOthers() {
    return reachesOthers;
  }

  @Override
  public void send(Alert alert) throws IOException, InterruptedException {
    UserProgram program =
        UserProgram.start(
            new ProcessBuilder(command.apply(alert))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    try {
      send(alert, program.process());
    } finally {
      // What it leaves in the background is ended with it.
      program.end();
    }
  }

  private void send(Alert alert, Process process) throws IOException, InterruptedException {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.apply(alert).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
      // It ended without reading: its exit status says whether that was well.
    }
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new Refused(Saying.of("channel.slow").with("seconds", LIMIT.toSeconds()));
    }
    int status = process.exitValue();
    Saying why = Saying.of(why(status)).with("status", status);
    if (status == TEMPORARY) {
      throw new SaidException(why);
    }
    if (status != 0) {
      throw new Refused(why);
    }
  }

  /** What a shell means by it. */
  private static String why(int status) {
    return status == 127
        ? "channel.noProgram"
        : status == 126 ? "channel.notExecutable" : "channel.status";
  }
}
