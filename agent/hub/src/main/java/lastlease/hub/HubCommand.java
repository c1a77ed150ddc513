package lastlease.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lastlease.alert.Alerts;
import lastlease.cli.HubHelp;
import lastlease.cli.config.Configuration;
import lastlease.cli.failure.WrongUsage;
import lastlease.cli.option.AlertOptions;
import lastlease.cli.option.DurationConverter;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.RepeatOption;
import lastlease.cli.option.TlsOptions;
import lastlease.cli.option.VersionLine;
import lastlease.dashboard.Board;
import lastlease.dashboard.http.Origin;
import lastlease.hub.disk.DiskIntake;
import lastlease.hub.disk.EventLock;
import lastlease.hub.disk.SeatFolders;
import lastlease.hub.event.EventAlerts;
import lastlease.hub.event.EventHub;
import lastlease.hub.http.HubServer;
import lastlease.hub.intake.SharedLog;
import lastlease.hub.intake.Tenant;
import lastlease.hub.secret.Private;
import lastlease.hub.secret.Tokens;
import lastlease.reports.render.words.Phrases;
import lastlease.session.SessionFiles;
import lastlease.session.Surroundings;
import lastlease.tls.Identity;
import lastlease.words.Misuse;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lastlease hub}: many seats, one picture. */
@Command(name = "hub", mixinStandardHelpOptions = true, versionProvider = VersionLine.class)
public final class HubCommand extends HubHelp implements Callable<Integer> {
  /** So long a hub that is stopped may take to tell alerts that wait, and to say good-bye. */
  private static final int LAST_SECONDS = 20;

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private final Surroundings here;
  private final Configuration configuration;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "where seats and viewers come to (default: 0.0.0.0:8443)")
  private String listen = "0.0.0.0:8443";

  @Option(
      names = "--event",
      paramLabel = "NAME",
      description = "an event; repeatable, each with its own tokens and data (default: event)")
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "where journals are kept (default: lastlease-hub under the state directory)")
  private @Nullable Path state;

  @Option(
      names = "--retain",
      paramLabel = "TIME",
      description =
          "erase sessions that nothing was heard of for so long, e.g. 7d (default: never)",
      converter = DurationConverter.class)
  private @Nullable Duration retain;

  @Option(names = "--erase", paramLabel = "EVENT", description = "erase all of an event, and end")
  private @Nullable String erase;

  /** Counted down when its events are closed, and the other hubs know that it goes. */
  private final CountDownLatch finished = new CountDownLatch(1);

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Mixin private TlsOptions tls = new TlsOptions();

  @Option(
      names = "--plain-http",
      description = "no TLS: behind a proxy that has it, or for a trial on this machine")
  private boolean plain;

  @Mixin private RepeatOption every = new RepeatOption();

  @Mixin private AlertOptions alerting = new AlertOptions();

  @Mixin private LanguageOption language = new LanguageOption();

  /**
   * @param here the world around it
   * @param configuration of the user
   */
  public HubCommand(Surroundings here, Configuration configuration) {
    this.here = here;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path root = state == null ? SessionFiles.state(here).resolve("lastlease-hub") : state;
    SharedLog.Place shared = kafka.place();
    if (erase != null) {
      return erased(root, shared, checked(erase));
    }
    InetSocketAddress where = where();
    List<String> names = names();
    Identity identity = identity(root);
    List<EventLock> locks = new ArrayList<>();
    List<Tenant> tenants = new ArrayList<>();
    // Before anything of an event is opened: who cannot serve it must not touch it.
    try (ServerSocket bound = HubServer.bind(where)) {
      for (String name : shared == null ? names : List.<String>of()) {
        locks.add(EventLock.take(root.resolve(name)));
      }
      for (String name : names) {
        tenants.add(shared == null ? open(root, name) : open(shared, name));
      }
      serve(bound, where, identity, tenants);
    } finally {
      for (Tenant tenant : tenants) {
        tenant.intake().close();
      }
      for (EventLock lock : locks) {
        lock.close();
      }
      finished.countDown();
    }
    return 0;
  }

  private List<String> names() throws IOException {
    List<String> names = events.isEmpty() ? List.of("event") : events;
    for (String name : names) {
      if (Collections.frequency(names, checked(name)) > 1) {
        throw new WrongUsage(
            Objects.requireNonNull(spec).commandLine(), Saying.of("hub.twice").with("event", name));
      }
    }
    return names;
  }

  private Tenant open(Path root, String name) throws IOException {
    Path directory = root.resolve(name);
    EventHub event = new EventHub(name, here.clock());
    Alerts.Plan plan = plan(name);
    EventAlerts alerts = EventAlerts.begin(plan, name, directory);
    return new Tenant(
        event,
        Tokens.of(directory),
        DiskIntake.open(event, alerts, directory, retain, here::complain),
        Alerts.reachOthers(plan));
  }

  /** The same, of a log that other hubs read, too. */
  private Tenant open(SharedLog.Place place, String name) throws IOException {
    EventHub event = new EventHub(name, here.clock());
    Alerts.Plan plan = plan(name);
    // Another hub may tell for years: what is wrong with the configuration is said now.
    boolean reachOthers = Alerts.reachOthers(plan);
    SharedLog.Opened opened =
        SharedLog.found()
            .open(
                place,
                event,
                (told, names) -> EventAlerts.begin(plan, name, told, names),
                retain,
                here::complain);
    return new Tenant(event, opened.tokens(), opened.intake(), reachOthers);
  }

  private Alerts.Plan plan(String name) throws IOException {
    Phrases phrases = language.phrases(here);
    return alerting.plan(configuration, every.time(), name, phrases, here);
  }

  private @Nullable Identity identity(Path root) throws IOException {
    Identity brought = tls.brought();
    if (plain) {
      return null;
    }
    if (brought != null) {
      return brought;
    }
    Private.directory(root);
    String host = listen.substring(0, listen.lastIndexOf(':'));
    return Board.ownIdentity(root, host, here.clock().instant());
  }

  private void serve(
      ServerSocket bound,
      InetSocketAddress where,
      @Nullable Identity identity,
      List<Tenant> tenants)
      throws IOException, InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stopper =
        new Thread(
            () -> {
              stopped.countDown();
              try {
                finished.await(LAST_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stopper);
    try (HubServer server =
        new HubServer(
            bound,
            identity == null ? null : identity.context(),
            tenants,
            here.zone(),
            Origin::of,
            here::complain)) {
      Invitation.print(here, where, server.port(), identity, tenants);
      Rounds rounds = new Rounds(tenants, here::complain);
      while (!stopped.await(1, TimeUnit.SECONDS)) {
        rounds.next();
      }
    }
  }

  private Integer erased(Path root, SharedLog.@Nullable Place shared, String name)
      throws IOException {
    if (shared != null) {
      SharedLog.found().erase(shared, name);
      here.complain(Saying.of("hub.erased").with("event", name));
      return 0;
    }
    Path directory = root.resolve(name);
    if (!Files.exists(directory)) {
      throw new SaidException(
          Saying.of("hub.noEvent").with("event", name).with("where", root.toString()));
    }
    EventLock lock = EventLock.take(directory);
    try {
      SeatFolders.erase(directory);
    } finally {
      lock.close();
    }
    here.complain(Saying.of("hub.erased").with("event", name));
    return 0;
  }

  private static String checked(String name) throws IOException {
    if (!name.matches(NAME)) {
      throw new Misuse(Saying.of("hub.eventName").with("given", name));
    }
    return name;
  }

  private InetSocketAddress where() throws IOException {
    int colon = listen.lastIndexOf(':');
    String port = listen.substring(colon + 1);
    if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new WrongUsage(
          Objects.requireNonNull(spec).commandLine(),
          Saying.of("hub.listen").with("given", listen));
    }
    try {
      return new InetSocketAddress(
          InetAddress.getByName(listen.substring(0, colon).replaceAll("[\\[\\]]", "")),
          Integer.parseInt(port));
    } catch (UnknownHostException e) {
      throw new SaidException(
          Saying.of("board.noHost").with("host", listen.substring(0, colon)), e);
    }
  }
}
