package lastlease.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import lastlease.alert.Alerts;
import lastlease.dashboard.Board;
import lastlease.dashboard.http.Origin;
import lastlease.hub.disk.DiskIntake;
import lastlease.hub.event.EventAlerts;
import lastlease.hub.event.EventHub;
import lastlease.hub.http.HubServer;
import lastlease.hub.intake.Tenant;
import lastlease.hub.secret.Private;
import lastlease.hub.secret.Tokens;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import lastlease.tls.Identity;
import lastlease.uplink.HubAddress;
import lastlease.uplink.Protocol;
import lastlease.uplink.Uplink;
import lastlease.words.Saying;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;

/** A hub in this process, on the loopback, with its events; and what comes to it. */
final class House implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final List<String> said = new CopyOnWriteArrayList<>();
  private final Semaphore news = new Semaphore(0);
  final Ticking clock;
  private final Path root;
  private final Map<String, String> alerts;
  private final List<Tenant> tenants = new ArrayList<>();
  private @Nullable HubServer server;
  private @Nullable Duration retain;
  private @Nullable Identity identity;
  private int port;

  /** Who asks, all of them. */
  String origin = Origin.HERE;

  House(Path root, Ticking clock, Map<String, String> alerts) {
    this.root = root;
    this.clock = clock;
    this.alerts = alerts;
  }

  House retain(Duration time) {
    retain = time;
    return this;
  }

  House secured() throws IOException {
    Private.directory(root);
    identity = Board.ownIdentity(root, "127.0.0.1", Instant.now());
    return this;
  }

  String pin() {
    return identity == null ? "" : identity.pin();
  }

  /** What a client needs to know it by. */
  KeyStore trusted() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    if (identity != null) {
      store.setCertificateEntry("hub", identity.certificates().get(0));
    }
    return store;
  }

  /** Where it listens; else where there is room. */
  House at(int number) {
    port = number;
    return this;
  }

  int port() {
    return server == null ? port : server.port();
  }

  House open(String... events) throws IOException {
    for (String name : events) {
      Path directory = root.resolve(name);
      Private.directory(directory);
      EventHub event = new EventHub(name, clock);
      Alerts.Plan plan =
          new Alerts.Plan(
              alerts,
              Map.of(),
              Duration.ofHours(1),
              name,
              new Phrases(Language.EN, ZoneOffset.UTC),
              text -> {},
              (channel, why) -> hear(channel + ": " + why));
      tenants.add(
          new Tenant(
              event,
              Tokens.of(directory),
              DiskIntake.open(
                  event, EventAlerts.begin(plan, name, directory), directory, retain, this::say),
              Alerts.reachOthers(plan)));
    }
    server =
        new HubServer(
            HubServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)),
            identity == null ? null : identity.context(),
            tenants,
            ZoneOffset.UTC,
            address -> new Origin(origin, address.getHostAddress()),
            this::say);
    return this;
  }

  Tenant tenant(String name) {
    return tenants.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  String address() {
    if (server == null) {
      throw new IllegalStateException("not open");
    }
    return (identity == null ? "http" : "https") + "://127.0.0.1:" + server.port();
  }

  HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A post as a seat makes it, uncompressed. */
  HttpRequest.Builder post(String token, String seat, String session, long at, byte[] body) {
    return HttpRequest.newBuilder(URI.create(address() + Protocol.PATH))
        .header("Authorization", "Bearer " + token)
        .header(Protocol.LANGUAGE, "1")
        .header(Protocol.SEAT, seat)
        .header(Protocol.SESSION, session)
        .header(Protocol.FILE, Protocol.MAIN)
        .header(Protocol.POSITION, Long.toString(at))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A real seat's uplink. */
  Uplink uplink(String event, String seat, Path journal) throws IOException {
    return uplink(address(), tenant(event).tokens().join(), seat, journal);
  }

  Uplink uplink(String hub, String token, String seat, Path journal) throws IOException {
    Uplink uplink =
        new Uplink(
            new Uplink.Plan(HubAddress.parse(hub), seat, token, "test", Locale.ENGLISH),
            journal,
            System.currentTimeMillis(),
            saying -> hear(seat + " " + Words.ENGLISH.say(saying)));
    uplink.start();
    return uplink;
  }

  /** The only journal of an event on disk, or null. */
  @Nullable Path journal(String event) throws IOException {
    try (var files = Files.walk(root.resolve(event))) {
      return files.filter(file -> file.endsWith("journal.pcapng")).findFirst().orElse(null);
    }
  }

  private void say(Saying saying) {
    hear(Words.ENGLISH.say(saying));
  }

  private void hear(String text) {
    said.add(text);
    news.release();
  }

  /**
   * Waits until something is so, at most a minute: looks again when something was said, and every
   * 20 ms, since a hub tells nobody that a journal has grown or its picture has changed.
   */
  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (!news.tryAcquire(20, TimeUnit.MILLISECONDS) && System.nanoTime() > end) {
        throw new AssertionError("it never came that " + what);
      }
    }
  }

  /** It is gone, as if its machine were. */
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    for (Tenant tenant : tenants) {
      tenant.intake().close();
    }
    tenants.clear();
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
