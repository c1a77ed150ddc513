package lastlease.cli.here;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import lastlease.capture.listen.FrameQueue;
import lastlease.capture.listen.LiveCapture;
import lastlease.cli.option.DurationConverter;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.UserOption;
import lastlease.cli.option.VersionLine;
import lastlease.core.Input;
import lastlease.live.OwnIdentity;
import lastlease.probe.Check;
import lastlease.probe.Result;
import lastlease.probe.Sender;
import lastlease.session.Surroundings;
import lastlease.wire.Decoder;
import lastlease.wire.Observation;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lastlease probe}: one active check in the form of monitoring plugins. */
@Command(
    name = ProbeCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    exitCodeOnExecutionException = ProbeCommand.UNKNOWN,
    exitCodeOnInvalidInput = ProbeCommand.UNKNOWN,
    description = {
      "Asks the DHCP server once, and says in one line whether it lives and has a free address.",
      "It sends an INFORM of this machine and a DISCOVER of a stranger, never a REQUEST; the"
          + " stranger is always the same, so that at most one address is held for it for a"
          + " minute or two."
    },
    footer = {
      "",
      "Exit status, as monitoring plugins have it: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.",
      "",
      "Examples:",
      "  sudo lastlease probe -i wlan0",
      "  sudo lastlease probe -i eth0 --no-discover      only: does the server live?"
    })
public final class ProbeCommand implements Callable<Integer> {
  public static final String NAME = "probe";

  /** Exit status of a plugin that cannot tell. */
  public static final int UNKNOWN = 3;

  private static final long AGAIN_NANOS = 2_500_000_000L;

  private final Surroundings here;

  @Option(
      names = {"-i", "--interface"},
      required = true,
      paramLabel = "IFACE",
      description = "interface to ask on")
  private String name = "";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "how long to wait, e.g. 10s (default: 8s; servers check an address first)",
      converter = DurationConverter.class)
  private Duration timeout = Duration.ofSeconds(8);

  @Option(
      names = "--slow",
      paramLabel = "TIME",
      description = "an OFFER that takes longer is a WARNING (default: 5s)",
      converter = DurationConverter.class)
  private Duration slow = Duration.ofSeconds(5);

  @Option(names = "--no-discover", description = "send the INFORM only")
  private boolean noDiscover;

  @Mixin
  @SuppressWarnings("UnusedVariable") // Read before the commands are.
  private LanguageOption language = new LanguageOption();

  @Mixin private UserOption user = new UserOption();

  public ProbeCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws InterruptedException {
    Result.Status status;
    Saying line;
    String data = "";
    try {
      user.checkAsking();
      Result result = ask();
      status = result.status(slow.toMillis());
      line = result.meaning(slow.toMillis());
      data = result.data().isEmpty() ? "" : " |" + result.data();
    } catch (IOException e) {
      status = Result.Status.UNKNOWN;
      line = SaidException.of(e);
    }
    here.outWriter().println("DHCP " + status + " - " + here.words().say(line) + data);
    return status.ordinal();
  }

  private Result ask() throws IOException, InterruptedException {
    FrameQueue queue = new FrameQueue();
    try (LiveCapture capture = LiveCapture.open(name, false, queue);
        Sender sender = Sender.open(name)) {
      if (capture.linkType() != 1) {
        throw new SaidException(Saying.of("probe.noEthernet").with("name", name));
      }
      OwnIdentity own = OwnIdentity.of(name);
      return wait(new Check(own.mac(), own.address(), !noDiscover, xid()), queue, sender);
    }
  }

  private static int xid() {
    return ThreadLocalRandom.current().nextInt();
  }

  private Result wait(Check check, FrameQueue queue, Sender sender)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    long next = System.nanoTime();
    while (!check.isDone() && System.nanoTime() < end) {
      if (System.nanoTime() >= next) {
        next += AGAIN_NANOS;
        for (byte[] frame : check.toSend(micros())) {
          sender.send(frame);
        }
      }
      FrameQueue.Event event = queue.poll(50);
      if (event instanceof FrameQueue.Event.Taken taken
          && taken.input() instanceof Input.Captured captured) {
        Observation seen = Decoder.decode(captured.frame());
        if (seen != null) {
          check.take(seen);
        }
      } else if (event instanceof FrameQueue.Event.Ended ended) {
        Saying failure = ended.failure();
        throw new SaidException(
            failure != null ? failure : Saying.of("live.down").with("name", name));
      }
    }
    return check.result();
  }

  private long micros() {
    return java.time.temporal.ChronoUnit.MICROS.between(
        java.time.Instant.EPOCH, here.clock().instant());
  }
}
