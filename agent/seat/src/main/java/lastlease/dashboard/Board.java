package lastlease.dashboard;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import lastlease.dashboard.http.Door;
import lastlease.dashboard.http.Exchange;
import lastlease.dashboard.http.Origin;
import lastlease.reports.PoolReport;
import lastlease.tls.Identity;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** The dashboard: a small HTTP or HTTPS server over the newest report. */
public final class Board implements Closeable {
  /** So many ports are tried, from the wanted one on. */
  private static final int PORTS = 20;

  private final Latest latest = new Latest();
  private final Streams streams;
  private final Access access;
  private final Routes routes;
  private final Door door;
  private final List<String> addresses;
  private final boolean local;

  private Board(InetSocketAddress at, Where where, ZoneId zone) throws IOException {
    Pages pages = new Pages(zone);
    Identity identity = where.identity();
    this.local = where.token() == null;
    this.streams = new Streams(latest, pages);
    this.routes = new Routes(latest, pages, streams);
    this.access = new Access(Place.names(where.host()), where.token(), identity != null);
    this.door =
        Door.open(
            at, identity == null ? null : identity.context(), this::answer, Door.PAGE, Origin::of);
    this.addresses =
        Place.addresses(identity == null ? "http" : "https", where.host(), door.port());
  }

  /**
   * Where to listen.
   *
   * @param host name or address
   * @param port 0 to 65535; 0 for any
   * @param token what viewers elsewhere must bring; null on the loopback
   * @param identity null for plain HTTP
   */
  public record Where(String host, int port, @Nullable String token, @Nullable Identity identity) {
    /** In plain HTTP. */
    public Where(String host, int port, @Nullable String token) {
      this(host, port, token, null);
    }

    /** Whether only this machine can reach it. */
    public boolean isLocal() throws UnknownHostException {
      return InetAddress.getByName(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    }
  }

  /**
   * The own certificate of a server of pages, which is made where there is none yet.
   *
   * @param directory where it is kept
   * @param host as in {@link Where}
   */
  public static Identity ownIdentity(Path directory, String host, Instant now) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    names.add("lastlease");
    Place.names(host).stream()
        .filter(name -> name.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"))
        .filter(name -> !name.matches("[0-9.]+"))
        .forEach(names::add);
    List<InetAddress> addresses = new ArrayList<>(Place.ofThisMachine());
    addresses.add(InetAddress.getLoopbackAddress());
    Place.literal(host).filter(one -> !addresses.contains(one)).ifPresent(addresses::add);
    return Identity.own(directory, List.copyOf(names), addresses, now);
  }

  /**
   * Opens it; if the port is taken, on the next free one.
   *
   * @throws IOException with one line that says what to do
   */
  public static Board open(Where where, ZoneId zone) throws IOException {
    return open(where, zone, PORTS, "board.noPort");
  }

  /**
   * Opens it at that very port, which somebody named: a viewer elsewhere, or a scrape, counts on
   * it.
   *
   * @throws IOException with one line that says what to do
   */
  public static Board openThere(Where where, ZoneId zone) throws IOException {
    return open(where, zone, 1, "board.taken");
  }

  private static Board open(Where where, ZoneId zone, int ports, String failed) throws IOException {
    InetAddress host;
    try {
      host = InetAddress.getByName(where.host().replaceAll("[\\[\\]]", ""));
    } catch (UnknownHostException e) {
      throw new SaidException(Saying.of("board.noHost").with("host", where.host()), e);
    }
    BindException taken = new BindException();
    for (int i = 0; i < ports && where.port() + i <= 65_535; i++) {
      try {
        return new Board(new InetSocketAddress(host, where.port() + i), where, zone);
      } catch (BindException e) {
        taken = e;
      }
    }
    throw new SaidException(
        Saying.of(failed)
            .with("port", Integer.toString(where.port()))
            .with("why", String.valueOf(taken.getMessage())),
        taken);
  }

  private void answer(Exchange exchange) throws IOException {
    try {
      if (access.admits(exchange)) {
        routes.answer(exchange);
      }
    } catch (RuntimeException e) {
      // One bad answer must not take the server's thread with it.
      if (!exchange.isAnswered()) {
        Tongue.say(exchange, 500, Saying.of("page.failed").with("why", e.toString()));
      }
    }
  }

  /** Where the page is. */
  public String address() {
    return addresses.get(0);
  }

  /** The same, under each address of this machine. */
  public List<String> addresses() {
    return addresses;
  }

  /** Whether only this machine can reach it, without a token. */
  public boolean isLocal() {
    return local;
  }

  /** Viewers whose pages renew themselves now. */
  public int viewers() {
    return streams.open();
  }

  /**
   * Shows a report. Never blocks.
   *
   * @param blindness why nothing can be seen now, or null while capturing
   */
  public void publish(PoolReport report, @Nullable String blindness) {
    blind(blindness);
    show(report);
  }

  /** Shows a report. Never blocks. */
  public void show(PoolReport report) {
    show(report, null);
  }

  /**
   * Shows a report. Never blocks.
   *
   * @param lastFrame when the last frame came; null before the first
   */
  public void show(PoolReport report, @Nullable Instant lastFrame) {
    latest.put(report, lastFrame);
  }

  /** Why nothing can be seen now, or null while capturing. */
  public void blind(@Nullable String why) {
    latest.blind(why);
  }

  /**
   * While somebody reads, newer reports are asked for, at most one a second.
   *
   * @param ask asks for one to be shown soon, without waiting for it; null when the newest is the
   *     last
   */
  public void onAsk(@Nullable Runnable ask) {
    latest.onAsk(ask);
  }

  @Override
  public void close() {
    latest.close();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the dashboard does not close", e);
    }
  }
}
