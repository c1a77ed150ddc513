package lastlease.cli.here;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lastlease.alert.Alerts;
import lastlease.capture.CaptureException;
import lastlease.capture.journal.Journal;
import lastlease.capture.listen.FrameQueue;
import lastlease.capture.listen.LiveCapture;
import lastlease.capture.listen.StreamCapture;
import lastlease.capture.machine.Interfaces;
import lastlease.cli.config.Configuration;
import lastlease.cli.failure.Failures;
import lastlease.cli.option.AlertOptions;
import lastlease.cli.option.BoardOptions;
import lastlease.cli.option.BrowserOption;
import lastlease.cli.option.DurationConverter;
import lastlease.cli.option.GivenOptions;
import lastlease.cli.option.HubOptions;
import lastlease.cli.option.LeaseOptions;
import lastlease.cli.option.PlaceConverter;
import lastlease.cli.option.RepeatOption;
import lastlease.cli.option.SizeConverter;
import lastlease.cli.option.UserOption;
import lastlease.cli.option.VersionLine;
import lastlease.cli.output.ReportOptions;
import lastlease.cli.output.ReportOutput;
import lastlease.core.Input;
import lastlease.live.Prober;
import lastlease.live.Screens;
import lastlease.live.Teller;
import lastlease.live.WatchLoop;
import lastlease.session.Session;
import lastlease.session.SessionFiles;
import lastlease.session.SessionLock;
import lastlease.session.Surroundings;
import lastlease.tables.TableWatch;
import lastlease.terminal.StatusLine;
import lastlease.terminal.TerminalWidth;
import lastlease.uplink.Uplink;
import lastlease.words.Misuse;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lastlease watch}: the agent. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Watches an interface, or a live stream, and tells what happens; at the end (Ctrl-C, SIGTERM,"
          + " end of the stream, --duration) comes the report.",
      "Without --probe nothing is ever sent on the watched network."
    },
    footer = {
      "",
      "Examples:",
      "  sudo tcpdump -U -w - | lastlease watch -     only tcpdump is privileged",
      "  sudo lastlease watch -i wlan0                runs as you, may only capture",
      "  lastlease watch -i wlan0 --duration 2h --out report",
      "  lastlease watch --resume                     go on with the newest session"
    })
public final class WatchCommand implements Callable<Integer> {
  private static final long DEFAULT_LIMIT = 2L << 30;

  private final SessionFiles files;

  /** Where there is a status line, standard error goes through it. */
  private Surroundings here;

  @Parameters(
      arity = "0..1",
      paramLabel = "STREAM",
      description = "-, to read a live stream from standard input")
  private @Nullable String stream;

  @Option(
      names = {"-i", "--interface"},
      paramLabel = "IFACE",
      description = "interface to capture on; repeatable (default: the one of the default route)")
  private List<String> interfaces = new ArrayList<>();

  @Option(names = "--promiscuous", description = "ask the interface for all frames")
  private boolean promiscuous;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "end after 30s, 5m or 2h",
      converter = DurationConverter.class)
  private @Nullable Duration duration;

  @Option(
      names = "--probe",
      arity = "0..1",
      fallbackValue = "inform",
      paramLabel = "inform|discover",
      description =
          "ask the server every 5 min, every minute while something is wrong: an INFORM of this"
              + " machine, or also a DISCOVER of a stranger; without it nothing is ever sent")
  private Prober.@Nullable Question probe;

  @Option(
      names = "--session",
      paramLabel = "DIR",
      description = "where to keep the session (default: a new one under the state directory)",
      converter = PlaceConverter.class)
  private @Nullable Path directory;

  @Option(names = "--resume", description = "go on with the newest session, or that of --session")
  private boolean resume;

  @Option(
      names = "--journal-limit",
      paramLabel = "SIZE",
      description = "how large the journal may become, e.g. 500M (default: 2G)",
      converter = SizeConverter.class)
  private long limit = DEFAULT_LIMIT;

  @Mixin private UserOption user = new UserOption();

  @Mixin private BoardOptions board = new BoardOptions();

  @Mixin private BrowserOption browser = new BrowserOption();

  @Mixin private RepeatOption every = new RepeatOption();

  @Mixin private HubOptions hub = new HubOptions();

  @Mixin private AlertOptions alerting = new AlertOptions();

  @Mixin private ReportOptions options = new ReportOptions();

  @Mixin private LeaseOptions leases = new LeaseOptions();

  @Mixin private GivenOptions given = new GivenOptions();

  private final Configuration configuration;
  private Uplink.@Nullable Plan joining;

  public WatchCommand(Surroundings here, Configuration configuration) {
    this.here = here;
    this.files = new SessionFiles(here);
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (options.quiet || !here.animated()) {
      return call(null);
    }
    TerminalWidth width = new TerminalWidth(here.columns());
    try (StatusLine status = new StatusLine(here.errWriter(), width, here.environment())) {
      here = here.telling(status);
      return call(status);
    }
  }

  private int call(@Nullable StatusLine status) throws IOException, InterruptedException {
    ReportOutput output = new ReportOutput(options, here);
    output.check();
    joining = hub.plan(here);
    if (stream != null && !stream.equals("-")) {
      throw new Misuse(Saying.of("watch.noStream").with("given", stream));
    }
    if (stream != null && !interfaces.isEmpty()) {
      throw new Misuse(Saying.of("watch.both"));
    }
    if (stream == null) {
      user.check();
    }
    List<String> names = stream != null ? List.of("-") : chosen();
    FrameQueue queue = new FrameQueue();
    List<Closeable> sources = new ArrayList<>();
    try {
      List<LiveCapture> live = new ArrayList<>();
      for (String name : names) {
        if (name.equals("-")) {
          sources.add(StreamCapture.open(here.in(), queue));
        } else {
          LiveCapture capture = LiveCapture.open(name, promiscuous, queue);
          live.add(capture);
          sources.add(capture);
        }
      }
      return watch(names, queue, live, output, status);
    } finally {
      for (Closeable source : sources) {
        source.close();
      }
    }
  }

  private List<String> chosen() throws IOException {
    if (!interfaces.isEmpty()) {
      return interfaces;
    }
    return List.of(
        Interfaces.best().orElseThrow(() -> new CaptureException(Saying.of("watch.noInterface"))));
  }

  private int watch(
      List<String> names,
      FrameQueue queue,
      List<LiveCapture> live,
      ReportOutput output,
      @Nullable StatusLine status)
      throws IOException, InterruptedException {
    SessionPlace place = new SessionPlace(here, files, directory, resume);
    boolean mine = place.isNew();
    Path home = place.home(String.join(",", names));
    Ending ending = new Ending(live.isEmpty());
    try {
      ending.status = hold(names, queue, live, output, place, home, mine, ending, status);
      return ending.status;
    } finally {
      ending.finished();
    }
  }

  /** Nobody else touches the session until all of it is done; the first failure is the one told. */
  @SuppressWarnings("try") // Resources that are there to be closed, in the opposite order.
  private int hold(
      List<String> names,
      FrameQueue queue,
      List<LiveCapture> live,
      ReportOutput output,
      SessionPlace place,
      Path home,
      boolean mine,
      Ending ending,
      @Nullable StatusLine status)
      throws IOException, InterruptedException {
    try (SessionLock lock = place.lock(home)) {
      if (!resume && Files.exists(home.resolve(SessionFiles.JOURNAL))) {
        throw new SaidException(Saying.of("session.exists").with("where", home.toString()));
      }
      try (Closeable after = () -> place.leave(home, mine, ending.isWorthKeeping())) {
        return record(names, queue, live, output, home, ending, status);
      } catch (FileSystemException e) {
        boolean ours = e.getFile() != null && Path.of(e.getFile()).startsWith(home);
        throw ours ? SessionFiles.explained(home, e) : e;
      }
    }
  }

  /** What is known at the end of a session, whatever ends it. */
  private static final class Ending {
    private final boolean stream;
    private @Nullable WatchLoop loop;
    private @Nullable Session session;
    private int status = Failures.FAILED;

    Ending(boolean stream) {
      this.stream = stream;
    }

    /** An interface that was silent says something; a stream that brought nothing says nothing. */
    boolean isWorthKeeping() {
      return loop != null && (loop.frames() > 0 || !stream && session != null);
    }

    void finished() {
      if (loop != null) {
        loop.finished(status);
      }
    }
  }

  @SuppressWarnings("try") // Tables are read until it is closed.
  private int record(
      List<String> names,
      FrameQueue queue,
      List<LiveCapture> live,
      ReportOutput output,
      Path home,
      Ending ending,
      @Nullable StatusLine status)
      throws IOException, InterruptedException {
    try (Journal journal = Journal.open(home.resolve(SessionFiles.JOURNAL), limit);
        Screens screens = screens(home);
        Prober prober = prober(names);
        TableWatch tables = leases.watch(queue)) {
      if (!live.isEmpty()) {
        journal.begin(live.get(0).linkType());
        files.handOverSession(home);
      }
      WatchLoop loop =
          new WatchLoop(
              here,
              new Teller(
                  here, options.quiet, options.phrases(here), status, options.coloredErr(here)),
              queue,
              live,
              journal,
              screens,
              prober,
              names,
              start(names, live.isEmpty()),
              resume ? home : null);
      ending.loop = loop;
      if (!options.quiet) {
        here.complain(
            Saying.of("watch.begins")
                .with(
                    "names",
                    live.isEmpty()
                        ? Saying.of("watch.stream")
                        : Saying.plain(String.join(", ", names)))
                .with("home", home.toString()));
      }
      if (!options.quiet) {
        browser.open(screens.page(), here);
      }
      Session session = loop.run(duration);
      ending.session = session;
      if (!ending.isWorthKeeping() && !resume && !options.quiet) {
        here.complain(Saying.of("watch.noFrame"));
      }
      return output.write(session.report(here.clock().instant(), options.reveal));
    }
  }

  private Input.Start start(List<String> names, boolean isStream) {
    return given.start(String.join(",", names), isStream ? "stream" : "interface", here);
  }

  private @Nullable Prober prober(List<String> names) throws IOException {
    if (probe == null) {
      return null;
    }
    if (names.size() != 1 || names.get(0).equals("-")) {
      throw new Misuse(Saying.of("watch.probe"));
    }
    return Prober.open(here, names.get(0), probe);
  }

  private Screens screens(Path home) throws IOException {
    Alerts alerts =
        Alerts.begin(
            alerting.plan(configuration, every.time(), given.title, options.phrases(here), here),
            String.valueOf(home.getFileName()),
            home.resolve("alerts.json"));
    Uplink uplink = joining == null ? null : HubOptions.open(joining, home, here);
    Screens screens = new Screens(here, options.quiet, board.open(here), alerts, uplink);
    if (uplink != null) {
      uplink.start();
    }
    return screens;
  }
}
